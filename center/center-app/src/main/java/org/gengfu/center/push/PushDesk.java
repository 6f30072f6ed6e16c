package org.gengfu.center.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreException;
import org.gengfu.center.store.StoreOfflineException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes phones that asked for it. A message is tried once: it only says that there is something to
 * look at, and the phone loads its orders anyway. At most {@value #MOST_WAITING} wait; further ones
 * are left out. Any thread.
 */
public final class PushDesk implements AutoCloseable {
  static final int MOST_WAITING = 1_000;
  private static final int MOST_ENDPOINT = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofHours(4);
  private static final Logger LOG = LoggerFactory.getLogger(PushDesk.class);

  private final Database database;
  private final String contact;
  private final Predicate<URI> allowed;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(LIMIT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final SecureRandom random = new SecureRandom();
  private final AtomicReference<@Nullable PushKey> key = new AtomicReference<>();
  private final ThreadPoolExecutor sender =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("push").factory(),
          (task, pool) -> LOG.warn("{} push messages wait already: one is left out", MOST_WAITING));

  /**
   * @param contact a mail address ({@code mailto:}) or page by which push services reach us
   */
  public PushDesk(Database database, String contact, Clock clock) {
    this(database, contact, clock, PushDesk::outside);
  }

  /**
   * @param allowed which addresses may be written to
   */
  PushDesk(Database database, String contact, Clock clock, Predicate<URI> allowed) {
    this.database = database;
    this.contact = contact;
    this.clock = clock;
    this.allowed = allowed;
    sender.allowCoreThreadTimeOut(true);
  }

  /** A push service is a host by name, by https: nobody makes the center write to its own house. */
  static boolean outside(URI endpoint) {
    String host = endpoint.getHost();
    return "https".equals(endpoint.getScheme())
        && host != null
        && host.matches("(?i)([a-z0-9-]+\\.)+[a-z]{2,}")
        && !host.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(local|internal|lan|home|arpa)")
        && (endpoint.getPort() == -1 || endpoint.getPort() == 443)
        && endpoint.getRawUserInfo() == null;
  }

  /** What phones subscribe with. */
  public String key() {
    return known().text();
  }

  private PushKey known() {
    PushKey found = key.get();
    if (found == null) {
      found =
          database.transaction(connection -> {
            try {
              return PushTable.key(connection);
            } catch (GeneralSecurityException e) {
              throw new StoreException("the key for push messages cannot be read", e);
            }
          });
      key.set(found);
    }
    return found;
  }

  /**
   * A phone listens from now on.
   *
   * @param point its public key, base64url
   * @param auth its secret, base64url
   * @return what is wrong, empty when it listens
   */
  public String subscribe(String user, String endpoint, String point, String auth) {
    try {
      URI address = URI.create(endpoint);
      if (endpoint.length() > MOST_ENDPOINT || !allowed.test(address)) {
        return "endpoint must be the https address of a push service";
      }
      byte[] phone = Base64.getUrlDecoder().decode(point);
      Curve.point(phone);
      byte[] secret = Base64.getUrlDecoder().decode(auth);
      if (secret.length != PushCipher.SALT) {
        return "keys.auth must have 16 bytes";
      }
      database.change(connection ->
          PushTable.put(
              connection, user, new PushTable.Listener(endpoint, phone, secret), clock.instant()));
      return "";
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return "keys, or the endpoint, cannot be read: " + e.getMessage();
    }
  }

  /** A phone no longer listens, or none of a person when the endpoint is empty. */
  public void unsubscribe(String user, String endpoint) {
    database.change(connection -> PushTable.drop(connection, user, endpoint));
  }

  /** Wakes a person's phones; returns at once. */
  public void wake(String user, String json) {
    sender.execute(() -> {
      try {
        for (PushTable.Listener each :
            database.read(connection -> PushTable.of(connection, user))) {
          send(each, json);
        }
      } catch (StoreOfflineException e) {
        LOG.debug("Nobody is woken: {}", e.getMessage());
      }
    });
  }

  private void send(PushTable.Listener listener, String json) {
    URI endpoint = URI.create(listener.endpoint());
    try {
      byte[] salt = new byte[PushCipher.SALT];
      random.nextBytes(salt);
      byte[] body =
          PushCipher.encrypt(
              json.getBytes(java.nio.charset.StandardCharsets.UTF_8),
              listener.point(),
              listener.auth(),
              Curve.pair(),
              salt);
      HttpRequest request =
          HttpRequest.newBuilder(endpoint)
              .timeout(LIMIT)
              .header("Content-Encoding", "aes128gcm")
              .header("Content-Type", "application/octet-stream")
              .header("TTL", Long.toString(KEPT.toSeconds()))
              .header("Urgency", "high")
              .header("Authorization", known().authorization(endpoint, contact, clock.instant()))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status == 404 || status == 410) {
        unsubscribe("", listener.endpoint());
      } else if (status >= 300) {
        LOG.info("{} takes no push message: {}", endpoint.getHost(), status);
      }
    } catch (IOException | GeneralSecurityException e) {
      LOG.info("{} cannot be woken: {}", endpoint.getHost(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Nobody is woken any more. */
  @Override
  public void close() {
    sender.shutdownNow();
    client.shutdownNow();
  }
}
