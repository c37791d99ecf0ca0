package org.probity.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.guard.works.ShippedWorks;
import org.probity.launcher.LauncherException;

/**
 * What people write in the demonstration: sentences of the public-domain works that come with the
 * distribution, or tweets and sentences of public data sets where they are at hand; and invented
 * mails with invented persons in them.
 */
final class DemoTexts {
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");
  private static final int SHORTEST = 30;
  private static final int LONGEST = 200;
  private static final int MOST = 2_000;
  private final List<String> sentences;
  private final List<String> posts;
  private final List<String> mails;

  private DemoTexts(List<String> sentences, List<String> posts, List<String> mails) {
    this.sentences = sentences;
    this.posts = posts;
    this.mails = mails;
  }

  /**
   * @param sets folder of public data sets, or null
   */
  static DemoTexts of(@Nullable Path sets) {
    List<String> sentences = new ArrayList<>();
    ShippedWorks.texts().forEach(work -> sentences.addAll(sentences(work)));
    List<String> invented = invented();
    return new DemoTexts(
        sentences,
        sets == null ? sentences : tweets(sets.resolve("toxicity/labeled_tweets.csv"), sentences),
        sets == null ? invented : labelled(sets.resolve("pii/generated_large.json"), invented));
  }

  private static List<String> sentences(String work) {
    return SENTENCE
        .splitAsStream(work.replaceAll("\\s+", " "))
        .map(String::strip)
        .filter(each -> each.length() >= SHORTEST && each.length() <= LONGEST)
        .toList();
  }

  private static List<String> invented() {
    try (InputStream in = DemoTexts.class.getResourceAsStream("mails.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new LauncherException("This distribution is incomplete.").because(e);
    }
  }

  /** Their last column, of those that stand on one line. */
  private static List<String> tweets(Path file, List<String> otherwise) {
    if (!Files.exists(file)) {
      return otherwise;
    }
    try (var lines = Files.lines(file)) {
      return lines
          .skip(1)
          .filter(line -> line.matches("\\d+,(\\d+,){5}.+"))
          .map(line -> line.replaceFirst("\\d+,(\\d+,){5}", "").replace("\"", ""))
          .filter(text -> text.length() >= SHORTEST)
          .limit(MOST)
          .toList();
    } catch (IOException e) {
      throw new LauncherException("%s cannot be read.", file).because(e);
    }
  }

  private static List<String> labelled(Path file, List<String> otherwise) {
    if (!Files.exists(file)) {
      return otherwise;
    }
    List<String> texts = new ArrayList<>(otherwise);
    try {
      for (JsonNode each : new ObjectMapper().readTree(file.toFile())) {
        texts.add(each.path("full_text").asText());
      }
    } catch (IOException e) {
      throw new LauncherException("%s cannot be read.", file).because(e);
    }
    texts.removeIf(text -> text.isBlank() || text.length() > 2 * LONGEST);
    return texts;
  }

  String sentence(Random random) {
    return sentences.get(random.nextInt(sentences.size()));
  }

  String post(Random random) {
    return posts.get(random.nextInt(posts.size()));
  }

  String mail(Random random) {
    return mails.get(random.nextInt(mails.size()));
  }
}
