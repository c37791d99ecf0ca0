package org.probity.web.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A provider with a key of its own, which signs whatever the test says of whoever comes. */
final class OidcStandIn implements AutoCloseable {
  private final Map<String, Asked> codes = new ConcurrentHashMap<>();
  private final AtomicInteger keysRead = new AtomicInteger();
  private final HttpServer server;
  private RSAKey key = newKey("first");
  private @Nullable String otherIssuer;
  private @Nullable String signOut;

  /** What somebody came with, and what they will be given. */
  private record Asked(Map<String, String> query, String token) {}

  OidcStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", this::metadata);
    server.createContext("/keys", this::keys);
    server.createContext("/token", this::token);
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** As if it published another's document. */
  void claimToBe(String issuer) {
    otherIssuer = issuer;
  }

  /** From now on its document says that people sign out here. */
  void offerSignOut(String path) {
    signOut = path;
  }

  RSAKey key() {
    return key;
  }

  void rotate() {
    key = newKey("second");
  }

  int keysRead() {
    return keysRead.get();
  }

  static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Claims that hold for somebody who came by this address. */
  JWTClaimsSet.Builder claims(URI address, Instant now) {
    Map<String, String> query = form(address.getRawQuery());
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(query.get("client_id"))
        .subject("f81d4fae")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)))
        .claim("nonce", query.get("nonce"))
        .claim("name", "Anna  Weber")
        .claim("email", "anna.weber@example.com")
        .claim("roles", List.of("compliance"));
  }

  static String signed(JWTClaimsSet claims, RSAKey by) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(by));
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Signs somebody in who came by this address; what the browser takes back. */
  String code(URI address, String token) {
    String code = "code-" + codes.size();
    codes.put(code, new Asked(form(address.getRawQuery()), token));
    return code;
  }

  private void metadata(HttpExchange exchange) throws IOException {
    String at = issuer();
    answer(
        exchange,
        200,
        "{\"issuer\": \""
            + (otherIssuer == null ? at : otherIssuer)
            + "\", \"authorization_endpoint\": \""
            + at
            + "/authorize\", \"token_endpoint\": \""
            + at
            + "/token\", \"jwks_uri\": \""
            + at
            + "/keys\""
            + (signOut == null ? "" : ", \"end_session_endpoint\": \"" + at + signOut + "\"")
            + "}");
  }

  private void keys(HttpExchange exchange) throws IOException {
    keysRead.incrementAndGet();
    answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
  }

  /** Each code once, for whoever holds the secret and the verifier. */
  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    Asked asked = codes.remove(form.getOrDefault("code", ""));
    String basic = Base64.getEncoder().encodeToString("probity:s%26cret".getBytes(UTF_8));
    boolean ours =
        ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (asked == null
        || !ours
        || !challenge(form.getOrDefault("code_verifier", ""))
            .equals(asked.query().get("code_challenge"))
        || !form.getOrDefault("redirect_uri", "").equals(asked.query().get("redirect_uri"))) {
      answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
    } else {
      answer(
          exchange, 200, "{\"token_type\": \"Bearer\", \"id_token\": \"" + asked.token() + "\"}");
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
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

  static Map<String, String> form(String text) {
    Map<String, String> fields = new HashMap<>();
    for (String field : text.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
    }
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
