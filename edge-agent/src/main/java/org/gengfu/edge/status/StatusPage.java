package org.gengfu.edge.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the agent's status on loopback: {@code /} a page, {@code /status} JSON, {@code POST
 * /reload} reads the configuration again. Requests that name another host (a page of somebody else
 * in a browser here) are refused. Its public methods may be called from any thread.
 */
public final class StatusPage implements AutoCloseable {
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  private final HttpServer server;
  private final Supplier<AgentStatus> status;
  private final Runnable reload;

  private StatusPage(HttpServer server, Supplier<AgentStatus> status, Runnable reload) {
    this.server = server;
    this.status = status;
    this.reload = reload;
  }

  /**
   * Opens the page.
   *
   * @param port 0 for any
   * @throws IOException when the port is taken
   */
  public static StatusPage open(int port, Supplier<AgentStatus> status, Runnable reload)
      throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 16);
    StatusPage page = new StatusPage(server, status, reload);
    server.createContext("/", page::answer);
    server.start();
    return page;
  }

  /** Where it listens, e.g. {@code http://127.0.0.1:8080}. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      if (!fromHere(exchange.getRequestHeaders().getFirst("Host"))) {
        send(exchange, 403, "text/plain", "this page is for the machine itself\n");
      } else if (method.equals("POST") && path.equals("/reload")) {
        reload.run();
        send(exchange, 200, "application/json", StatusText.json(status.get()));
      } else if (!method.equals("GET")) {
        send(exchange, 405, "text/plain", "GET a page, or POST /reload\n");
      } else if (path.equals("/status")) {
        send(exchange, 200, "application/json", StatusText.json(status.get()));
      } else if (path.equals("/")) {
        boolean chinese = !"lang=en".equals(exchange.getRequestURI().getQuery());
        send(exchange, 200, "text/html", StatusText.page(status.get(), chinese));
      } else {
        send(exchange, 404, "text/plain", "there is / and /status\n");
      }
    }
  }

  private static boolean fromHere(@Nullable String host) {
    return host == null || HOSTS.contains(host.replaceFirst(":\\d+$", ""));
  }

  private static void send(HttpExchange exchange, int code, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
