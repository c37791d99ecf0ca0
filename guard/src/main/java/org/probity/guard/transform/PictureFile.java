package org.probity.guard.transform;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;

/**
 * Pixels as PNG files (ISO/IEC 15948), with a label that people see and a mark that programs read.
 */
final class PictureFile {
  private static final String NATIVE = "javax_imageio_png_1.0";

  /**
   * The packet around the mark (ISO 16684-1): the schema that TC260 gives for GB 45438, and what
   * IPTC calls a picture made by a trained algorithm (AI Act 50(2) asks for a machine-readable
   * mark, of no format).
   */
  private static final String XMP =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\
      <x:xmpmeta xmlns:x="adobe:ns:meta/">\
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
      <rdf:Description rdf:about="" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/" \
      xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">\
      <TC260:AIGC>%s</TC260:AIGC>\
      <Iptc4xmpExt:DigitalSourceType>\
      http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\
      </Iptc4xmpExt:DigitalSourceType>\
      </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>""";

  private PictureFile() {}

  /**
   * @param pixels [items, 1 or 3, height, width], 0 to 1; what lies outside is cut off
   * @param label whether to draw the label
   * @param mark the fields of GB 45438-2025 annex E as ASCII JSON, or null for none
   * @return [items], files in base64
   */
  static Tensor of(Tensor pixels, boolean label, @Nullable String mark) {
    String[] files = new String[(int) pixels.shape()[0]];
    for (int item = 0; item < files.length; item++) {
      BufferedImage picture = picture(pixels, item);
      BufferedImage shown = label ? VisibleLabel.on(picture) : picture;
      files[item] = Base64.getEncoder().encodeToString(png(shown, mark));
    }
    return new Tensor(pixels.name(), Datatype.BYTES, new long[] {files.length}, files);
  }

  private static BufferedImage picture(Tensor pixels, int item) {
    int channels = (int) pixels.shape()[1];
    int height = (int) pixels.shape()[2];
    int width = (int) pixels.shape()[3];
    int plane = height * width;
    int green = channels == 1 ? 0 : plane;
    int blue = channels == 1 ? 0 : 2 * plane;
    float[] values = pixels.floats();
    int[] colours = new int[plane];
    int from = item * channels * plane;
    for (int at = 0; at < plane; at++) {
      int value = from + at;
      colours[at] =
          level(values[value]) << 16
              | level(values[value + green]) << 8
              | level(values[value + blue]);
    }
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, colours, 0, width);
    return picture;
  }

  private static int level(float value) {
    return Math.round(255 * Math.min(1, Math.max(0, value)));
  }

  private static byte[] png(BufferedImage picture, @Nullable String mark) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
      if (mark != null) {
        metadata.mergeTree(NATIVE, marked(mark));
      }
      writer.setOutput(out);
      writer.write(new IIOImage(picture, null, metadata));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /** Under the keyword {@code AIGC}, and as XMP: programs in use look in the one or the other. */
  private static IIOMetadataNode marked(String mark) {
    IIOMetadataNode plain = new IIOMetadataNode("tEXtEntry");
    plain.setAttribute("keyword", "AIGC");
    plain.setAttribute("value", mark);
    IIOMetadataNode xmp = new IIOMetadataNode("iTXtEntry");
    xmp.setAttribute("keyword", "XML:com.adobe.xmp");
    xmp.setAttribute("compressionFlag", "FALSE");
    xmp.setAttribute("compressionMethod", "0");
    xmp.setAttribute("languageTag", "");
    xmp.setAttribute("translatedKeyword", "");
    xmp.setAttribute("text", XMP.replace("%s", escaped(mark)));
    IIOMetadataNode root = new IIOMetadataNode(NATIVE);
    root.appendChild(within("tEXt", plain));
    root.appendChild(within("iTXt", xmp));
    return root;
  }

  private static IIOMetadataNode within(String name, IIOMetadataNode entry) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    node.appendChild(entry);
    return node;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
