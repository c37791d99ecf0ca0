package org.probity.rules.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.probity.rules.RulesException;

/**
 * Takes from a workbook (ECMA-376) the parts that hold text, once they are known to be plain.
 * INVARIANT: the library reads nothing that was not looked through here, within these limits: no
 * document type, formula, macro, link or hidden row; kept by packing those parts anew.
 */
final class WorkbookParts {
  private static final int MOST_FILE_BYTES = 4_000_000;

  /** XML is wordy: four times what a file of text may take. */
  private static final int MOST_BYTES = 16_000_000;

  private static final int MOST_PARTS = 64;
  private static final String SHEET = "xl/worksheets/sheet[0-9]{1,3}\\.xml";
  private static final Pattern READ =
      Pattern.compile(
          "\\[Content_Types]\\.xml|_rels/\\.rels|xl/workbook\\.xml|xl/_rels/workbook\\.xml\\.rels"
              + "|xl/styles\\.xml|xl/sharedStrings\\.xml|"
              + SHEET);

  /** What the usual programs write beside the cells; it is dropped. */
  private static final Pattern DROPPED =
      Pattern.compile(
          "docProps/[a-z]+\\.(xml|jpeg|emf)|docMetadata/LabelInfo\\.xml|xl/theme/theme[0-9]+\\.xml"
              + "|xl/worksheets/_rels/sheet[0-9]{1,3}\\.xml\\.rels|xl/drawings/drawing[0-9]+\\.xml"
              + "|xl/printerSettings/printerSettings[0-9]+\\.bin|xl/persons/person[0-9]*\\.xml");

  private static final Pattern CELL = Pattern.compile("[A-Z]{1,2}[1-9][0-9]{0,4}");
  private static final Set<String> TRUE = Set.of("1", "true");

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private String sheet = "";

  private WorkbookParts() {}

  /**
   * @throws RulesException that says what the workbook holds that it must not, and where
   */
  static WorkbookParts of(byte[] file) {
    if (file.length > MOST_FILE_BYTES) {
      throw new RulesException("The workbook is over " + MOST_FILE_BYTES + " bytes.");
    }
    WorkbookParts parts = new WorkbookParts();
    try {
      parts.unpack(file);
      parts.look();
    } catch (RulesException e) {
      throw e;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw new RulesException("The workbook cannot be read; save it anew as .xlsx.", e);
    }
    return parts;
  }

  /** The sheet's name, if it is one that a message may repeat. */
  String sheet() {
    return sheet.matches("[A-Za-z0-9_. -]{1,31}") ? sheet : "Sheet";
  }

  /** The plain parts as a workbook. */
  byte[] workbook() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new RulesException("The workbook cannot be read.", e);
    }
    return bytes.toByteArray();
  }

  private void unpack(byte[] file) throws IOException {
    Set<String> seen = new HashSet<>();
    int left = MOST_BYTES;
    // By the central directory, as the programs read it that show the sheet to people.
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String name = entry.getName();
        if (!seen.add(name) || seen.size() > MOST_PARTS) {
          throw new RulesException("The workbook has a part twice, or too many.");
        }
        boolean read = READ.matcher(name).matches();
        if (!read && !DROPPED.matcher(name).matches()) {
          throw new RulesException(
              "The workbook holds "
                  + kind(name)
                  + "; save a copy that has nothing but the sheet's text.");
        }
        byte[] bytes;
        try (InputStream part = zip.getInputStream(entry)) {
          bytes = part.readNBytes(left + 1);
        }
        left -= bytes.length;
        if (left < 0) {
          throw new RulesException("The workbook is over " + MOST_BYTES + " bytes unpacked.");
        }
        if (read || name.endsWith(".rels")) {
          parts.put(name, bytes);
        }
      }
    }
  }

  private static String kind(String part) {
    if (part.contains("vba") || part.contains("macro")) {
      return "macros";
    }
    if (part.startsWith("xl/externalLinks/") || part.equals("xl/connections.xml")) {
      return "links to other files";
    }
    if (part.equals("xl/calcChain.xml")) {
      return "formulas";
    }
    return "a part that is no text of a sheet";
  }

  private void look() throws XMLStreamException {
    if (parts.keySet().stream().filter(name -> name.matches(SHEET)).count() != 1) {
      throw new RulesException("The workbook has exactly one sheet.");
    }
    byte[] workbook = parts.get("xl/workbook.xml");
    if (workbook == null) {
      throw new RulesException("The file is no workbook.");
    }
    look(workbook, this::ofWorkbook);
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (part.getKey().endsWith(".rels")) {
        look(part.getValue(), WorkbookParts::ofRelations);
      } else if (part.getKey().matches(SHEET)) {
        Cells cells = new Cells(new Table(sheet()));
        look(part.getValue(), cells::see);
      } else {
        look(part.getValue(), reader -> {});
      }
    }
    parts.keySet().removeIf(name -> name.startsWith("xl/worksheets/_rels/"));
  }

  /** Called at each start and end of an element. */
  private interface Look {
    void at(XMLStreamReader reader);
  }

  private static void look(byte[] part, Look look) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text(part)));
    String encoding = reader.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw new RulesException("A part of the workbook is not UTF-8.");
    }
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new RulesException("A part of the workbook declares a document type.");
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> look.at(reader);
        default -> {}
      }
    }
  }

  private static String text(byte[] part) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(part)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RulesException("A part of the workbook is not UTF-8.", e);
    }
  }

  private void ofWorkbook(XMLStreamReader reader) {
    if (!reader.isStartElement()) {
      return;
    }
    switch (reader.getLocalName()) {
      case "sheet" -> {
        String state = reader.getAttributeValue(null, "state");
        if (!sheet.isEmpty() || (state != null && !state.equals("visible"))) {
          throw new RulesException("The workbook has exactly one sheet, and it is not hidden.");
        }
        String name = reader.getAttributeValue(null, "name");
        sheet = name == null ? "Sheet" : name;
      }
      case "workbookPr" -> {
        if (isTrue(reader, "date1904")) {
          throw new RulesException("The workbook counts days from 1904; write dates as text.");
        }
      }
      case "externalReferences" ->
          throw new RulesException("The workbook holds links to other files.");
      default -> {}
    }
  }

  private static void ofRelations(XMLStreamReader reader) {
    if (reader.isStartElement()
        && "External".equalsIgnoreCase(reader.getAttributeValue(null, "TargetMode"))) {
      throw new RulesException("The workbook holds a link to another place; remove it.");
    }
  }

  private static boolean isTrue(XMLStreamReader reader, String attribute) {
    String value = reader.getAttributeValue(null, attribute);
    return value != null && TRUE.contains(value);
  }

  /** Looks through the cells, in the order of the part. */
  private static final class Cells {
    private final Table table;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String cell;

    Cells(Table table) {
      this.table = table;
    }

    void see(XMLStreamReader reader) {
      String element = reader.getLocalName();
      if (element.equals("c")) {
        cell = reader.isStartElement() ? name(reader.getAttributeValue(null, "r")) : null;
      } else if (element.equals("f") && cell != null) {
        throw new RulesException(table.placed(cell) + ": a formula; write the text itself.");
      } else if (element.equals("AlternateContent")) {
        throw new RulesException("The sheet holds more than one version of its content.");
      } else if (reader.isStartElement()
          && (element.equals("row") || element.equals("col"))
          && isTrue(reader, "hidden")) {
        throw new RulesException("The sheet has a hidden " + element + "; show or delete it.");
      }
    }

    private String name(@Nullable String name) {
      if (name == null || !CELL.matcher(name).matches() || !seen.add(name)) {
        throw new RulesException("The sheet has a cell without a place, twice, or too far out.");
      }
      return name;
    }
  }
}
