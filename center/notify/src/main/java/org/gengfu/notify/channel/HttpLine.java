package org.gengfu.notify.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gengfu.notify.Sent;
import org.jspecify.annotations.Nullable;

/** Makes requests and says what is known of them. Any thread. */
final class HttpLine {
  /** Longest answer that is read. */
  static final int MAX_ANSWER = 64 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final InstantSource clock;

  HttpLine(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  void close() {
    client.shutdownNow();
  }

  /** Makes one request; an interrupt stays set. */
  HttpAnswer send(
      String method, URI uri, Map<String, String> headers, String body, Instant deadline) {
    Duration left = Duration.between(now(), deadline);
    if (!left.isPositive()) {
      return new HttpAnswer.NotSent("no time left");
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    headers.forEach(request::header);
    request.method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            request.build(),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_ANSWER));
    try {
      HttpResponse<String> response = answer.get(left.toMillis(), TimeUnit.MILLISECONDS);
      return new HttpAnswer.Said(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new HttpAnswer.Lost("no answer in " + left.toMillis() + " ms");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new HttpAnswer.Lost("interrupted");
    } catch (ExecutionException e) {
      return failed(uri, e.getCause());
    }
  }

  /** Queries may hold secrets: only the host is named. */
  private static HttpAnswer failed(URI uri, @Nullable Throwable cause) {
    String where = uri.getHost() + ": ";
    return switch (cause) {
      case null -> new HttpAnswer.Lost(where + "it failed without a reason");
      case ConnectException refused -> new HttpAnswer.NotSent(where + "no connection");
      case HttpConnectTimeoutException late -> new HttpAnswer.NotSent(where + "no connection");
      case UnresolvedAddressException unknown -> new HttpAnswer.NotSent(where + "unknown host");
      case javax.net.ssl.SSLHandshakeException distrusted ->
          new HttpAnswer.NotSent(where + "its certificate is not trusted");
      case IOException broken -> new HttpAnswer.Lost(where + broken.getClass().getSimpleName());
      case Throwable other ->
          throw new IllegalStateException("a request ended in an unknown way", other);
    };
  }

  /** What a status means when it is not 2xx, or null when it is. */
  static @Nullable Sent failure(HttpAnswer answer) {
    return switch (answer) {
      case HttpAnswer.NotSent(String why) -> new Sent.TryAgain(why);
      case HttpAnswer.Lost(String why) -> new Sent.Unknown(why);
      case HttpAnswer.Said(int status, String body) -> {
        String why = "HTTP " + status + " " + Texts.said(body);
        if (status >= 200 && status < 300) {
          yield null;
        } else if (status == 429 || status == 503) {
          yield new Sent.TryAgain(why);
        } else {
          yield status >= 500 ? new Sent.Unknown(why) : new Sent.Refused(why);
        }
      }
    };
  }
}
