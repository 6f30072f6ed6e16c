package org.gengfu.scenario.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Follows the center as an open page does: the stream of events, resumed after a cut, and every two
 * seconds the devices as a page that was just opened would show them. It has two threads of its
 * own; the diary takes what they see.
 */
public final class EventWatch implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final CenterClient center;
  private final Diary diary;
  private final InstantSource clock;
  private final Thread stream;
  private final Thread looks;
  private volatile boolean closed;
  private volatile @Nullable InputStream open;

  public EventWatch(CenterClient center, Diary diary, InstantSource clock) {
    this.center = center;
    this.diary = diary;
    this.clock = clock;
    stream = Thread.ofVirtual().name("events").start(this::follow);
    looks = Thread.ofVirtual().name("looks").start(this::lookAgainAndAgain);
  }

  @Override
  public void close() {
    closed = true;
    stream.interrupt();
    looks.interrupt();
    InputStream still = open;
    if (still != null) {
      try {
        still.close();
      } catch (IOException gone) {
        // It is to be closed; that it broke before does not matter.
      }
    }
  }

  private void follow() {
    String lastId = "";
    while (!closed) {
      EventParser parser = new EventParser();
      try (InputStream in = center.events(lastId);
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        open = in;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          EventParser.Event event = parser.line(line).orElse(null);
          if (event != null) {
            take(event);
          }
        }
      } catch (IOException | WatchException cutOrNotThere) {
        // A page shows that it is cut off and tries again; so do we.
      }
      lastId = parser.lastId().isEmpty() ? lastId : parser.lastId();
      rest(BETWEEN_TRIES);
    }
  }

  private void take(EventParser.Event event) throws IOException {
    switch (event.name()) {
      case "alarm" -> alarm(center.parse(event.data()));
      case "device" -> {
        JsonNode node = center.parse(event.data());
        state(text(node, "edge"), text(node, "device"), text(node, "state"), "event");
      }
      default -> {
        // Readings, edges and greetings are not judged here.
      }
    }
  }

  private void alarm(JsonNode node) {
    JsonNode cleared = node.path("cleared");
    diary.add(
        new Sighting.Alarm(
            clock.instant(),
            text(node, "edge"),
            text(node, "device"),
            text(node, "alarm"),
            node.path("active").asBoolean(),
            Instant.parse(text(node, "raised")),
            cleared.isTextual() ? Instant.parse(cleared.asText()) : null));
  }

  private void lookAgainAndAgain() {
    while (!closed) {
      try {
        for (CenterClient.ShownDevice device : center.devices()) {
          state(device.edge(), device.device(), device.state(), "page");
        }
      } catch (WatchException notThere) {
        // The center may be down on purpose.
      }
      rest(BETWEEN_LOOKS);
    }
  }

  private void state(String edge, String device, String state, String how) {
    diary.add(new Sighting.State(clock.instant(), edge, device, state, how));
  }

  private void rest(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText("");
  }
}
