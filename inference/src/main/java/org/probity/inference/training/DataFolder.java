package org.probity.inference.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.probity.inference.ModelException;

/** Where the training data lie; {@code models/README.md} says how to get each set. */
record DataFolder(Path root) {
  /** Where Debian's package dataset-fashion-mnist puts it. */
  private static final Path DEBIAN_FASHION = Path.of("/usr/share/datasets/fashion-mnist");

  Path tweets() {
    return find("labelled tweets", root.resolve("toxicity/labeled_tweets.csv"));
  }

  Path jailbreaks() {
    return find("in-the-wild jailbreaks", root.resolve("injection/inthewild_jailbreaks.json"));
  }

  Path guardrails() {
    return find("guardrails prompts", root.resolve("injection/openai_guardrails_demo.jsonl"));
  }

  Path notInject() {
    return find("NotInject prompts", root.resolve("injection/notinject_one.json"));
  }

  Path madlibs() {
    return find("identity sentences", root.resolve("bias/identity_madlibs.csv"));
  }

  Path entities() {
    return find("sentences with labelled entities", root.resolve("pii/generated_large.json"));
  }

  Path credit() {
    return find("German credit cases", root.resolve("credit/german_credit.csv"));
  }

  Path fashion() {
    return find("Fashion-MNIST", root.resolve("fashion-mnist"), DEBIAN_FASHION);
  }

  /** The folder that holds {@code easy-ham-1} and its siblings. */
  Path mails() {
    return find(
        "SpamAssassin mails",
        root.resolve("spam-assassin/data"),
        root.resolve("spam-assassin/package/data"),
        root.resolve("spam-assassin"));
  }

  private static Path find(String what, Path... places) {
    return List.of(places).stream()
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () ->
                new ModelException(
                    "The "
                        + what
                        + " are not in the data folder; models/README.md says where "
                        + "they are public and where they belong."));
  }
}
