package org.gengfu.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The control interface on the loopback address: what the room is like, what was answered, and
 * faults on request. It has no password, so a page of another origin may not post to it.
 */
final class ControlServer implements AutoCloseable {
  private static final int MOST_BODY_BYTES = 64 * 1024;
  private static final int BACKLOG = 32;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ControlAnswers answers;

  private ControlServer(HttpServer server, ControlAnswers answers) {
    this.server = server;
    this.answers = answers;
  }

  static ControlServer open(int port, ControlAnswers answers) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    ControlServer opened = new ControlServer(HttpServer.create(address, BACKLOG), answers);
    opened.server.setExecutor(opened.threads);
    opened.server.createContext("/", opened::serve);
    opened.server.start();
    return opened;
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      if (method.equals("GET") && path.equals("/")) {
        send(exchange, 200, "text/html; charset=utf-8", page());
        return;
      }
      ControlAnswers.Answer answer = answer(exchange, method, path);
      byte[] body = Json.of(answer.body()).getBytes(StandardCharsets.UTF_8);
      send(exchange, answer.status(), "application/json", body);
    }
  }

  private ControlAnswers.Answer answer(HttpExchange exchange, String method, String path)
      throws IOException {
    Map<String, String> query = Query.parse(exchange.getRequestURI().getRawQuery());
    if (method.equals("GET")) {
      return answers.get(path, query);
    }
    if (!method.equals("POST")) {
      return ControlAnswers.problem(405, "only GET and POST are known here");
    }
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (origin != null && !origin.equals("http://127.0.0.1:" + port())) {
      return ControlAnswers.problem(403, "pages of another origin may not control the room");
    }
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(MOST_BODY_BYTES + 1);
    }
    if (body.length > MOST_BODY_BYTES) {
      return ControlAnswers.problem(413, "a request has at most " + MOST_BODY_BYTES + " bytes");
    }
    return answers.post(path, new String(body, StandardCharsets.UTF_8));
  }

  private static byte[] page() throws IOException {
    try (InputStream in = ControlServer.class.getResourceAsStream("control.html")) {
      if (in == null) {
        throw new IOException("control.html is missing in the program");
      }
      return in.readAllBytes();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
