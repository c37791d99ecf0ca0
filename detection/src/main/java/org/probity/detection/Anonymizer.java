package org.probity.detection;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.probity.detection.internal.Overlaps;
import org.probity.domain.finding.Finding;

/** Puts something else in the place of what was found. */
public final class Anonymizer {
  private static final String DEFAULT = "DEFAULT";
  private static final Operator REPLACE = new Operator.Replace(null);

  private Anonymizer() {}

  /**
   * Where findings overlap, the longer counts, and what is left of the other is treated as well, so
   * that no part of a finding stays in clear.
   *
   * @param operators by entity type, or DEFAULT for the rest; without either, replaced by the type
   * @throws DetectionException if a finding ends after the text does
   */
  public static Redaction anonymize(
      String text, List<Finding> findings, Map<String, Operator> operators) {
    StringBuilder result = new StringBuilder();
    List<Redaction.Item> items = new ArrayList<>();
    int copied = 0;
    int length = 0;
    for (Finding finding : Overlaps.disjoint(findings)) {
      String before = CodePoints.slice(text, copied, finding.start());
      result.append(before);
      length += finding.start() - copied;
      Operator operator =
          operators.getOrDefault(finding.entityType(), operators.getOrDefault(DEFAULT, REPLACE));
      String value = CodePoints.slice(text, finding.start(), finding.end());
      String instead = apply(operator, finding.entityType(), value);
      int end = length + instead.codePointCount(0, instead.length());
      items.add(new Redaction.Item(finding.entityType(), length, end, operator.code()));
      result.append(instead);
      length = end;
      copied = finding.end();
    }
    result.append(CodePoints.slice(text, copied, text.codePointCount(0, text.length())));
    return new Redaction(result.toString(), items);
  }

  private static String apply(Operator operator, String entityType, String value) {
    if (operator instanceof Operator.Replace replace) {
      String given = replace.newValue();
      return given == null ? "<" + entityType + ">" : given;
    }
    if (operator instanceof Operator.Mask mask) {
      return masked(mask, value);
    }
    if (operator instanceof Operator.Hash hash) {
      return hashed(hash, value);
    }
    if (operator instanceof Operator.Encrypt encrypt) {
      return Ciphers.encrypt(encrypt.key(), value);
    }
    if (operator instanceof Operator.Pseudonymize pseudonymize) {
      String pseudonym = Ciphers.pseudonym(pseudonymize.key(), entityType, value);
      return "<" + entityType + ":" + pseudonym + ">";
    }
    return operator instanceof Operator.Keep ? value : "";
  }

  private static String masked(Operator.Mask mask, String value) {
    int length = value.codePointCount(0, value.length());
    int hidden = Math.min(mask.charsToMask(), length);
    String stars = mask.maskingChar().repeat(hidden);
    return mask.fromEnd()
        ? CodePoints.slice(value, 0, length - hidden) + stars
        : stars + CodePoints.slice(value, hidden, length);
  }

  private static String hashed(Operator.Hash hash, String value) {
    String algorithm = hash.type().equals("sha512") ? "HmacSHA512" : "HmacSHA256";
    return HexFormat.of().formatHex(Ciphers.hmac(algorithm, hash.salt(), value));
  }
}
