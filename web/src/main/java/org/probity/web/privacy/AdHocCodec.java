package org.probity.web.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.probity.detection.AdHocRecognizer;
import org.probity.detection.DetectionException;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Presidio's JSON for recognisers that come with a request. */
final class AdHocCodec {
  private static final int MOST_RECOGNIZERS = 32;
  private static final int MOST_PATTERNS = 32;
  private static final int MOST_WORDS = 500;
  private static final int LONGEST = 1_000;
  private static final int LONGEST_WORD = 100;

  /** Pattern states times characters: about a second of work. */
  private static final long MOST_WORK = 50_000_000;

  private AdHocCodec() {}

  static List<AdHocRecognizer> recognizers(Members request, String text) {
    List<AdHocRecognizer> recognizers = new ArrayList<>();
    ObjectLists.list(request, "ad_hoc_recognizers", MOST_RECOGNIZERS)
        .orElse(List.of())
        .forEach(given -> recognizers.add(recognizer(given)));
    long states = recognizers.stream().mapToLong(AdHocRecognizer::states).sum();
    if (states * text.length() > MOST_WORK) {
      throw new Refusal(413, "They are too much work for so long a text.", "ad_hoc_recognizers");
    }
    return recognizers;
  }

  private static AdHocRecognizer recognizer(Members given) {
    String name = given.textOrNull("name");
    String entity = AnalyzeCodec.entity(given, "supported_entity");
    List<String> context = words(given, "context");
    AdHocRecognizer recognizer =
        new AdHocRecognizer(
            name == null ? "ad-hoc" : bounded(given, "name", name, LONGEST_WORD), entity, context);
    List<Members> patterns = ObjectLists.list(given, "patterns", MOST_PATTERNS).orElse(List.of());
    List<String> denied = words(given, "deny_list");
    if (patterns.isEmpty() && denied.isEmpty()) {
      throw Refusal.malformed(given.path(), "It has patterns or a deny_list.");
    }
    try {
      for (Members pattern : patterns) {
        String regex = bounded(pattern, "regex", pattern.text("regex"), LONGEST);
        recognizer.pattern(regex, AnalyzeCodec.score(pattern, "score", 0.5));
      }
      if (!denied.isEmpty()) {
        recognizer.denyList(denied, AnalyzeCodec.score(given, "deny_list_score", 1));
      }
    } catch (DetectionException e) {
      throw Texts.refused(given.path(), e);
    }
    return recognizer;
  }

  private static List<String> words(Members given, String member) {
    Set<String> words = given.texts(member);
    if (words.size() > MOST_WORDS) {
      throw new Refusal(413, "It has more than " + MOST_WORDS + " words.", given.name(member));
    }
    words.forEach(word -> bounded(given, member, word, LONGEST_WORD));
    return List.copyOf(words);
  }

  private static String bounded(Members given, String member, String text, int longest) {
    if (text.isEmpty() || text.length() > longest) {
      throw Refusal.malformed(given.name(member), "A text has 1 to " + longest + " characters.");
    }
    return Texts.wellFormed(given.name(member), text);
  }
}
