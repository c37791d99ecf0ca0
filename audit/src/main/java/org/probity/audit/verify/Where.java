package org.probity.audit.verify;

/** Hears what is being checked, so that a failure can name it. */
@FunctionalInterface
interface Where {
  void is(String entryOrFile);
}
