package org.gengfu.scenario.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The phone of one technician as the center meets it: what is done is kept with the phone's time,
 * and sent when there is a signal. It stands in for the browser, never for the center. One thread.
 */
public final class PhoneClient implements AutoCloseable {
  private static final long NANOS = 1_000_000;

  private final CenterClient center;
  private final String id;
  private final Duration behind;
  private final InstantSource clock;
  private final Map<String, String> orders = new HashMap<>();
  private final List<Map<String, Object>> waiting = new ArrayList<>();
  private final List<Map<String, Object>> sent = new ArrayList<>();
  private boolean signal = true;

  /**
   * A phone with a signal.
   *
   * @param behind how far its clock is behind
   */
  public PhoneClient(
      URI center, String user, String password, Duration behind, InstantSource clock) {
    this.center = new CenterClient(center, user, password);
    this.id = "phone-" + user;
    this.behind = behind;
    this.clock = clock;
  }

  /** Logs in; a password that must be changed is changed to this one. */
  public void login(String password) {
    center.login(password);
  }

  /** The order of mine that is about a device, as the phone knows it. */
  public Optional<String> order(String node) {
    if (signal) {
      for (JsonNode mine : center.get("phone/today").path("orders")) {
        JsonNode row = mine.path("order");
        orders.put(row.path("node").asText(""), row.path("id").asText(""));
      }
    }
    return Optional.ofNullable(orders.get(node));
  }

  /**
   * Does something with an order, now.
   *
   * @return what the center said, empty without a signal
   */
  public List<String> act(String order, String act, Map<String, Object> fields) {
    Map<String, Object> deed = new LinkedHashMap<>();
    deed.put("id", UUID.randomUUID().toString());
    deed.put("order", order);
    deed.put("act", act);
    deed.put("fields", fields);
    deed.put("phoneTime", time());
    deed.put("steady", steady());
    waiting.add(deed);
    return sync();
  }

  /** The signal goes, or comes and what waits is sent. */
  public List<String> signal(boolean on) {
    signal = on;
    return sync();
  }

  /**
   * Sends again all that was ever sent.
   *
   * @throws WatchException when the center did any of it again
   */
  public void resend() {
    for (JsonNode result : post(sent)) {
      if (!result.path("outcome").asText().equals("repeated")) {
        throw new WatchException("what was sent again was not known: " + result);
      }
    }
  }

  private List<String> sync() {
    if (!signal || waiting.isEmpty()) {
      return List.of();
    }
    List<String> said = new ArrayList<>();
    for (JsonNode result : post(waiting)) {
      String why = result.path("why").path("en").asText("");
      said.add(result.path("outcome").asText() + (why.isEmpty() ? "" : ": " + why));
    }
    sent.addAll(waiting);
    waiting.clear();
    return said;
  }

  private JsonNode post(List<Map<String, Object>> deeds) {
    Map<String, Object> body =
        Map.of("phone", id, "sentAt", time(), "steady", steady(), "deeds", deeds);
    return center.post("phone/sync", body).path("results");
  }

  private String time() {
    return clock.instant().minus(behind).toString();
  }

  private static long steady() {
    return System.nanoTime() / NANOS;
  }

  @Override
  public void close() {
    center.close();
  }
}
