package org.probity.rules.internal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.drools.model.Model;
import org.probity.rules.RulesException;

/** The shipped pack's rules, compiled at build time; a small file names their class. */
public final class CompiledRules {
  /** Where the build writes the class's name, the pack's hash and the digest of the rules. */
  public static final String INDEX = "org/probity/rules/compiled-pack.properties";

  private CompiledRules() {}

  /**
   * @param packHash of the pack that the rules must have been generated from
   * @throws RulesException if they were generated from another pack, or are missing
   */
  public static Model load(String packHash) {
    Properties index = new Properties();
    try {
      index.load(
          new StringReader(new String(Resources.bytes("/" + INDEX), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new RulesException("Cannot read which rules were compiled.", e);
    }
    if (!packHash.equals(index.getProperty("pack"))) {
      throw new RulesException("The compiled rules are not those of the shipped pack; rebuild.");
    }
    return instance(
        String.valueOf(index.getProperty("model")), CompiledRules.class.getClassLoader());
  }

  /**
   * @param loader that knows the generated classes
   */
  public static Model instance(String className, ClassLoader loader) {
    try {
      return (Model) loader.loadClass(className).getConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new RulesException("The compiled rules cannot be loaded; rebuild.", e);
    }
  }
}
