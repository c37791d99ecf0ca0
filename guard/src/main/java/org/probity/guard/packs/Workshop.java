package org.probity.guard.packs;

/** Checks, compiles and tests a pack, away from the process that serves. */
public interface Workshop {
  /**
   * @param model name of the class that the compiled rules start from
   * @param classes the compiled rules, as {@link org.probity.rules.CompiledPack#zip}
   * @param report what was found, as JSON
   * @param passed whether every example came out as it says
   */
  record Built(String model, byte[] classes, String report, boolean passed) {}

  /**
   * Takes seconds of work at low priority.
   *
   * @param source the whole pack as YAML
   * @throws org.probity.guard.GuardException of kind UNPROCESSABLE if it cannot be compiled, of
   *     kind UNAVAILABLE if the work could not be done
   */
  Built build(String source);
}
