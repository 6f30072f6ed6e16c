package org.gengfu.center.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.center.store.Database;

/** A push service in this house, which answers for each phone as a test says. */
public final class PushService implements AutoCloseable {
  /** What is answered by phone, 201 unless said. */
  public final Map<String, Integer> answers = new ConcurrentHashMap<>();

  /** Phone and topic of all that came, in order. */
  public final List<String> heard = new CopyOnWriteArrayList<>();

  private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
  private final HttpServer http;

  public PushService() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/push/", this::take);
    http.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String phone = exchange.getRequestURI().getPath().substring("/push/".length());
      boolean whole =
          exchange.getRequestBody().readAllBytes().length > PushCipher.SALT + Curve.POINT
              && exchange.getRequestHeaders().getFirst("Authorization").startsWith("vapid t=");
      heard.add(phone + " " + exchange.getRequestHeaders().getFirst("Topic"));
      exchange.sendResponseHeaders(whole ? answers.getOrDefault(phone, 201) : 400, -1);
    }
  }

  /** A desk that may write to this house. */
  public PushDesk desk(Database database, Clock clock) {
    return new PushDesk(database, "mailto:a@example.org", clock, endpoint -> true);
  }

  /** A phone of a person listens. */
  public void subscribe(PushDesk desk, String user, String phone) {
    try {
      byte[] point = Curve.bytes((ECPublicKey) Curve.pair().getPublic());
      String wrong =
          desk.subscribe(
              user,
              "http://127.0.0.1:%d/push/%s".formatted(http.getAddress().getPort(), phone),
              base64.encodeToString(point),
              base64.encodeToString(new byte[PushCipher.SALT]));
      if (!wrong.isEmpty()) {
        throw new AssertionError(wrong);
      }
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
