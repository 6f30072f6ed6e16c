package org.gengfu.center.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.EDGE;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.raised;
import static org.gengfu.center.watch.WatchFixture.readings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.access.Role;
import org.gengfu.center.ingest.Entry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live events reach the page, in the shape of the file, and a cut loses none. */
class EventsTest {
  private ApiHouse api;

  @BeforeEach
  void open() throws Exception {
    api = new ApiHouse();
    api.house.commit(nodeBorn(T0), born(T0));
  }

  @AfterEach
  void close() {
    api.close();
  }

  /** One event as it came. */
  private record Event(String name, String data, String id) {}

  /** A listening page. */
  private final class Page implements AutoCloseable {
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<java.io.InputStream> response;

    Page(String path, String lastId) throws Exception {
      HttpRequest.Builder request = api.request("GET", path, api.login(Role.VIEWER), null);
      if (lastId != null) {
        request.header("Last-Event-ID", lastId);
      }
      response = api.client().send(request.build(), BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
        Map<String, String> fields = new HashMap<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.isEmpty() && fields.containsKey("event")) {
            events.add(
                new Event(fields.get("event"), fields.get("data"), fields.getOrDefault("id", "")));
            fields.clear();
          } else if (line.indexOf(": ") > 0) {
            String[] field = line.split(": ", 2);
            fields.put(field[0], field[1]);
          }
        }
        events.add(new Event("end", "", ""));
      } catch (IOException e) {
        events.add(new Event("end", "", ""));
      }
    }

    Event next(String name) throws InterruptedException {
      while (true) {
        Event event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("no event " + name).isNotNull();
        if (event.name().equals(name)) {
          return event;
        }
      }
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }

  @Test
  void whatIsCommittedIsTold() throws Exception {
    try (Page page = new Page("/api/v1/events", null)) {
      OpenApi.checkSchema("EventHello", page.next("hello").data());
      api.house.clock.advance(Duration.ofSeconds(1));
      api.house.commit(raised(T0), readings(28.5, T0.plusSeconds(1)));
      OpenApi.checkSchema("Alarm", page.next("alarm").data());
      Event readings = page.next("readings");
      OpenApi.checkSchema("EventReadings", readings.data());
      assertThat(readings.data()).contains("28.5");
      api.house.commit(new Entry.EdgeDied(EDGE, T0.plusSeconds(3)));
      OpenApi.checkSchema("Edge", page.next("edge").data());
      Event device = page.next("device");
      OpenApi.checkSchema("EventDevice", device.data());
      assertThat(device.data()).contains("not-observed");
    }
  }

  @Test
  void afterACutTheStreamGoesOnBehindTheLastEvent() throws Exception {
    String seen;
    try (Page page = new Page("/api/v1/events", null)) {
      page.next("hello");
      api.house.commit(raised(T0));
      seen = page.next("alarm").id();
    }
    api.house.commit(new Entry.DeviceDied(EDGE, "th-1", T0.plusSeconds(3)));
    try (Page page = new Page("/api/v1/events", seen)) {
      assertThat(page.next("hello").data()).contains("\"resumed\":true");
      assertThat(page.next("device").data()).contains("\"state\":\"down\"");
    }
  }

  @Test
  void anEventOfAnotherRunIsAReset() throws Exception {
    try (Page page = new Page("/api/v1/events", "deadbeef-3")) {
      assertThat(page.next("hello").data()).contains("\"resumed\":false");
      Event reset = page.next("reset");
      OpenApi.checkSchema("EventReset", reset.data());
      assertThat(reset.data()).contains("other-instance");
    }
  }

  /** A page that does not read costs no memory, and is sent away once it cannot be caught up. */
  @Test
  void aPageThatDoesNotReadIsSentAway() throws Exception {
    URI address = URI.create(api.server.url());
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(4_096);
      socket.setSoTimeout(60_000);
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      String request =
          "GET /api/v1/events HTTP/1.1\r\nHost: x\r\nCookie: "
              + api.login(Role.VIEWER)
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String line = lines.readLine();
      while (!line.startsWith("event: hello")) {
        line = lines.readLine();
      }
      api.house.overflowEvents();
      String last = "";
      for (line = lines.readLine(); line != null && !line.equals("0"); line = lines.readLine()) {
        last = line.startsWith("data: ") ? line : last;
      }
      assertThat(last).isEqualTo("data: {\"reason\":\"too-slow\"}");
    }
  }

  @Test
  void aRoomsPageHearsOnlyItsOwnReadings() throws Exception {
    try (Page page = new Page("/api/v1/events?site=hall-1&room=elsewhere", null)) {
      page.next("hello");
      api.house.clock.advance(Duration.ofSeconds(1));
      api.house.commit(readings(28.5, T0.plusSeconds(1)));
      api.house.commit(new Entry.DeviceDied(EDGE, "th-1", T0.plusSeconds(3)));
      assertThat(page.events.poll(20, TimeUnit.SECONDS).name()).isEqualTo("device");
    }
  }
}
