package org.probity.audit.verify;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

/**
 * A time-stamp: that the data existed at a time, by the word of an authority (RFC 3161).
 *
 * @param time as the authority's clock said
 * @param authority the subject of its certificate
 * @param trusted whether a certificate that the reader trusts stands behind it
 */
public record TimeStampCheck(Instant time, String authority, boolean trusted) {
  /**
   * @param response DER of a TimeStampResp
   * @param anchors certificates that the reader trusts; if there are any, one must stand behind it
   * @throws VerificationException unless the time-stamp is of these data and its signature holds
   */
  public static TimeStampCheck verify(
      byte[] response, byte[] data, Collection<X509Certificate> anchors) {
    try {
      TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
      if (token == null) {
        throw new VerificationException("The time-stamp was not granted.");
      }
      boolean ofData =
          token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
              && Hash.of(token.getTimeStampInfo().getMessageImprintDigest())
                  .equals(Hash.sha256(data));
      if (!ofData) {
        throw new VerificationException("The time-stamp is of something else.");
      }
      X509Certificate signer = signer(token);
      // Checks the signature, that the certificate is the one meant, and that it is for this use.
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      Date time = token.getTimeStampInfo().getGenTime();
      if (!anchors.isEmpty()) {
        requireTrusted(signer, anchors, time);
      }
      return new TimeStampCheck(
          time.toInstant(), signer.getSubjectX500Principal().getName(), !anchors.isEmpty());
    } catch (TSPException | OperatorCreationException | CertificateException e) {
      throw new VerificationException("The time-stamp's signature does not hold.", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new VerificationException("This is not a time-stamp of RFC 3161.", e);
    }
  }

  @SuppressWarnings("unchecked") // The token's id selects certificates, its API says only objects.
  private static X509Certificate signer(TimeStampToken token) throws CertificateException {
    Selector<X509CertificateHolder> id = token.getSID();
    for (X509CertificateHolder certificate : token.getCertificates().getMatches(id)) {
      return new JcaX509CertificateConverter().getCertificate(certificate);
    }
    throw new VerificationException("The time-stamp does not carry its authority's certificate.");
  }

  /** At the time of the stamp; the authority's certificate may be past its end by now. */
  private static void requireTrusted(
      X509Certificate signer, Collection<X509Certificate> anchors, Date time) {
    if (anchors.contains(signer)) {
      return;
    }
    try {
      PKIXParameters parameters =
          new PKIXParameters(
              anchors.stream()
                  .map(anchor -> new TrustAnchor(anchor, null))
                  .collect(Collectors.toSet()));
      parameters.setRevocationEnabled(false);
      parameters.setDate(time);
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(signer)),
              parameters);
    } catch (GeneralSecurityException e) {
      throw new VerificationException(
          "The time-stamp is not by an authority whose certificate was given.", e);
    }
  }
}
