package org.probity.detection.licenses;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.detection.TextFinder;
import org.probity.domain.finding.Finding;

/**
 * Sources whose own header reserves text and data mining (Dir. (EU) 2019/790 Art. 4(3)), as the W3C
 * community's TDM Reservation Protocol writes it, or asks robots for the like.
 */
public final class TdmFinder implements TextFinder {
  private static final String TDM_OPTOUT = "TDM_OPTOUT";

  /** A header stands at the top. */
  private static final int HEADER = 4_096;

  private static final Pattern RESERVED =
      Pattern.compile(
          "(?im)^[ \\t]{0,8}tdm-reservation[ \\t]{0,4}[:=][ \\t]{0,4}1\\b"
              + "|<meta\\s{1,4}name=[\"']tdm-reservation[\"']\\s{1,4}content=[\"']1[\"']"
              + "|^[ \\t]{0,8}x-robots-tag:[^\\n]{0,200}\\bno(?:image)?ai\\b");
  private static final Pattern DECLARED = Pattern.compile("(?i)\\btdm-reservation=1\\b");

  /** Whether a caller says of its data's source that mining is reserved. */
  public static boolean declared(String source) {
    return DECLARED.matcher(source).find();
  }

  @Override
  public Set<String> entities() {
    return Set.of(TDM_OPTOUT);
  }

  @Override
  public List<Finding> find(String text) {
    Matcher matcher = RESERVED.matcher(text.substring(0, Math.min(text.length(), HEADER)));
    if (!matcher.find()) {
      return List.of();
    }
    int start = text.codePointCount(0, matcher.start());
    int end = start + text.codePointCount(matcher.start(), matcher.end());
    return List.of(
        new Finding(TDM_OPTOUT, start, end, 1, "tdm-header", "reservation in the header"));
  }
}
