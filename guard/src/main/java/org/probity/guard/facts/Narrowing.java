package org.probity.guard.facts;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.record.ProcessingTerms;
import org.probity.guard.Context;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactSheet;
import org.probity.rules.FactTable;
import org.probity.rules.RulesException;

/**
 * What a caller says about its own request, as far as it may say so: facts that the fact table
 * leaves to the request, and a legal basis where the record has one at all.
 */
final class Narrowing {
  private static final String REQUEST = "request";
  private static final Set<String> BASES =
      Set.of(
          "consent",
          "contract",
          "legal-obligation",
          "vital-interests",
          "public-task",
          "legitimate-interests");

  private final Context context;
  private final @Nullable ProcessingTerms terms;

  Narrowing(Context context, @Nullable ProcessingTerms terms) {
    this.context = context;
    this.terms = terms;
  }

  /**
   * @throws GuardException of kind MALFORMED, naming the parameter
   */
  void apply(FactSheet.Builder facts) {
    String basis = context.legalBasis();
    if (basis != null) {
      if (!BASES.contains(basis)) {
        throw malformed(
            "legal_basis", "is one of " + String.join(", ", new java.util.TreeSet<>(BASES)));
      }
      if (terms != null && mayState(terms.legalBasis, basis)) {
        facts.put("c.basis", Names.inside(basis));
      }
    }
    for (Map.Entry<String, String> said : context.facts().entrySet()) {
      put(facts, said.getKey(), said.getValue());
    }
  }

  /**
   * A use that rests on consent by its record falls with the consent, whatever a request says; and
   * only a record can say that law obliges.
   */
  private static boolean mayState(String recorded, String said) {
    return !recorded.equals("none")
        && !recorded.equals("consent")
        && !said.equals("legal-obligation");
  }

  private void put(FactSheet.Builder facts, String name, String said) {
    String parameter = "facts." + name;
    FactDefinition fact = FactTable.shipped().find("r." + Names.camel(name));
    if (fact == null || !fact.setBy().contains(REQUEST)) {
      throw malformed(parameter, "is not a fact that a request may state");
    }
    Object value;
    try {
      value = fact.held(parsed(fact, said));
    } catch (RulesException | NumberFormatException e) {
      throw malformed(parameter, "does not have a value of its type");
    }
    if (fact.name().equals("r.userAge") && terms != null && terms.adultsOnly) {
      value = Math.min((Integer) value, 18);
    }
    facts.put(fact.name(), value);
  }

  private static Object parsed(FactDefinition fact, String said) {
    return switch (fact.type()) {
      case BOOLEAN ->
          switch (said) {
            case "true" -> true;
            case "false" -> false;
            default -> said;
          };
      case INTEGER, PERCENT -> Integer.valueOf(said);
      case TERM -> Names.inside(said);
      case SET -> Set.of(Names.inside(said).split(",", -1));
      case LICENSE -> said;
    };
  }

  private static GuardException malformed(String parameter, String problem) {
    return new GuardException(Kind.MALFORMED, "parameters." + parameter + " " + problem + ".");
  }
}
