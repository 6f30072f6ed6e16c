package org.gengfu.center.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gengfu.core.travel.GeoPoint;
import org.junit.jupiter.api.Test;

class RoutedTravelTest {
  private static final GeoPoint HERE = new GeoPoint(34, 113.85);
  private static final GeoPoint THERE = new GeoPoint(34.1, 113.85);

  /** The table answers at once; the service, asked as OSRM is, is believed as soon as it spoke. */
  @Test
  void theServiceIsAskedInTheBackground() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] body =
              "{\"code\":\"Ok\",\"durations\":[[0,1234.5]]}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    CountDownLatch news = new CountDownLatch(1);
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    TravelSettings settings =
        new TravelSettings(1.3, Duration.ofMinutes(5), Duration.ZERO, List.of(), url);
    try (RoutedTravel travel = new RoutedTravel(settings, StockFixture.ZONE, news::countDown)) {
      long table = settings.table(StockFixture.ZONE).millis(HERE, THERE, 0);
      assertThat(travel.millis(HERE, THERE, 0)).isEqualTo(table);
      assertThat(news.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(travel.millis(HERE, THERE, 0)).isEqualTo(300_000 + 1_234_500);
      assertThat(asked)
          .containsExactly(
              "/table/v1/driving/113.850000,34.000000;113.850000,34.100000"
                  + "?sources=0&annotations=duration");
    } finally {
      server.stop(0);
    }
  }
}
