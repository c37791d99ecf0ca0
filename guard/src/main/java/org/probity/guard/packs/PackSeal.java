package org.probity.guard.packs;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.probity.audit.MasterKey;
import org.probity.domain.policy.PackVersion;
import org.probity.rules.RulesException;

/**
 * Binds compiled rules to the pack they were compiled from. INVARIANT: no bytes of the database
 * become code unless this server's master key says that it compiled them; kept here.
 */
public final class PackSeal {
  private final MasterKey key;

  public PackSeal(MasterKey key) {
    this.key = key;
  }

  /**
   * @param hash of the pack
   * @param model name of the class to start from
   * @param classes ZIP of the compiled rules
   */
  public byte[] mac(String hash, String model, byte[] classes) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes((hash + "\n" + model + "\n").getBytes(StandardCharsets.UTF_8));
    message.writeBytes(classes);
    return key.hmac("compiled policy pack", message.toByteArray());
  }

  /**
   * @throws RulesException if this server did not compile them from this source
   */
  byte[] classes(PackVersion version) {
    byte[] classes = version.classes();
    byte[] mac = version.mac();
    String model = version.model();
    if (classes == null
        || mac == null
        || model == null
        || !MessageDigest.isEqual(mac, mac(version.hash(), model, classes))) {
      throw new RulesException("The compiled rules are not those that this server compiled.");
    }
    return classes;
  }

  /** As {@link #classes}. */
  String model(PackVersion version) {
    String model = version.model();
    if (model == null) {
      throw new RulesException("The pack was not compiled.");
    }
    return model;
  }
}
