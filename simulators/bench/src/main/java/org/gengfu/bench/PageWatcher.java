package org.gengfu.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page that is open at the center: logged in, listening to server-sent events. */
final class PageWatcher implements AutoCloseable {
  /** The administrator's password from then on. */
  static final String PASSWORD = "four words in a bench";

  private static final Pattern PROBE = Pattern.compile("\"alarm\":\"(probe-\\d+)\"");

  private final URI center;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String cookie;
  private final Map<String, Long> seenNanos = new ConcurrentHashMap<>();
  private final Consumer<String> other;
  private final CountDownLatch open = new CountDownLatch(1);
  private volatile boolean closed;

  /** Logs in with the one-time password, replaces it, and opens the stream. */
  PageWatcher(URI center, String oneTimePassword) throws IOException, InterruptedException {
    this(center, oneTimePassword, line -> {});
  }

  /**
   * The same, telling each line of the stream to somebody else, too.
   *
   * @param other called by the thread that listens
   */
  PageWatcher(URI center, String oneTimePassword, Consumer<String> other)
      throws IOException, InterruptedException {
    this.center = center;
    this.other = other;
    String login = "{\"user\":\"admin\",\"password\":\"" + oneTimePassword + "\"}";
    HttpResponse<String> answer = post("/api/v1/login", login, "");
    this.cookie =
        answer
            .headers()
            .firstValue("Set-Cookie")
            .map(value -> value.split(";", 2)[0])
            .orElseThrow(() -> new IOException("no login: " + answer.body()));
    String change =
        "{\"current\":\"" + oneTimePassword + "\",\"replacement\":\"" + PASSWORD + "\"}";
    HttpResponse<String> changed = post("/api/v1/me/password", change, cookie);
    if (changed.statusCode() != 200) {
      throw new IOException("the password could not be changed: " + changed.body());
    }
    Thread.ofPlatform().daemon().name("page").start(this::listen);
    if (!open.await(30, TimeUnit.SECONDS)) {
      throw new IOException("the event stream did not open");
    }
  }

  private HttpResponse<String> post(String path, String body, String session)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(center.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!session.isEmpty()) {
      request.header("Cookie", session);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void listen() {
    HttpRequest request =
        HttpRequest.newBuilder(center.resolve("/api/v1/events"))
            .header("Cookie", cookie)
            .header("Accept", "text/event-stream")
            .build();
    try (Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      lines.forEach(this::line);
    } catch (IOException | UncheckedIOException e) {
      if (!closed) {
        System.err.println("the event stream ended: " + e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void line(String line) {
    open.countDown();
    Matcher probe = PROBE.matcher(line);
    while (probe.find()) {
      seenNanos.putIfAbsent(probe.group(1), System.nanoTime());
    }
    other.accept(line);
  }

  /**
   * What the center answers.
   *
   * @param path behind {@code /api/v1/}
   */
  String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(center.resolve("/api/v1/" + path)).header("Cookie", cookie).build();
    return good(path, client.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  /** Tells the center something as JSON. */
  String post(String path, String body) throws IOException, InterruptedException {
    return good(path, post("/api/v1/" + path, body, cookie));
  }

  private static String good(String path, HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          path + " was answered %d %s".formatted(answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  /** When each probe's alarm was seen first, on the scale of {@link System#nanoTime}. */
  Map<String, Long> seenNanos() {
    return seenNanos;
  }

  @Override
  public void close() {
    closed = true;
    client.shutdownNow();
  }
}
