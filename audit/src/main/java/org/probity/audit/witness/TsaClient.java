package org.probity.audit.witness;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.probity.audit.TimeStampAuthority;
import org.probity.audit.verify.Hash;

/** Asks a time-stamping authority over HTTP (RFC 3161 section 3.4). */
public final class TsaClient implements TimeStampAuthority {
  private static final int LIMIT = 64 << 10;
  private static final int NONCE_BITS = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final URI address;
  private final OutgoingCalls calls;

  public TsaClient(URI address, OutgoingCalls calls) {
    this.address = address;
    this.calls = calls;
  }

  @Override
  public byte[] stamp(byte[] data) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    TimeStampRequest request =
        generator.generate(
            TSPAlgorithms.SHA256, Hash.sha256(data).bytes(), new BigInteger(NONCE_BITS, RANDOM));
    try {
      OutgoingCalls.Answer answer =
          calls.post(address, "application/timestamp-query", request.getEncoded(), LIMIT);
      if (answer.status() != 200) {
        throw new WitnessException(
            answer.status(), "The time-stamping authority answers " + answer.status() + ".");
      }
      TimeStampResponse response = new TimeStampResponse(answer.body());
      response.validate(request);
      if (response.getTimeStampToken() == null) {
        throw new WitnessException(502, "The time-stamping authority grants no time-stamp.");
      }
      return response.getEncoded();
    } catch (IOException e) {
      throw new WitnessException(
          503, "The time-stamping authority cannot be asked: " + e.getMessage(), e);
    } catch (TSPException e) {
      throw new WitnessException(
          502, "The time-stamping authority answers something else than was asked.", e);
    }
  }
}
