package org.probity.inference;

/** The input does not fit the model; the message names the field and never holds its values. */
public final class BadInputException extends ModelException {
  private final String field;

  public BadInputException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** Name of the input tensor at fault, or {@code inputs}. */
  public String field() {
    return field;
  }
}
