package org.probity.launcher.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * The organisation's OpenID Connect provider of the shared server, on another site than it
 * (localhost, not 127.0.0.1). It signs in without a question whoever the test says is there.
 */
public final class OidcTestProvider {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final OidcTestProvider ONE = new OidcTestProvider();
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final List<String> signedOut = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final KeyPair keys;
  private String subject = "";
  private String name = "";
  private List<String> roles = List.of();

  private OidcTestProvider() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/.well-known/openid-configuration", this::metadata);
      server.createContext("/authorize", this::authorize);
      server.createContext("/keys", this::keys);
      server.createContext("/token", this::token);
      server.createContext("/logout", this::logout);
      server.start();
      Cleanup.later(() -> server.stop(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** How a server is told of it. */
  static Map<String, String> environment() {
    return Map.of(
        "PROBITY_OIDC_ISSUER", ONE.issuer(),
        "PROBITY_OIDC_CLIENT", "probity-test",
        "PROBITY_OIDC_ROLES", "compliance=officer,audit=regulator,it=admin",
        "PROBITY_OUTGOING_PRIVATE", "localhost");
  }

  /** From now on this person sits before the browser. */
  public static synchronized void somebody(String subject, String... roles) {
    ONE.subject = subject;
    ONE.roles = List.of(roles);
  }

  /** From now on whoever sits there is called this; by nothing if it is empty. */
  public static synchronized void named(String name) {
    ONE.name = name;
  }

  /** Who signed out here, each time. */
  public static List<String> signedOut() {
    return List.copyOf(ONE.signedOut);
  }

  private String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void metadata(HttpExchange exchange) throws IOException {
    String at = issuer();
    answer(
        exchange,
        200,
        "{\"issuer\": \"%s\", \"authorization_endpoint\": \"%s/authorize\", \"token_endpoint\": \"%s/token\", \"jwks_uri\": \"%s/keys\", \"end_session_endpoint\": \"%s/logout\"}"
            .formatted(at, at, at, at, at));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    codes.put(code, query);
    exchange
        .getResponseHeaders()
        .set(
            "Location",
            query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  /** Signs out whom the hint names, if it is a token of its own, and sends the browser back. */
  private void logout(HttpExchange exchange) throws IOException {
    Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
    String[] token = query.getOrDefault("id_token_hint", "").split("\\.", -1);
    if (token.length != 3
        || !signed(token[0] + "." + token[1]).equals(String.join(".", token))
        || !"probity-test".equals(query.get("client_id"))) {
      answer(exchange, 400, "{\"error\": \"invalid_request\"}");
      return;
    }
    signedOut.add(claim(new String(Base64.getUrlDecoder().decode(token[1]), UTF_8), "sub"));
    exchange.getResponseHeaders().set("Location", query.get("post_logout_redirect_uri"));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static String claim(String claims, String name) {
    String before = '"' + name + "\": \"";
    int from = claims.indexOf(before) + before.length();
    return claims.substring(from, claims.indexOf('"', from));
  }

  private void keys(HttpExchange exchange) throws IOException {
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    answer(
        exchange,
        200,
        "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"kid\": \"1\", \"n\": \"%s\", \"e\": \"%s\"}]}"
            .formatted(text(key.getModulus()), text(key.getPublicExponent())));
  }

  /** RFC 7518 section 2: without the octet that would only say the sign. */
  private static String text(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    byte[] unsigned = new byte[bytes.length - from];
    System.arraycopy(bytes, from, unsigned, 0, unsigned.length);
    return TEXT.encodeToString(unsigned);
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
    if (asked == null || !challenge(form).equals(asked.get("code_challenge"))) {
      answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
    } else {
      answer(
          exchange,
          200,
          "{\"token_type\": \"Bearer\", \"id_token\": \""
              + token(asked.getOrDefault("nonce", ""))
              + "\"}");
    }
  }

  private static String challenge(Map<String, String> form) {
    try {
      byte[] verifier = form.getOrDefault("code_verifier", "").getBytes(US_ASCII);
      return TEXT.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private String token(String nonce) {
    long now = Instant.now().getEpochSecond();
    String claims =
        "{\"iss\": \"%s\", \"aud\": \"probity-test\", \"sub\": \"%s\", \"email\": \"%s@example.com\", \"nonce\": \"%s\", \"iat\": %d, \"exp\": %d, \"roles\": [%s]%s}"
            .formatted(
                issuer(),
                subject,
                subject,
                nonce,
                now,
                now + 300,
                roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(", ")),
                name.isEmpty() ? "" : ", \"name\": \"" + name + "\"");
    return signed(
        TEXT.encodeToString("{\"alg\": \"RS256\", \"kid\": \"1\"}".getBytes(UTF_8))
            + "."
            + TEXT.encodeToString(claims.getBytes(UTF_8)));
  }

  /** RSASSA-PKCS1-v1_5 signs the same always alike. */
  private String signed(String content) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(US_ASCII));
      return content + "." + TEXT.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> form(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return fields;
  }
}
