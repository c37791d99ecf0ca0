package org.probity.explainability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.explanation.Explanation;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PicturesTest {
  private static final Path FOLDER = Path.of("target", "pictures");

  static Stream<Arguments> kinds() {
    return Stream.of("en", "zh")
        .flatMap(
            lang ->
                Stream.of(
                    Arguments.of("text", lang, Samples.text("integrated-gradients"), null),
                    Arguments.of("attention", lang, Samples.text("attention-gradient"), null),
                    Arguments.of("steps", lang, Samples.steps(), null),
                    Arguments.of("rollout", lang, Samples.text("attention-rollout"), null),
                    Arguments.of(
                        "long",
                        lang,
                        Samples.text("gradient", "many words make light work ".repeat(30)),
                        null),
                    Arguments.of("row", lang, Samples.row(), Samples.ROW),
                    Arguments.of(
                        "image", lang, Samples.image("integrated-gradients"), Samples.picture()),
                    Arguments.of("patches", lang, Samples.image("occlusion"), Samples.picture()),
                    Arguments.of("bare", lang, Samples.image("gradient"), null)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("kinds")
  void everyKindIsAPicture(
      String kind, String lang, Explanation explanation, float @Nullable [] input)
      throws Exception {
    String svg = ExplanationPictures.svg(explanation, lang, input);
    byte[] png = ExplanationPictures.png(explanation, lang, input);
    String html = ExplanationPictures.html(explanation, lang, input);
    keep(kind + "." + lang + ".svg", svg.getBytes(UTF_8));
    keep(kind + "." + lang + ".png", png);
    keep(kind + "." + lang + ".html", html.getBytes(UTF_8));

    assertThat(parsed(svg).getElementsByTagName("rect").getLength()).isGreaterThan(10);
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1440);
    assertThat(html).contains("lang=\"" + lang + "\"", "<table>", "<svg ");
    assertThat(ExplanationPictures.svg(explanation, lang, input)).isEqualTo(svg);
    assertThat(ExplanationPictures.png(explanation, lang, input)).isEqualTo(png);
  }

  private static void keep(String name, byte[] bytes) throws IOException {
    Files.createDirectories(FOLDER);
    Files.write(FOLDER.resolve(name), bytes);
  }

  private static Document parsed(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"onload=\"alert(1)",
        "a&b;&lt;",
        "]]><svg/onload=x>",
        "\u0000\u0007\uffff",
        "\ud800broken",
        "\u202egnirts"
      })
  void whatATokenSaysIsShownAndNeverRun(String token) throws Exception {
    Explanation explanation = Samples.text("gradient", "so " + token + " then");

    String svg = ExplanationPictures.svg(explanation, "en");
    Document document = parsed(svg);
    String html = ExplanationPictures.html(explanation, "en");

    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(attributes(document.getElementsByTagName("*"))).noneMatch(n -> n.startsWith("on"));
    assertThat(html).doesNotContain("<script", "<svg/onload", "\u202e", "\u0000");
  }

  private static Stream<String> attributes(NodeList elements) {
    Stream.Builder<String> names = Stream.builder();
    for (int i = 0; i < elements.getLength(); i++) {
      var attributes = elements.item(i).getAttributes();
      for (int j = 0; j < attributes.getLength(); j++) {
        names.add(attributes.item(j).getNodeName());
      }
    }
    return names.build();
  }

  @Test
  void aTokenThatLooksLikeMarkupReadsAsItself() throws Exception {
    Document document =
        parsed(ExplanationPictures.svg(Samples.text("gradient", "<script> ok"), "en"));
    NodeList texts = document.getElementsByTagName("text");

    assertThat(Stream.iterate(0, i -> i + 1).limit(texts.getLength()).map(texts::item))
        .anyMatch(node -> node.getTextContent().equals("<script>"));
  }

  @Test
  void labelsAreInTheLanguageAskedFor() {
    Explanation explanation = Samples.text("integrated-gradients");

    assertThat(ExplanationPictures.svg(explanation, "zh")).contains("支持", "积分梯度");
    assertThat(ExplanationPictures.svg(explanation, "en")).contains("speaks for", "integrated");
    assertThat(ExplanationPictures.svg(explanation, "zh-CN"))
        .isEqualTo(ExplanationPictures.svg(explanation, "zh"));
  }

  @Test
  void valuesThatAreNoNumbersStillMakeAPicture() throws Exception {
    Textbook root =
        Textbook.ofFeatures(
            2, x -> Math.sqrt(x[0]) + x[1], x -> new float[] {Float.POSITIVE_INFINITY, 1});
    Explanation explanation = Explaining.explain(root, "gradient", Textbook.input(0, 1));

    assertThat(parsed(ExplanationPictures.svg(explanation, "en")).getDocumentElement()).isNotNull();
    assertThat(ExplanationPictures.svg(explanation, "en")).contains("Not fit as evidence");
  }
}
