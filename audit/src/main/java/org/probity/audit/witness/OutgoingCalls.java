package org.probity.audit.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Calls to hosts that somebody configured, kept short: https, no redirects, no private addresses
 * unless listed, 5 s, answers of limited size.
 */
public final class OutgoingCalls {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int SHARED_ADDRESS_SPACE = 100;

  private final Set<String> privateHosts;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .build();

  /**
   * @param privateHosts hosts that may be at a private address, and then be asked without TLS
   */
  public OutgoingCalls(Set<String> privateHosts) {
    this.privateHosts = Set.copyOf(privateHosts);
  }

  /** An answer, whatever its status. */
  public record Answer(int status, byte[] body) {}

  public Answer get(URI uri, int limit) throws IOException {
    return send(HttpRequest.newBuilder(uri).GET(), uri, limit);
  }

  public Answer post(URI uri, String contentType, byte[] body, int limit) throws IOException {
    return post(uri, contentType, body, Map.of(), limit);
  }

  /** As the other, with more headers. */
  public Answer post(
      URI uri, String contentType, byte[] body, Map<String, String> headers, int limit)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .uri(uri)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request, uri, limit);
  }

  private Answer send(HttpRequest.Builder request, URI uri, int limit) throws IOException {
    requirePermitted(uri);
    try {
      HttpResponse<InputStream> response =
          client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] body = in.readNBytes(limit + 1);
        if (body.length > limit) {
          throw new IOException("The answer is longer than " + limit + " bytes.");
        }
        return new Answer(response.statusCode(), body);
      }
    } catch (ConnectException | HttpTimeoutException e) {
      throw new IOException("Nobody answers there.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for an answer.", e);
    }
  }

  /**
   * @throws IOException saying why a host may not be called
   */
  void requirePermitted(URI uri) throws IOException {
    String host = uri.getHost();
    if (host == null || uri.getUserInfo() != null) {
      throw new IOException("The address names no host, or a user.");
    }
    boolean listed = privateHosts.contains(host.toLowerCase(Locale.ROOT));
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    if (!https && !(listed && "http".equalsIgnoreCase(uri.getScheme()))) {
      throw new IOException("Only https is called.");
    }
    if (listed) {
      return;
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (isPrivate(address)) {
          throw new IOException("The host is at a private address; list it to permit that.");
        }
      }
    } catch (UnknownHostException e) {
      throw new IOException("The host is not known.", e);
    }
  }

  private static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean sharedV4 =
        bytes.length == 4
            && Byte.toUnsignedInt(bytes[0]) == SHARED_ADDRESS_SPACE
            && (bytes[1] & 0xC0) == 0x40;
    boolean uniqueLocalV6 = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || sharedV4
        || uniqueLocalV6;
  }
}
