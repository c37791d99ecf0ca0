package org.probity.inference.training;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The labelled tweets of Davidson et al. 2017: 0 hate, 1 offensive, 2 neither. */
final class Tweets {
  private static final Pattern MENTION = Pattern.compile("@\\w+:?");
  private static final Pattern LINK = Pattern.compile("https?://\\S*");
  private static final Pattern ENTITY = Pattern.compile("&#?(\\w+);");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Tweets() {}

  static List<LabelledText> read(Path csv) throws IOException {
    List<LabelledText> tweets = new ArrayList<>();
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(header).readValues(csv.toFile())) {
      while (rows.hasNext()) {
        Map<String, String> row = rows.next();
        tweets.add(
            new LabelledText(
                clean(String.valueOf(row.get("tweet"))),
                Integer.parseInt(String.valueOf(row.get("class")))));
      }
    }
    return tweets;
  }

  /** Names of users and links say nothing of a tweet's tone, and should not be learnt. */
  private static String clean(String tweet) {
    String plain = ENTITY.matcher(tweet).replaceAll(match -> entity(match.group(1)));
    plain = LINK.matcher(plain).replaceAll("");
    plain = MENTION.matcher(plain).replaceAll("@user");
    return SPACE.matcher(plain).replaceAll(" ").strip();
  }

  private static String entity(String name) {
    return switch (name) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      default -> codePoint(name);
    };
  }

  private static String codePoint(String digits) {
    try {
      int point = Integer.parseInt(digits);
      return Character.isValidCodePoint(point) && point != '\\' && point != '$'
          ? Character.toString(point)
          : " ";
    } catch (NumberFormatException e) {
      return " ";
    }
  }
}
