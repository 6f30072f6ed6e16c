package org.gengfu.center.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Phones that asked to be woken, and the services that wake them. What is written only says that
 * there is something to look at; the phone loads its orders anyway. Who listens is also known
 * without asking the database. Any thread.
 */
public final class PushDesk implements AutoCloseable {
  private static final int MOST_ENDPOINT = 1_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofHours(4);

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
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Set<String> listening;

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
    this.listening = database.read(PushTable::users);
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
      PushTable.Listener listener = new PushTable.Listener(endpoint, phone, secret);
      change(connection -> PushTable.put(connection, user, listener, clock.instant()));
      return "";
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return "keys, or the endpoint, cannot be read: " + e.getMessage();
    }
  }

  /** A phone no longer listens, or none of a person when the endpoint is empty. */
  public void unsubscribe(String user, String endpoint) {
    change(connection -> PushTable.drop(connection, user, endpoint));
  }

  private void change(Database.Step work) {
    changing.lock();
    try {
      database.change(work);
      listening = database.read(PushTable::users);
    } finally {
      changing.unlock();
    }
  }

  /** True when a phone of that person listens, as far as is known; asks nobody. */
  public boolean listens(String user) {
    return listening.contains(user);
  }

  /** The phones of a person that listen. */
  List<PushTable.Listener> listeners(String user) {
    return database.read(connection -> PushTable.of(connection, user));
  }

  /**
   * Writes to one phone's push service.
   *
   * @param topic a later message of the same topic replaces this one while the phone is away
   * @param deadline when there must be an answer
   */
  Pushed push(PushTable.Listener listener, String json, String topic, Instant deadline) {
    URI endpoint = URI.create(listener.endpoint());
    try {
      byte[] salt = new byte[PushCipher.SALT];
      random.nextBytes(salt);
      byte[] text = json.getBytes(StandardCharsets.UTF_8);
      byte[] body = PushCipher.encrypt(text, listener.point(), listener.auth(), Curve.pair(), salt);
      Duration left = Duration.between(clock.instant(), deadline);
      HttpRequest request =
          HttpRequest.newBuilder(endpoint)
              .timeout(left.isPositive() && left.compareTo(LIMIT) < 0 ? left : LIMIT)
              .header("Content-Encoding", "aes128gcm")
              .header("Content-Type", "application/octet-stream")
              .header("TTL", Long.toString(KEPT.toSeconds()))
              .header("Urgency", "high")
              .header("Topic", topic)
              .header("Authorization", known().authorization(endpoint, contact, clock.instant()))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status == 404 || status == 410) {
        unsubscribe("", listener.endpoint());
        return new Pushed(Pushed.Outcome.GONE, endpoint.getHost() + ": " + status);
      }
      return new Pushed(outcome(status), endpoint.getHost() + ": " + status);
    } catch (IOException e) {
      return new Pushed(Pushed.Outcome.AWAY, endpoint.getHost() + ": no answer");
    } catch (GeneralSecurityException e) {
      return new Pushed(Pushed.Outcome.REFUSED, endpoint.getHost() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Pushed(Pushed.Outcome.AWAY, endpoint.getHost() + ": interrupted");
    }
  }

  private static Pushed.Outcome outcome(int status) {
    if (status < 300) {
      return Pushed.Outcome.TAKEN;
    }
    return status == 429 || status >= 500 ? Pushed.Outcome.AWAY : Pushed.Outcome.REFUSED;
  }

  /** Nobody is woken any more. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
