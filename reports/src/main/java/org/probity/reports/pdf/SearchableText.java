package org.probity.reports.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Makes Chinese text of a PDF found and copied as it was written. A font draws 人 (U+4EBA) and the
 * radical ⼈ (U+2F08) by one glyph, and PDFBox names the glyph by the lower of the two: here each
 * radical gives way to its character (Unicode, compatibility decomposition).
 */
final class SearchableText {
  private static final Pattern RANGE =
      Pattern.compile("<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4,8})>");

  /** As many as a block of a CMap may have. */
  private static final int BLOCK = 100;

  private static final char FIRST_RADICAL = '\u2E80';
  private static final char LAST_RADICAL = '\u2FDF';

  private SearchableText() {}

  static void mend(PDDocument document) throws IOException {
    for (PDPage page : document.getPages()) {
      COSDictionary fonts = page.getResources().getCOSObject().getCOSDictionary(COSName.FONT);
      if (fonts != null) {
        for (COSName name : fonts.keySet()) {
          COSDictionary font = fonts.getCOSDictionary(name);
          COSBase map = font == null ? null : font.getDictionaryObject(COSName.TO_UNICODE);
          if (map instanceof COSStream stream) {
            mend(stream);
          }
        }
      }
    }
  }

  private static void mend(COSStream stream) throws IOException {
    String cmap;
    try (var in = stream.createInputStream()) {
      cmap = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    Map<Integer, String> glyphs = new TreeMap<>();
    boolean radicals = false;
    Matcher range = RANGE.matcher(cmap);
    while (range.find()) {
      int first = Integer.parseInt(range.group(1), 16);
      int last = Integer.parseInt(range.group(2), 16);
      String text = text(range.group(3));
      int point = text.codePointAt(0);
      for (int glyph = first; glyph <= last; glyph++) {
        String shown = first == last ? text : Character.toString(point + glyph - first);
        radicals |= isRadical(shown);
        glyphs.put(glyph, isRadical(shown) ? character(shown) : shown);
      }
    }
    if (radicals) {
      try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        out.write(cmap(glyphs).getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static boolean isRadical(String text) {
    return text.length() == 1 && text.charAt(0) >= FIRST_RADICAL && text.charAt(0) <= LAST_RADICAL;
  }

  private static String character(String radical) {
    return Normalizer.normalize(radical, Normalizer.Form.NFKC);
  }

  private static String text(String hex) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hex.length(); i += 4) {
      text.append((char) Integer.parseInt(hex.substring(i, i + 4), 16));
    }
    return text.toString();
  }

  private static String cmap(Map<Integer, String> glyphs) {
    StringBuilder cmap =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    List<Map.Entry<Integer, String>> all = new ArrayList<>(glyphs.entrySet());
    for (int from = 0; from < all.size(); from += BLOCK) {
      List<Map.Entry<Integer, String>> block =
          all.subList(from, Math.min(all.size(), from + BLOCK));
      cmap.append(block.size()).append(" beginbfchar\n");
      for (Map.Entry<Integer, String> glyph : block) {
        cmap.append(String.format(Locale.ROOT, "<%04X> <", glyph.getKey()));
        glyph
            .getValue()
            .chars()
            .forEach(unit -> cmap.append(String.format(Locale.ROOT, "%04X", unit)));
        cmap.append(">\n");
      }
      cmap.append("endbfchar\n");
    }
    return cmap.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
