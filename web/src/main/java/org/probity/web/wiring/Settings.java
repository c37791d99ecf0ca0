package org.probity.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.probity.audit.KeyFiles;
import org.probity.audit.KeyPlace;
import org.probity.audit.KeyStoreKeys;
import org.probity.audit.TimeStampAuthority;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.audit.witness.TsaClient;
import org.probity.guard.explain.queue.Sampling;
import org.probity.guard.notify.Webhook;
import org.probity.web.oidc.OidcSettings;

/** What the launcher says, and what may be configured; all by MicroProfile Config. */
@ApplicationScoped
public class Settings {
  private static final String PKCS11 = "pkcs11:";

  /**
   * What the name of a demonstration's log begins with, so that it is never taken for a real one.
   */
  private static final String DEMO = "probity.demo/";

  @Inject
  @ConfigProperty(name = "probity.data")
  private String data;

  /** The distribution, whose own command compiles packs. */
  @Inject
  @ConfigProperty(name = "probity.home")
  private String home;

  @Inject
  @ConfigProperty(name = "probity.models")
  private String models;

  /** The first line of every checkpoint; must never change for a log. */
  @Inject
  @ConfigProperty(name = "probity.log.origin", defaultValue = "probity.local/log")
  private String origin;

  /** What this server is called among several that share a database. */
  @Inject
  @ConfigProperty(name = "probity.node")
  private Optional<String> node;

  /** Who offers the service, as labels of generated content name it. */
  @Inject
  @ConfigProperty(name = "probity.provider")
  private Optional<String> provider;

  /** Who is asked to cosign checkpoints: address, space, key; commas between. */
  @Inject
  @ConfigProperty(name = "probity.witnesses")
  private Optional<String> witnesses;

  /** Address of an RFC 3161 time-stamping authority. */
  @Inject
  @ConfigProperty(name = "probity.tsa")
  private Optional<String> tsa;

  /** Minutes between two checkpoints that the authority time-stamps. */
  @Inject
  @ConfigProperty(name = "probity.tsa.minutes", defaultValue = "60")
  private int tsaMinutes;

  /** A PKCS#12 file, or {@code pkcs11:} and the configuration of a token's provider. */
  @Inject
  @ConfigProperty(name = "probity.keystore")
  private Optional<String> keystore;

  /** Password of the PKCS#12 file, or PIN of the token. */
  @Inject
  @ConfigProperty(name = "probity.keystore.password")
  private Optional<String> keystorePassword;

  /** Where notices go, and the secret that signs them ({@code whsec_…}). */
  @Inject
  @ConfigProperty(name = "probity.webhook.url")
  private Optional<String> webhook;

  @Inject
  @ConfigProperty(name = "probity.webhook.secret")
  private Optional<String> webhookSecret;

  /** Hosts that may be called although they are at private addresses; commas between. */
  @Inject
  @ConfigProperty(name = "probity.outgoing.private")
  private Optional<String> privateHosts;

  /** A day: long enough for an office, short enough for a person who waits. */
  @Inject
  @ConfigProperty(name = "probity.review.hours", defaultValue = "24")
  private int reviewHours;

  /** Which share of a model's answers is explained afterwards: model=share; commas between. */
  @Inject
  @ConfigProperty(name = "probity.explain.sample")
  private Optional<String> explainSample;

  /** Explanations that may wait; each is a short row. */
  @Inject
  @ConfigProperty(name = "probity.explain.queue", defaultValue = "1000")
  private int explainQueue;

  /** Explanations made at once of those that wait; each may take a whole processor. */
  @Inject
  @ConfigProperty(name = "probity.explain.workers", defaultValue = "1")
  private int explainWorkers;

  /** Jensen–Shannon distance of a model's explanations to the first ones that is worth a task. */
  @Inject
  @ConfigProperty(name = "probity.drift.distance", defaultValue = "0.1")
  private double driftDistance;

  /** The organisation's OpenID Connect provider, as it names itself in its tokens. */
  @Inject
  @ConfigProperty(name = "probity.oidc.issuer")
  private Optional<String> issuer;

  @Inject
  @ConfigProperty(name = "probity.oidc.client")
  private Optional<String> client;

  /** File that holds this server's secret at the provider. */
  @Inject
  @ConfigProperty(name = "probity.oidc.secret.file")
  private Optional<String> clientSecret;

  @Inject
  @ConfigProperty(name = "probity.oidc.roles.claim", defaultValue = "roles")
  private String rolesClaim;

  /** Which value of that claim is which role; commas between. */
  @Inject
  @ConfigProperty(name = "probity.oidc.roles")
  private Optional<String> roles;

  /** Where the provider sends browsers back to, if not to the address they came to. */
  @Inject
  @ConfigProperty(name = "probity.oidc.answer")
  private Optional<String> answer;

  /** When the clock of a demonstration begins; no demonstration if absent. */
  @Inject
  @ConfigProperty(name = "probity.demo.clock")
  private Optional<String> demoClock;

  @Inject
  @ConfigProperty(name = "probity.version", defaultValue = "development")
  private String version;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Settings() {}

  public Path data() {
    return Path.of(data);
  }

  public Path home() {
    return Path.of(home);
  }

  public Path keys() {
    return data().resolve("keys");
  }

  /**
   * Where the server's own keys lie: in files, or where it is configured.
   *
   * @throws org.probity.audit.LedgerException if the keystore or token cannot be opened
   */
  public KeyPlace keyPlace() {
    if (keystore.isEmpty()) {
      return new KeyFiles(keys());
    }
    char[] password = keystorePassword.orElse("").toCharArray();
    String place = keystore.get();
    return place.startsWith(PKCS11)
        ? KeyStoreKeys.pkcs11(Path.of(place.substring(PKCS11.length())), password, keys())
        : KeyStoreKeys.pkcs12(Path.of(place), password, keys());
  }

  public Duration timeStampInterval() {
    return Duration.ofMinutes(tsaMinutes);
  }

  public Path models() {
    return Path.of(models);
  }

  /** The font for Chinese in PDF, or null if the distribution was built without it. */
  public @Nullable Path chineseFont() {
    Path font = home().resolve("fonts/NotoSansSC-Regular.ttf");
    return Files.exists(font) ? font : null;
  }

  public String origin() {
    return origin;
  }

  /** As configured; else the name of the machine. */
  public String node() {
    return node.orElseGet(Settings::machine);
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }

  public String provider() {
    return provider.orElse(origin);
  }

  /** Who time-stamps the checkpoints of bundles, or null. */
  public @Nullable TimeStampAuthority timeStampAuthority() {
    return tsa.map(address -> new TsaClient(URI.create(address), calls())).orElse(null);
  }

  /**
   * Who is told of what happened, or null.
   *
   * @throws IllegalArgumentException if an address stands without a secret, or either is malformed
   */
  public @Nullable Webhook webhook() {
    return webhook
        .map(
            address ->
                new Webhook(
                    URI.create(address),
                    webhookSecret.orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "probity.webhook.url needs probity.webhook.secret.")),
                    calls()))
        .orElse(null);
  }

  public String witnesses() {
    return witnesses.orElse("");
  }

  public String privateHosts() {
    return privateHosts.orElse("");
  }

  public Duration reviewTime() {
    return Duration.ofHours(reviewHours);
  }

  /**
   * @throws IllegalArgumentException if it is malformed
   */
  public Sampling explanationSampling() {
    return explainSample.map(Sampling::parse).orElseGet(Sampling::none);
  }

  public int explanationQueue() {
    return explainQueue;
  }

  public double driftDistance() {
    return driftDistance;
  }

  public int explanationWorkers() {
    return explainWorkers;
  }

  public boolean hasOrganisation() {
    return issuer.isPresent();
  }

  /**
   * The provider by which the organisation signs its people in, or null.
   *
   * @throws IllegalArgumentException if it is not described whole, or the secret cannot be read
   */
  public @Nullable OidcSettings organisation() {
    return issuer
        .map(
            named ->
                new OidcSettings(
                    named,
                    client.orElse(""),
                    clientSecret.map(Settings::secretIn).orElse(null),
                    rolesClaim,
                    OidcSettings.roles(roles.orElse("")),
                    answer.map(URI::create).orElse(null)))
        .orElse(null);
  }

  private static String secretIn(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException("The file of probity.oidc.secret.file is unreadable.", e);
    }
  }

  /** How others are called: not at private addresses, but for the hosts listed. */
  public OutgoingCalls calls() {
    return new OutgoingCalls(Witnesses.hosts(privateHosts()));
  }

  /**
   * The clock of this server: the system's, or a demonstration's.
   *
   * @throws IllegalArgumentException if a demonstration's log is not named as one
   */
  public Clock clock() {
    if (demoClock.isEmpty()) {
      if (origin.startsWith(DEMO)) {
        throw new IllegalArgumentException("A log of " + DEMO + " needs probity.demo.clock.");
      }
      return Clock.systemUTC();
    }
    if (!origin.startsWith(DEMO)) {
      throw new IllegalArgumentException(
          "probity.demo.clock needs a log whose name begins with " + DEMO + ".");
    }
    return DemoClock.open(data().resolve("demo-clock"), Instant.parse(demoClock.get()));
  }

  public String version() {
    return version;
  }
}
