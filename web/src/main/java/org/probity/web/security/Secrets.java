package org.probity.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.probity.audit.KeyPlace;
import org.probity.audit.MasterKey;

/**
 * Makes and checks secrets. Of an API key only an HMAC-SHA-256 under a server secret is kept; of a
 * password only Argon2id (RFC 9106). Every comparison takes constant time.
 */
@ApplicationScoped
public class Secrets {
  private static final Pattern KEY = Pattern.compile("pk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})");
  private static final String KEY_ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  /** RFC 9106 section 4, second choice, with a quarter of the memory: sign-ins are throttled. */
  private static final int ARGON_KIB = 16 * 1024;

  private static final int ARGON_PASSES = 3;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final MasterKey server;

  @Inject
  public Secrets(KeyPlace keys) {
    server = keys.secret("server-secret");
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Secrets() {
    server = null;
  }

  /** A new API key: what is handed out once, and what is kept. */
  public record NewKey(String id, String text, byte[] mac) {}

  /** The two halves of a key as presented. */
  public record PresentedKey(String id, String secret) {}

  public NewKey newKey() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      id.append(KEY_ID_LETTERS.charAt(random.nextInt(KEY_ID_LETTERS.length())));
    }
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    return new NewKey(id.toString(), "pk_" + id + "_" + text, mac(text));
  }

  public static Optional<PresentedKey> parse(String text) {
    Matcher matcher = KEY.matcher(text);
    return matcher.matches()
        ? Optional.of(new PresentedKey(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  public boolean matches(PresentedKey presented, byte[] mac) {
    return MessageDigest.isEqual(mac(presented.secret()), mac);
  }

  private byte[] mac(String secret) {
    return server.hmac("api-key", secret.getBytes(StandardCharsets.US_ASCII));
  }

  /** 24 letters and digits, about 142 bits. */
  public String newPassword() {
    byte[] bytes = new byte[18];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(salt) + "$" + base64.encodeToString(argon(password, salt));
  }

  public boolean verify(String password, String hash) {
    String[] parts = hash.split("\\$", 2);
    byte[] salt = Base64.getDecoder().decode(parts[0]);
    return MessageDigest.isEqual(argon(password, salt), Base64.getDecoder().decode(parts[1]));
  }

  private static byte[] argon(String password, byte[] salt) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(ARGON_KIB)
            .withIterations(ARGON_PASSES)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    argon.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }
}
