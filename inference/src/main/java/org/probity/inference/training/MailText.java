package org.probity.inference.training;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The readable text of a mail (RFC 5322, RFC 2045): headers and attachments go, encodings are
 * undone, HTML becomes text. As lenient as spam needs it.
 */
final class MailText {
  private static final int MAX_DEPTH = 5;
  private static final int MAX_CHARS = 20_000;
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CHARSET =
      Pattern.compile("charset=\"?([\\w-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "<!--.*?-->|<(script|style|head|title)\\b.*?</\\1\\s*>",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[/!]?[a-zA-Z][^>]*>");
  private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,5}|[a-zA-Z]{2,6});?");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private MailText() {}

  /**
   * @param raw the mail, a byte a character
   * @return its text, spaces collapsed; empty if there is none
   */
  static String of(String raw) {
    String text = part(raw.replace("\r\n", "\n"), 0);
    String plain = SPACE.matcher(text).replaceAll(" ").strip();
    return plain.length() > MAX_CHARS ? plain.substring(0, MAX_CHARS) : plain;
  }

  private static String part(String part, int depth) {
    int end = part.startsWith("\n") ? 0 : part.indexOf("\n\n");
    String headers = end < 0 ? part : part.substring(0, end);
    String body = end < 0 ? "" : part.substring(end);
    String unfolded = headers.replaceAll("\n[ \t]+", " ");
    String type = header(unfolded, "Content-Type");
    if (type.toLowerCase(Locale.ROOT).startsWith("multipart/") && depth < MAX_DEPTH) {
      return multipart(type, body, depth);
    }
    boolean readable = type.isEmpty() || type.toLowerCase(Locale.ROOT).startsWith("text/");
    if (!readable) {
      return "";
    }
    String text = decoded(body, header(unfolded, "Content-Transfer-Encoding"), type);
    boolean html = type.toLowerCase(Locale.ROOT).startsWith("text/html") || looksLikeHtml(text);
    return html ? visible(text) : text;
  }

  private static String multipart(String type, String body, int depth) {
    Matcher boundary = BOUNDARY.matcher(type);
    if (!boundary.find()) {
      return body;
    }
    StringBuilder text = new StringBuilder();
    String[] parts = body.split(Pattern.quote("--" + boundary.group(1)), -1);
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].startsWith("--")) {
        break;
      }
      text.append(part(parts[i].replaceFirst("^[ \t]*\n", ""), depth + 1)).append('\n');
    }
    return text.toString();
  }

  private static String header(String headers, String name) {
    Matcher value =
        Pattern.compile("^" + name + ":(.*)$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)
            .matcher(headers);
    return value.find() ? value.group(1).strip() : "";
  }

  private static String decoded(String body, String encoding, String type) {
    byte[] bytes =
        switch (encoding.toLowerCase(Locale.ROOT)) {
          case "base64" -> base64(body);
          case "quoted-printable" -> quotedPrintable(body);
          default -> body.getBytes(StandardCharsets.ISO_8859_1);
        };
    return new String(bytes, charset(type));
  }

  private static byte[] base64(String body) {
    try {
      return Base64.getMimeDecoder().decode(body.strip());
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] quotedPrintable(String body) {
    String joined = body.replaceAll("=[ \t]*\n", "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < joined.length(); i++) {
      char c = joined.charAt(i);
      int value = c == '=' && i + 2 < joined.length() ? hex(joined, i + 1) : -1;
      bytes.write(value < 0 ? c : value);
      i += value < 0 ? 0 : 2;
    }
    return bytes.toByteArray();
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static Charset charset(String type) {
    Matcher name = CHARSET.matcher(type);
    try {
      return name.find() ? Charset.forName(name.group(1)) : StandardCharsets.ISO_8859_1;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.ISO_8859_1;
    }
  }

  private static boolean looksLikeHtml(String text) {
    String start = text.substring(0, Math.min(text.length(), 2000)).toLowerCase(Locale.ROOT);
    return start.contains("<html") || start.contains("<body") || start.contains("<table");
  }

  private static String visible(String html) {
    String text = TAG.matcher(INVISIBLE.matcher(html).replaceAll(" ")).replaceAll(" ");
    return ENTITY.matcher(text).replaceAll(m -> Matcher.quoteReplacement(entity(m.group(1))));
  }

  private static String entity(String name) {
    if (name.startsWith("#")) {
      int point = Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(point) ? Character.toString(point) : " ";
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amp" -> "&";
      case "lt" -> "<";
      case "gt" -> ">";
      case "quot" -> "\"";
      default -> " ";
    };
  }
}
