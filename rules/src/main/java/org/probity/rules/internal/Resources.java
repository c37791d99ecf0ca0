package org.probity.rules.internal;

import java.io.IOException;
import java.io.InputStream;
import org.probity.rules.RulesException;

/** Files that come with this module. */
public final class Resources {
  private Resources() {}

  /**
   * @param path absolute
   * @throws RulesException if the file is not there
   */
  public static byte[] bytes(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new RulesException("The distribution lacks " + path + ".");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new RulesException("Cannot read " + path + " of the distribution.", e);
    }
  }
}
