package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.MessageFormat;
import java.util.List;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Verdict;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;

/** The words of the pages in the reader's language; {@code t} in the templates. */
@Named("t")
@RequestScoped
public class Words {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  @Inject private Language language;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Words() {}

  public String of(String key) {
    return bundle().getString(key);
  }

  public String of(String key, @Nullable Object first) {
    return format(key, first);
  }

  public String of(String key, @Nullable Object first, @Nullable Object second) {
    return format(key, first, second);
  }

  public String format(String key, @Nullable Object... arguments) {
    return new MessageFormat(of(key), language.getLocale()).format(arguments);
  }

  /** A constant in words, or as it is if it has none. */
  public String code(String group, Object constant) {
    try {
      return of(group + "." + constant);
    } catch (MissingResourceException e) {
      return constant.toString();
    }
  }

  /** A sentence of four figures. */
  public String figures(String key, Object one, Object two, Object three, Object four) {
    return format(key, one, two, three, four);
  }

  /** What somebody did, of a kind of ledger entry. */
  public String act(String type, String step) {
    String key = "act." + type + "." + step;
    if (!step.isEmpty() && bundle().containsKey(key)) {
      return of(key);
    }
    String kind = code("event", type);
    return step.isEmpty() ? kind : kind + " · " + step;
  }

  /** Something that a ledger entry says, as {@code times 3}; a value without words is as it is. */
  public String detail(String name, String value) {
    String key = "detail." + name + "." + value;
    String said = bundle().containsKey(key) ? of(key) : value;
    return name.isEmpty() ? said : code("detail", name) + " " + said;
  }

  /** Why something was refused, which is said in English elsewhere. */
  public String reason(Exception refusal) {
    String english = String.valueOf(refusal.getMessage());
    return language.isChinese() ? Reasons.chinese(english) : english;
  }

  /** Says a verdict without colour. */
  public String symbol(Verdict verdict) {
    return switch (verdict) {
      case ALLOW -> "✓";
      case TRANSFORM -> "✎";
      case ESCALATE -> "⏸";
      case DENY -> "✕";
    };
  }

  /** A change as recorded, {@code redact:EMAIL_ADDRESS:1}, as a sentence. */
  public String change(String recorded) {
    List<String> parts = List.of(recorded.split(":", 3));
    if (parts.size() != 3) {
      return recorded;
    }
    return switch (parts.get(0)) {
      case "redact" -> format("change.redact", parts.get(1), parts.get(2));
      case "drop" -> format("change.drop", parts.get(2));
      default -> recorded;
    };
  }

  /** Three significant digits; a dash for what was not measured. */
  public String number(@Nullable Number value) {
    if (value == null) {
      return "–";
    }
    double number = value.doubleValue();
    return Double.isFinite(number)
        ? new BigDecimal(number)
            .round(new MathContext(3))
            .stripTrailingZeros()
            .toPlainString()
            .replace('-', '−')
        : String.valueOf(number);
  }

  /** A share of one as a percentage of three significant digits. */
  public String percent(@Nullable Number share) {
    return share == null ? "–" : number(100 * share.doubleValue()) + " %";
  }

  /** With its sign, which is turned round by a {@code direction} of -1. */
  public String change(@Nullable Double value, int direction) {
    if (value == null) {
      return "–";
    }
    double change = direction * value;
    String size = number(Math.abs(change));
    return change == 0 ? size : (change > 0 ? "+" : "−") + size;
  }

  /** What a fact means that made a rule fire, as {@code r.purpose=CHAT}; empty if unknown. */
  public String fact(String reason) {
    FactDefinition fact = FactTable.shipped().find(reason.split("[= ]", 2)[0]);
    if (fact == null) {
      return "";
    }
    return language.isChinese() ? fact.descriptionZh() : fact.description();
  }

  private ResourceBundle bundle() {
    return ResourceBundle.getBundle(
        "org.probity.web.pages.messages",
        language.getLocale(),
        Words.class.getClassLoader(),
        NO_FALLBACK);
  }
}
