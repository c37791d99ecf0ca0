package org.probity.detection.works;

import java.util.Random;

/** Programs of invented functions that all look like what programmers write. */
final class Code {
  private static final String[] NAMES =
      ("count index value total items result buffer offset length node parent child key entry"
              + " list map queue stack user order price name path file line token state flag")
          .split(" ");
  private static final String[] CALLS =
      "read write find update remove parse format load store check compute merge".split(" ");
  private final Random random;

  Code(long seed) {
    random = new Random(seed);
  }

  String program(int functions) {
    StringBuilder code =
        new StringBuilder("import java.util.List;\nimport java.util.Map;\nimport java.util.Set;\n");
    for (int i = 0; i < functions; i++) {
      code.append("\n/** Does what it says. */\npublic int ").append(call()).append("(int ");
      code.append(name()).append(", List<String> ").append(name()).append(") {\n");
      for (int lines = 3 + random.nextInt(6); lines > 0; lines--) {
        code.append(line());
      }
      code.append("  return ").append(name()).append(";\n}\n");
    }
    return code.toString();
  }

  private String line() {
    return switch (random.nextInt(4)) {
      case 0 -> "  for (int i = 0; i < " + name() + ".size(); i++) {\n    " + assign() + "  }\n";
      case 1 -> "  if (" + name() + " == null) {\n    return " + random.nextInt(100) + ";\n  }\n";
      default -> "  " + assign();
    };
  }

  private String assign() {
    return name()
        + " = "
        + call()
        + "("
        + name()
        + ", "
        + name()
        + " + "
        + random.nextInt(50)
        + ");\n";
  }

  private String call() {
    return pick(CALLS) + Character.toUpperCase(name().charAt(0)) + name().substring(1);
  }

  private String name() {
    return pick(NAMES);
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
