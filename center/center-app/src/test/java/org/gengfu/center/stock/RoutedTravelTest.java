package org.gengfu.center.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gengfu.core.travel.GeoPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutedTravelTest {
  private static final GeoPoint HERE = new GeoPoint(34, 113.85);
  private static final GeoPoint THERE = new GeoPoint(34.1, 113.85);
  private static final String QUESTION =
      "/table/v1/driving/113.850000,34.000000;113.850000,%s00000?sources=0&annotations=duration";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Semaphore news = new Semaphore(0);
  private HttpServer server;
  private TravelSettings settings;

  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] body =
              "{\"code\":\"Ok\",\"durations\":[[0,%s]]}"
                  .formatted(answers.remove())
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    settings = new TravelSettings(1.3, Duration.ofMinutes(5), Duration.ZERO, List.of(), url);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** Has the service give the time of a way, which the table gave before. */
  private void learn(RoutedTravel travel, GeoPoint to, String answer) throws Exception {
    answers.add(answer);
    assertThat(travel.millis(HERE, to, 0)).isEqualTo(table(to));
    assertThat(news.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
  }

  private long table(GeoPoint to) {
    return settings.table(StockFixture.ZONE).millis(HERE, to, 0);
  }

  /** The table answers at once; the service, asked as OSRM is, is believed as soon as it spoke. */
  @Test
  void theServiceIsAskedInTheBackground() throws Exception {
    try (RoutedTravel travel = new RoutedTravel(settings, StockFixture.ZONE, news::release)) {
      learn(travel, THERE, "1234.5");
      assertThat(travel.millis(HERE, THERE, 0)).isEqualTo(300_000 + 1_234_500);
      assertThat(asked).containsExactly(QUESTION.formatted("34.1"));
    }
  }

  /** A time that no sum of milliseconds can hold would be in the past, and every device covered. */
  @Test
  void aWayWithoutEndIsNone() throws Exception {
    try (RoutedTravel travel = new RoutedTravel(settings, StockFixture.ZONE, news::release)) {
      learn(travel, THERE, "1e300");
      assertThat(travel.millis(HERE, THERE, 0)).isEqualTo(table(THERE));
    }
  }

  /** Vehicles move: the way of this hour must not find all room taken by those of last week. */
  @Test
  void theNewestWaysAreKeptAndOneThatIsNotThereIsAskedForOnce() throws Exception {
    try (RoutedTravel travel = new RoutedTravel(settings, StockFixture.ZONE, news::release, 2)) {
      GeoPoint second = new GeoPoint(34.2, 113.85);
      GeoPoint third = new GeoPoint(34.3, 113.85);
      learn(travel, THERE, "100");
      learn(travel, second, "null");
      assertThat(travel.millis(HERE, second, 0)).as("no way").isEqualTo(table(second));
      learn(travel, third, "300");
      assertThat(travel.millis(HERE, third, 0)).isEqualTo(600_000);
      learn(travel, THERE, "111"); // the oldest was forgotten
      assertThat(travel.millis(HERE, THERE, 0)).isEqualTo(411_000);
      assertThat(asked)
          .containsExactly(
              QUESTION.formatted("34.1"),
              QUESTION.formatted("34.2"),
              QUESTION.formatted("34.3"),
              QUESTION.formatted("34.1"));
    }
  }
}
