package org.gengfu.center.api.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gengfu.center.access.Audit;
import org.gengfu.center.access.LoginThrottle;
import org.gengfu.center.access.Sessions;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.ApiException;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Dispatcher;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.alarm.AlarmOperations;
import org.gengfu.center.api.alarm.AlarmViews;
import org.gengfu.center.api.camera.CameraOperations;
import org.gengfu.center.api.camera.CameraParts;
import org.gengfu.center.api.camera.ReportTimer;
import org.gengfu.center.api.contract.ContractOperations;
import org.gengfu.center.api.device.DeviceParts;
import org.gengfu.center.api.field.GraphOperations;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.api.incident.IncidentOperations;
import org.gengfu.center.api.incident.IncidentParts;
import org.gengfu.center.api.maintenance.MaintenanceOperations;
import org.gengfu.center.api.notify.MessageOperations;
import org.gengfu.center.api.order.OrderOperations;
import org.gengfu.center.api.paper.PaperOperations;
import org.gengfu.center.api.stock.StockOperations;
import org.gengfu.center.paper.PaperPost;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;

/**
 * The HTTP server: operations, event streams, pages. {@link #start} and {@link #close} belong to
 * the thread that assembles the center.
 */
public final class ApiServer implements AutoCloseable {
  private static final int START_SECONDS = 20;
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src"
          + " 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final Vertx vertx;
  private final ExecutorService blocking;
  private final Assembly assembly;
  private final HttpServer server;
  private final String address;

  private ApiServer(
      Vertx vertx, ExecutorService blocking, Assembly assembly, HttpServer server, String address) {
    this.vertx = vertx;
    this.blocking = blocking;
    this.assembly = assembly;
    this.server = server;
    this.address = address;
  }

  /**
   * Begins to serve.
   *
   * @throws ApiException when the address cannot be listened at
   */
  public static ApiServer start(ApiParts parts) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
    ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    Assembly assembly = new Assembly(parts, vertx, blocking);
    CenterSettings.Endpoint endpoint = parts.settings().http().endpoint();
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxInitialLineLength(8 * 1024)
            .setMaxHeaderSize(16 * 1024)
            .setIdleTimeout(75)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(true);
    HttpServer server = vertx.createHttpServer(options).requestHandler(assembly.router());
    try {
      server
          .listen(endpoint.port(), endpoint.address())
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      assembly.devices.close();
      assembly.post.ifPresent(ReportTimer::close);
      assembly.papers.ifPresent(PaperPost::close);
      assembly.incidents.close();
      vertx.close();
      blocking.shutdownNow();
      throw new ApiException(
          "the pages cannot be served at %s:%d: %s. Is the port taken? Change http.port."
              .formatted(endpoint.address(), endpoint.port(), e.getCause()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException("interrupted while the pages were opened", e);
    }
    return new ApiServer(vertx, blocking, assembly, server, endpoint.address());
  }

  /** Where it is served. */
  public String url() {
    String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
    return "http://" + host + ":" + server.actualPort();
  }

  /** What it serves, events apart. */
  List<Operation> operations() {
    return assembly.operations;
  }

  /** Looks for time-outs of commands now; for tests that do not wait for the second. */
  public void letTimePass() {
    assembly.devices.commands().letTimePass();
  }

  /** Ends the streams and the server. */
  @Override
  public void close() {
    assembly.streams.close();
    assembly.devices.close();
    assembly.post.ifPresent(ReportTimer::close);
    assembly.papers.ifPresent(PaperPost::close);
    assembly.incidents.close();
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new ApiException("the pages did not end: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      blocking.shutdownNow();
    }
  }

  /** Puts handlers, routes and streams together. */
  static final class Assembly {
    private final EventStreams streams;
    private final DeviceParts devices;
    private final Optional<ReportTimer> post;
    private final Optional<PaperPost> papers;
    private final IncidentParts incidents;
    private final List<Operation> operations = new ArrayList<>();
    private final Dispatcher dispatcher;
    private final Vertx vertx;

    Assembly(ApiParts parts, Vertx vertx, ExecutorService blocking) {
      this.vertx = vertx;
      Database database = parts.database();
      Watch watch = parts.watch();
      Users users = new Users(database, parts.clock());
      Sessions sessions = new Sessions(database, users, parts.clock());
      Audit audit = new Audit(database, parts.clock());
      Places places = new Places(parts.settings(), watch.picture());
      AlarmViews alarms = new AlarmViews(watch.picture(), places);
      this.devices = DeviceParts.of(parts, places, alarms, users, audit);
      CameraParts cameras = CameraParts.of(parts, places, audit);
      this.incidents = IncidentParts.of(parts, places, alarms, devices.commandViews(), audit);
      this.post = ReportTimer.start(parts.settings(), cameras.desk(), parts.clock());
      this.papers = PaperOperations.post(parts);
      this.streams =
          new EventStreams(
              vertx,
              watch.events(),
              new EventStreams.EventTexts(
                  alarms,
                  devices.devices(),
                  devices.edges(),
                  devices.commandViews(),
                  cameras.views(),
                  places),
              places,
              sessions,
              parts.instance(),
              blocking,
              parts.clock());
      this.dispatcher =
          new Dispatcher(vertx, sessions, blocking, parts.settings().http().secureCookies());
      addField(parts, places, alarms, cameras, audit);
      addService(parts, places, alarms, audit);
      operations.addAll(
          Operations.all(
              new SessionHandlers(users, sessions, audit, new LoginThrottle(), parts.clock()),
              new UserHandlers(users, audit),
              new StatusHandlers(
                  parts.instance(),
                  database,
                  parts.telemetry(),
                  parts.desk(),
                  new MetricsText(
                      watch, parts.desk(), parts.telemetry(), places, streams::count))));
    }

    /** What stands where, how it is, and what is wrong with it. */
    private void addField(
        ApiParts parts, Places places, AlarmViews alarms, CameraParts cameras, Audit audit) {
      operations.addAll(CameraOperations.all(cameras));
      operations.addAll(devices.operations());
      operations.addAll(AlarmOperations.of(parts, places, alarms, audit));
      operations.addAll(IncidentOperations.all(incidents));
      operations.addAll(GraphOperations.of(parts, places, cameras.register(), audit));
    }

    /** What people do about it, are told of it, and owe by contract. */
    private void addService(ApiParts parts, Places places, AlarmViews alarms, Audit audit) {
      operations.addAll(MessageOperations.of(parts, audit));
      operations.addAll(MaintenanceOperations.of(parts, audit));
      operations.addAll(OrderOperations.of(parts, places, alarms, audit));
      operations.addAll(ContractOperations.of(parts, places, audit));
      operations.addAll(StockOperations.of(parts, audit));
      operations.addAll(PaperOperations.of(parts, places, audit));
    }

    Router router() {
      Router router = Router.router(vertx);
      router.route().handler(Assembly::guard);
      for (Operation operation : operations) {
        String path = operation.path().replaceAll("\\{(\\w+)}", ":$1");
        if (!operation.method().equals(HttpMethod.GET)) {
          router
              .route(operation.method(), path)
              .handler(BodyHandler.create(false).setBodyLimit(operation.maxBodyBytes()));
        }
        router
            .route(operation.method(), path)
            .handler(context -> dispatcher.dispatch(operation, context));
      }
      Operation events = Operations.EVENTS;
      router
          .get(events.path())
          .handler(context -> dispatcher.stream(events, context, streams::open));
      WebFiles files = new WebFiles();
      router.get().handler(files::handle);
      errors(router);
      return router;
    }

    private static void guard(RoutingContext context) {
      HttpServerResponse response = context.response();
      response.putHeader("Content-Security-Policy", POLICY);
      response.putHeader("X-Content-Type-Options", "nosniff");
      response.putHeader("X-Frame-Options", "DENY");
      response.putHeader("Referrer-Policy", "same-origin");
      if (context.normalizedPath().startsWith("/api/")) {
        response.putHeader("Cache-Control", "no-store");
      }
      context.next();
    }

    private static void errors(Router router) {
      answer(router, 400, ProblemException.Code.BAD_REQUEST, "the request cannot be read");
      answer(router, 404, ProblemException.Code.NOT_FOUND, "there is nothing at this path");
      answer(
          router,
          405,
          ProblemException.Code.METHOD_NOT_ALLOWED,
          "not with this method at this path");
      answer(
          router,
          413,
          ProblemException.Code.TOO_LARGE,
          "the body is larger than the operation takes; see openapi.yaml");
      answer(
          router,
          500,
          ProblemException.Code.INTERNAL,
          "the center made a mistake; its log says which");
    }

    private static void answer(
        Router router, int status, ProblemException.Code code, String detail) {
      router.errorHandler(
          status, context -> Dispatcher.problem(context, new ProblemException(code, detail)));
    }
  }
}
