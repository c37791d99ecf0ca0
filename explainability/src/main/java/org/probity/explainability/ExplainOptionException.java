package org.probity.explainability;

/** A request for an explanation that cannot be met as it stands: the caller's mistake, a 400. */
public final class ExplainOptionException extends ExplanationException {
  private final String field;

  /**
   * @param field the parameter at fault, as in the API: {@code steps}
   * @param message a plain sentence that names the field and never repeats its value
   */
  public ExplainOptionException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The parameter at fault: {@code method}, {@code target}, {@code baseline}, {@code steps} … */
  public String field() {
    return field;
  }
}
