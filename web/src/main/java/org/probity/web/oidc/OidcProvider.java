package org.probity.web.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;

/** What is asked of the provider, through the one door by which this server calls others. */
final class OidcProvider {
  private static final String METADATA = "/.well-known/openid-configuration";
  private static final Duration AGE = Duration.ofHours(1);
  private static final int MOST = 1 << 18;
  private static final int OK = 200;
  private final OidcSettings settings;
  private final OutgoingCalls calls;
  private final Clock clock;
  private @Nullable Metadata known;
  private Instant learntAt = Instant.EPOCH;

  OidcProvider(OidcSettings settings, OutgoingCalls calls, Clock clock) {
    this.settings = settings;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * Where the provider is asked for what (OpenID Connect Discovery 1.0, section 3).
   *
   * @param signOut where people sign out (OpenID Connect RP-Initiated Logout 1.0, section 2.1);
   *     null if the provider offers no such place
   * @param byForm whether the client's secret goes into the form, for the provider takes it in no
   *     header
   */
  record Metadata(URI authorization, URI token, URI keys, @Nullable URI signOut, boolean byForm) {}

  /** As published, asked for once an hour. */
  synchronized Metadata metadata() throws OidcException {
    Metadata metadata = known;
    Instant now = clock.instant();
    if (metadata == null || now.isAfter(learntAt.plus(AGE))) {
      metadata = ask();
      known = metadata;
      learntAt = now;
    }
    return metadata;
  }

  private Metadata ask() throws OidcException {
    try {
      String issuer = settings.issuer();
      String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
      ObjectNode json = object(calls.get(URI.create(base + METADATA), MOST));
      // Section 4.3: another issuer's document would send people elsewhere.
      if (!json.path("issuer").asText().equals(issuer)) {
        throw unusable("The provider's document is another issuer's.", null);
      }
      JsonNode methods = json.path("token_endpoint_auth_methods_supported");
      return new Metadata(
          address(json, "authorization_endpoint"),
          address(json, "token_endpoint"),
          address(json, "jwks_uri"),
          json.hasNonNull("end_session_endpoint") ? address(json, "end_session_endpoint") : null,
          holds(methods, "client_secret_post") && !holds(methods, "client_secret_basic"));
    } catch (IOException e) {
      throw unusable("The provider's document cannot be had.", e);
    }
  }

  private static boolean holds(JsonNode list, String wanted) {
    for (JsonNode each : list) {
      if (each.asText().equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static URI address(ObjectNode json, String member) throws OidcException {
    try {
      URI address = URI.create(json.path(member).asText());
      if (address.getHost() != null && address.getFragment() == null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw unusable("The provider's document names no address as " + member + ".", e);
    }
    throw unusable("The provider's document names no address as " + member + ".", null);
  }

  /** The keys that it signs with. */
  JWKSet keys() throws IOException {
    try {
      OutgoingCalls.Answer answer = calls.get(metadata().keys(), MOST);
      if (answer.status() != OK) {
        throw new IOException("The provider answered " + answer.status() + ".");
      }
      return JWKSet.parse(new String(answer.body(), StandardCharsets.UTF_8));
    } catch (OidcException | ParseException e) {
      throw new IOException("The provider's keys are unreadable.", e);
    }
  }

  /**
   * Changes the code for an ID token (OpenID Connect Core 1.0, section 3.1.3; RFC 7636 section
   * 4.5).
   *
   * @throws OidcException of reason TOKEN if the provider does not know the code, or knows it used
   */
  String idToken(String code, String verifier, URI answer) throws OidcException {
    Metadata metadata = metadata();
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", answer.toString());
    form.put("code_verifier", verifier);
    form.put("client_id", settings.client());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    String secret = settings.secret();
    if (secret != null && metadata.byForm()) {
      form.put("client_secret", secret);
    } else if (secret != null) {
      headers.put("Authorization", basic(settings.client(), secret));
    }
    try {
      OutgoingCalls.Answer given =
          calls.post(
              metadata.token(),
              "application/x-www-form-urlencoded",
              form(form).getBytes(StandardCharsets.US_ASCII),
              headers,
              MOST);
      if (given.status() == 400) {
        throw new OidcException(OidcException.Reason.TOKEN, "The provider does not take the code.");
      }
      String token = object(given).path("id_token").asText();
      if (token.isEmpty()) {
        throw unusable("The provider gave no ID token.", null);
      }
      return token;
    } catch (IOException e) {
      throw unusable("The provider gives no tokens.", e);
    }
  }

  /** RFC 6749 section 2.3.1: both parts are encoded as in a form first. */
  private static String basic(String client, String secret) {
    String pair = encoded(client) + ":" + encoded(secret);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  /** An address of the provider, asked with these fields beside those that it has. */
  static URI with(URI address, Map<String, String> fields) {
    String text = address.toString();
    return URI.create(text + (text.contains("?") ? "&" : "?") + form(fields));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static ObjectNode object(OutgoingCalls.Answer answer) throws IOException {
    if (answer.status() != OK) {
      throw new IOException("The provider answered " + answer.status() + ".");
    }
    try {
      return Json.readObject(answer.body());
    } catch (Refusal e) {
      throw new IOException("The provider did not answer with JSON.", e);
    }
  }

  private static OidcException unusable(String why, @Nullable Throwable cause) {
    return cause == null
        ? new OidcException(OidcException.Reason.PROVIDER, why)
        : new OidcException(OidcException.Reason.PROVIDER, why, cause);
  }
}
