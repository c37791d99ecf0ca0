package org.probity.web.wiring;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.probity.audit.LedgerException;
import org.probity.audit.WitnessService;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.audit.witness.WitnessClient;

/** The witnesses that are configured, each as its address, a space and its key; commas between. */
final class Witnesses {
  private Witnesses() {}

  /**
   * @param privateHosts hosts that may be at private addresses, commas between
   * @throws LedgerException if a line is not an address and a witness's key
   */
  static List<WitnessService> parse(String configured, String privateHosts) {
    OutgoingCalls calls = new OutgoingCalls(hosts(privateHosts));
    List<WitnessService> witnesses = new ArrayList<>();
    for (String each : configured.split(",", -1)) {
      if (!each.isBlank()) {
        witnesses.add(witness(each.strip(), calls));
      }
    }
    return witnesses;
  }

  private static WitnessService witness(String line, OutgoingCalls calls) {
    String[] parts = line.split("\\s+", -1);
    try {
      VerifierKey key = VerifierKey.parse(parts[parts.length - 1]);
      if (parts.length == 2 && !key.isLogKey()) {
        return new WitnessClient(URI.create(parts[0]), key, calls);
      }
    } catch (VerificationException | IllegalArgumentException e) {
      throw malformed(e);
    }
    throw malformed(null);
  }

  private static LedgerException malformed(
      @org.jspecify.annotations.Nullable RuntimeException cause) {
    String sentence = "probity.witnesses holds something else than an address and a witness's key.";
    return cause == null ? new LedgerException(sentence) : new LedgerException(sentence, cause);
  }

  static Set<String> hosts(String list) {
    return Stream.of(list.split(",", -1))
        .map(host -> host.strip().toLowerCase(Locale.ROOT))
        .filter(host -> !host.isEmpty())
        .collect(Collectors.toSet());
  }
}
