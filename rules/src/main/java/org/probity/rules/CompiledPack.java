package org.probity.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.probity.rules.internal.CompiledRules;
import org.probity.rules.internal.GeneratedClasses;

/**
 * A pack's rules as bytecode. Whoever loads them runs them: only what our own generator and
 * compiler made may come here.
 *
 * @param model name of the class to start from
 * @param classes bytecode by path, as {@code org/probity/packs/shipped/Rules….class}
 */
public record CompiledPack(String model, Map<String, byte[]> classes) {
  private static final int MOST_BYTES = 64_000_000;

  public CompiledPack {
    classes = Map.copyOf(classes);
  }

  /** An engine that judges by these rules. */
  public PolicyEngine engine(PolicyPack pack) {
    return new PolicyEngine(pack, CompiledRules.instance(model, new GeneratedClasses(classes)));
  }

  /** The classes as a ZIP, the same bytes for the same classes. */
  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : new TreeMap<>(classes).entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new RulesException("The compiled rules cannot be packed.", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws RulesException if it is no ZIP, or too large
   */
  public static CompiledPack of(String model, byte[] zip) {
    Map<String, byte[]> classes = new HashMap<>();
    int left = MOST_BYTES;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readNBytes(left + 1);
        left -= bytes.length;
        if (left < 0) {
          throw new RulesException("The compiled rules are too large.");
        }
        classes.put(entry.getName(), bytes);
      }
    } catch (IOException e) {
      throw new RulesException("The compiled rules cannot be read.", e);
    }
    return new CompiledPack(model, classes);
  }
}
