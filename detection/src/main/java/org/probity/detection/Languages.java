package org.probity.detection;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text is English, by its letters and by the small words that each language cannot do
 * without. A text too short to tell counts as English if its letters are Latin.
 */
public final class Languages {
  private static final Pattern WORD = Pattern.compile("\\p{IsLatin}+(?:['’]\\p{IsLatin}+)?");

  /** Share of letters that are not Latin from which a text is no English text. */
  private static final double FOREIGN_LETTERS = 0.2;

  /** Small words of another language from which a text can be one of it. */
  private static final int ENOUGH = 3;

  /** Characters that are looked at. */
  private static final int SAMPLE = 20_000;

  private static final Set<String> ENGLISH =
      Set.of(
          ("the of and to is was are were be been have has had do does did not this that these"
                  + " those with from for at by on it its he she they we you i my your his her"
                  + " their our what which who how will would can could should there as if or an")
              .split(" "));

  private static final List<String> OTHERS =
      List.of(
          "der die das und ist nicht ein eine einen ich sie mit für auf dem den zu von wir ihr"
              + " sich auch im bei nach wird haben hat sind war dass",
          "le la les des est et une un dans pour que qui pas sur avec nous vous je il elle ce"
              + " cette au aux du sont plus ne mon ma",
          "el los las es y una un en para que por con no se del su lo mi al está son pero como"
              + " más muy",
          "il lo gli è e una un di che per con non del della sono nel mi si alla dei questo ho",
          "o os as é e uma um em para que por com não do da se dos das no na ao mais foi está",
          "de het een en is van niet ik dat op te zijn met voor wij je aan er ook maar bij",
          "och att det är en som på inte jag för med av den till ett har vi kan",
          "og at det er en som på ikke jeg for med av den til et har vi kan",
          "w i z na nie się to jest do że jak ale co po od ma przez",
          "ve bir bu için ile değil ne çok da de ben sen var gibi daha olarak",
          "yang dan di ini itu untuk dengan tidak saya adalah dari akan pada ke",
          "ja on ei se että hän en oli mutta kun niin ovat kuin myös",
          "a az és egy nem hogy is van ez de meg csak volt",
          "și în nu este pe cu o la un care din sunt mai pentru",
          "và là của có không trong cho một những được các với này tôi");

  private static final Map<String, Set<Integer>> BY_WORD = byWord();

  private Languages() {}

  public static boolean english(String text) {
    String sample = text.substring(0, Math.min(SAMPLE, text.length()));
    return latin(sample) && !another(sample);
  }

  private static boolean latin(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long foreign =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> Character.UnicodeScript.of(c) != Character.UnicodeScript.LATIN)
            .count();
    return foreign <= FOREIGN_LETTERS * letters;
  }

  private static boolean another(String text) {
    int english = 0;
    int[] others = new int[OTHERS.size()];
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String lower = word.group().toLowerCase(Locale.ROOT);
      english += ENGLISH.contains(lower) ? 1 : 0;
      for (int language : BY_WORD.getOrDefault(lower, Set.of())) {
        others[language]++;
      }
    }
    int most = 0;
    for (int count : others) {
      most = Math.max(most, count);
    }
    return most >= ENOUGH && most > english;
  }

  private static Map<String, Set<Integer>> byWord() {
    Map<String, Set<Integer>> byWord = new HashMap<>();
    for (int i = 0; i < OTHERS.size(); i++) {
      for (String word : OTHERS.get(i).split(" ")) {
        byWord.computeIfAbsent(word, w -> new HashSet<>()).add(i);
      }
    }
    return byWord;
  }
}
