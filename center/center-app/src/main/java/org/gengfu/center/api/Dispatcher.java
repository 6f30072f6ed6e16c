package org.gengfu.center.api;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.gengfu.center.access.Sessions;
import org.gengfu.center.access.User;
import org.gengfu.center.store.StoreOfflineException;
import org.gengfu.telemetry.TelemetryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings requests to their handlers: where from, who, may they, then the work on a virtual thread,
 * then the answer on the event loop that the request came on. At most {@value #AT_ONCE} requests
 * are worked on at once, further ones are answered 503; one takes at most as long as its operation
 * may.
 */
public final class Dispatcher {
  static final String COOKIE = "gengfu_session";
  static final int AT_ONCE = 64;
  static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final String JSON = "application/json";

  private final Vertx vertx;
  private final Sessions sessions;
  private final ExecutorService blocking;
  private final boolean secureCookies;
  private final Semaphore places = new Semaphore(AT_ONCE);

  public Dispatcher(
      Vertx vertx, Sessions sessions, ExecutorService blocking, boolean secureCookies) {
    this.vertx = vertx;
    this.sessions = sessions;
    this.blocking = blocking;
    this.secureCookies = secureCookies;
  }

  /** Handles a request of an ordinary operation; on the event loop. */
  public void dispatch(Operation operation, RoutingContext context) {
    run(
        operation,
        context,
        request -> {
          Answer answer = worded(operation.handler().handle(request));
          return () -> write(context, answer);
        });
  }

  /**
   * The answer with its view as JSON, on a worker: that of a room with hundreds of devices takes
   * long, and all other pages would wait for the event loop.
   */
  private static Answer worded(Answer answer) {
    return answer instanceof Answer.View(int status, Object body)
        ? new Answer.Bytes(status, JSON, "", Json.bytes(body))
        : answer;
  }

  /** Handles a request that is answered over time; the opener runs on the event loop. */
  public void stream(
      Operation operation, RoutingContext context, BiConsumer<RoutingContext, Request> opener) {
    run(operation, context, request -> () -> opener.accept(context, request));
  }

  /** Blocking work that leaves something to do on the event loop. */
  private interface Work {
    Runnable with(Request request);
  }

  private void run(Operation operation, RoutingContext routing, Work work) {
    try {
      refuseForeign(routing.request(), operation.bodyTypes());
    } catch (ProblemException e) {
      problem(routing, e);
      return;
    }
    if (!places.tryAcquire()) {
      problem(routing, unavailable(AT_ONCE + " requests are in work already; try again"));
      return;
    }
    Context loop = vertx.getOrCreateContext();
    Request anonymous = request(routing);
    Future<?> job =
        blocking.submit(() -> {
          Runnable rest = attempt(operation, routing, anonymous, work);
          places.release();
          loop.runOnContext(ignored -> finish(routing, rest));
        });
    long timer =
        vertx.setTimer(
            operation.limit().toMillis(),
            ignored -> {
              job.cancel(true);
              if (!routing.response().ended() && !routing.response().headWritten()) {
                problem(
                    routing,
                    new ProblemException(
                        ProblemException.Code.TIMEOUT, "not answered within " + operation.limit()));
              }
            });
    routing.addEndHandler(ignored -> vertx.cancelTimer(timer));
    routing.put("timer", timer);
  }

  private void finish(RoutingContext routing, Runnable rest) {
    Long timer = routing.get("timer");
    vertx.cancelTimer(timer);
    if (routing.response().ended() || routing.response().closed()) {
      return;
    }
    try {
      rest.run();
    } catch (ProblemException e) {
      problem(routing, e);
    }
  }

  private Runnable attempt(
      Operation operation, RoutingContext routing, Request anonymous, Work work) {
    try {
      return work.with(admitted(operation, anonymous));
    } catch (ProblemException e) {
      return () -> problem(routing, e);
    } catch (StoreOfflineException e) {
      LOG.warn("{} cannot be answered: {}", operation.id(), e.getMessage());
      return () -> problem(routing, unavailable("the database does not answer; try again"));
    } catch (TelemetryException e) {
      LOG.warn("{} cannot be answered: {}", operation.id(), e.getMessage());
      return () -> problem(routing, unavailable("the telemetry store does not answer; try again"));
    } catch (RuntimeException e) { // a request must never take the server down
      LOG.error("{} failed", operation.id(), e);
      ProblemException internal =
          new ProblemException(
              ProblemException.Code.INTERNAL, "the center made a mistake; its log says which");
      return () -> problem(routing, internal);
    }
  }

  private Request admitted(Operation operation, Request anonymous) {
    if (operation.role() == null) {
      return anonymous;
    }
    String token = anonymous.token();
    User user = token == null ? null : sessions.user(token).orElse(null);
    if (user == null) {
      throw new ProblemException(ProblemException.Code.UNAUTHENTICATED, "log in first");
    }
    if (user.mustChangePassword() && !operation.isOpenBeforePasswordChange()) {
      throw new ProblemException(
          ProblemException.Code.PASSWORD_CHANGE_REQUIRED,
          "change the password first (POST /api/v1/me/password)");
    }
    if (!user.role().covers(operation.role())) {
      throw new ProblemException(
          ProblemException.Code.FORBIDDEN, "this needs the role " + Json.name(operation.role()));
    }
    return new Request(
        anonymous.path(),
        anonymous.query(),
        anonymous.body(),
        anonymous.range(),
        anonymous.address(),
        user,
        token);
  }

  /** A page of somebody else must not act in the name of who is logged in here. */
  private static void refuseForeign(HttpServerRequest request, List<String> bodyTypes) {
    if (request.method().equals(HttpMethod.GET)) {
      return;
    }
    String origin = request.getHeader("Origin");
    String fetched = request.getHeader("Sec-Fetch-Site");
    boolean foreignOrigin = origin != null && !authority(origin).equals(host(request));
    boolean foreignFetch =
        fetched != null && !fetched.equals("same-origin") && !fetched.equals("none");
    if (foreignOrigin || foreignFetch) {
      throw new ProblemException(
          ProblemException.Code.FOREIGN_ORIGIN, "the request comes from another site's page");
    }
    String type = request.getHeader("Content-Type");
    if (type != null
        && bodyTypes.stream().noneMatch(type.split(";", 2)[0].strip()::equalsIgnoreCase)) {
      throw new ProblemException(
          ProblemException.Code.UNSUPPORTED_MEDIA_TYPE, "send " + bodyTypes.getFirst());
    }
  }

  private static String authority(String origin) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static @Nullable String host(HttpServerRequest request) {
    return request.getHeader("Host");
  }

  private static Request request(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    Map<String, String> query = new HashMap<>();
    routing
        .queryParams()
        .forEach(entry -> query.putIfAbsent(entry.getKey(), Json.clean(entry.getValue())));
    Map<String, String> path = new HashMap<>(routing.pathParams());
    path.replaceAll((name, value) -> Json.clean(value));
    Buffer body = routing.body() == null ? null : routing.body().buffer();
    Cookie cookie = request.getCookie(COOKIE);
    String range = request.getHeader("Content-Range");
    return new Request(
        Map.copyOf(path),
        query,
        body == null ? new byte[0] : body.getBytes(),
        range == null ? "" : range,
        request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress(),
        null,
        cookie == null ? null : cookie.getValue());
  }

  private void write(RoutingContext routing, Answer answer) {
    HttpServerResponse response = routing.response();
    switch (answer) {
      case Answer.View(int status, Object body) -> json(response, status, body);
      case Answer.Empty(int status) -> response.setStatusCode(status).end();
      case Answer.Text(int status, String type, String body) ->
          response.setStatusCode(status).putHeader("Content-Type", type).end(body);
      case Answer.Bytes(int status, String type, String name, byte[] body) -> {
        if (!name.isEmpty()) {
          response.putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        }
        response.setStatusCode(status).putHeader("Content-Type", type).end(Buffer.buffer(body));
      }
      case Answer.Sent(String type, String name, Path file) ->
          response
              .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
              .putHeader("Content-Type", type)
              .sendFile(file.toString())
              .onComplete(ignored -> vertx.fileSystem().delete(file.toString()));
      case Answer.Kept(String type, Path file) ->
          response.putHeader("Content-Type", type).sendFile(file.toString());
      case Answer.Session(Object body, String token) -> {
        response.addCookie(cookie(token));
        if (body == null) {
          response.setStatusCode(204).end();
        } else {
          json(response, 200, body);
        }
      }
    }
  }

  private Cookie cookie(@Nullable String token) {
    return Cookie.cookie(COOKIE, token == null ? "" : token)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secureCookies)
        .setSameSite(CookieSameSite.STRICT)
        .setMaxAge(token == null ? 0 : Sessions.LIFE.toSeconds());
  }

  private static void json(HttpServerResponse response, int status, Object body) {
    response
        .setStatusCode(status)
        .putHeader("Content-Type", JSON)
        .end(Buffer.buffer(Json.bytes(body)));
  }

  private static ProblemException unavailable(String detail) {
    return new ProblemException(ProblemException.Code.UNAVAILABLE, detail);
  }

  /** Answers with a problem; on the event loop. */
  public static void problem(RoutingContext routing, ProblemException problem) {
    HttpServerResponse response = routing.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    Duration wait = problem.retryAfter();
    if (wait != null) {
      response.putHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", "application/problem+json")
        .end(Buffer.buffer(Json.bytes(problem.body())));
  }
}
