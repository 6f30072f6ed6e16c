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
 * seconds the devices, and the cameras if there are any, as a page that was just opened would show
 * them. It has two threads of its own; the diary takes what they see.
 */
public final class EventWatch implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** A look is followed by a rest so many times as long, lest the watching be the load. */
  private static final int SHARE = 3;

  private final CenterClient center;
  private final Diary diary;
  private final boolean cameras;
  private final InstantSource clock;
  private final Thread stream;
  private final Thread looks;
  private volatile boolean closed;
  private volatile @Nullable InputStream open;

  /**
   * Begins to follow.
   *
   * @param cameras whether the list of cameras is looked at, too
   */
  public EventWatch(CenterClient center, Diary diary, boolean cameras, InstantSource clock) {
    this.center = center;
    this.diary = diary;
    this.cameras = cameras;
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
      case "incident" -> incident(center.parse(event.data()));
      case "device" -> {
        JsonNode node = center.parse(event.data());
        state(text(node, "edge"), text(node, "device"), text(node, "state"), "event");
      }
      default -> {
        // Edges, cameras and greetings are not judged here.
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

  private void incident(JsonNode node) {
    diary.add(
        new Sighting.Incident(
            clock.instant(),
            text(node, "id"),
            text(node, "state"),
            text(node.path("root"), "node"),
            IncidentDesk.inferred(node),
            node.path("members").asLong()));
  }

  private void lookAgainAndAgain() {
    while (!closed) {
      long begun = System.nanoTime();
      try {
        for (CenterClient.ShownDevice device : center.devices()) {
          state(device.edge(), device.device(), device.state(), "page");
        }
        if (cameras) {
          center
              .cameras()
              .forEach(camera ->
                  diary.add(new Sighting.Camera(clock.instant(), camera.device(), camera.state())));
        }
      } catch (WatchException notThere) {
        // The center may be down on purpose.
      }
      Duration least = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(SHARE);
      rest(least.compareTo(BETWEEN_LOOKS) > 0 ? least : BETWEEN_LOOKS);
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
