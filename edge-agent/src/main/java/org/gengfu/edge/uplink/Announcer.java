package org.gengfu.edge.uplink;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gengfu.contract.Birth;
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.edge.uplink.Fleet.Presence;
import org.gengfu.edge.uplink.Fleet.Presence.State;

/**
 * Keeps what the host was told of the devices in line with what they are: DBIRTH when one is known
 * to answer or has data to send, DDEATH when it does not answer, after what it said before. Only
 * the uplink's thread may call it.
 */
final class Announcer {
  private final UplinkSettings settings;
  private final Fleet fleet;
  private final SparkplugEncoder encoder;
  private final Sender sender;
  private final InstantSource clock;
  private final Map<String, Told> told = new HashMap<>();
  private final Map<String, Asked> asked = new LinkedHashMap<>();

  private record Told(boolean up, long generation) {}

  /** A birth that was asked for; the device may have become another one before it comes. */
  private record Asked(CompletableFuture<Birth> birth, long generation) {}

  /** Sends a message that carries the node's next seq. */
  interface Sender {
    void send(SparkplugTopic topic, Payload payload) throws LinkException;
  }

  /** Makes a payload from its seq. */
  interface Payload {
    byte[] bytes(int seq);
  }

  Announcer(
      UplinkSettings settings,
      Fleet fleet,
      SparkplugEncoder encoder,
      InstantSource clock,
      Sender sender) {
    this.settings = settings;
    this.fleet = fleet;
    this.encoder = encoder;
    this.clock = clock;
    this.sender = sender;
  }

  /** An NBIRTH went out: nothing is known of the devices any more. */
  void forgetAll() {
    told.clear();
    asked.clear();
    for (String device : fleet.devices()) {
      if (fleet.presence(device).state() != State.UNKNOWN) {
        ask(device);
      }
    }
  }

  /** True while births that were asked for have not come yet. */
  boolean waiting() {
    return asked.values().stream().anyMatch(each -> !each.birth().isDone());
  }

  /**
   * Tells what changed.
   *
   * @param sentUpTo offset before which everything live was sent
   */
  void step(long sentUpTo) throws LinkException {
    sendBirths();
    for (String device : List.copyOf(fleet.devices())) {
      Presence presence = fleet.presence(device);
      Told last = told.get(device);
      boolean current = last != null && last.generation() == presence.generation();
      switch (presence.state()) {
        case UNKNOWN, GONE -> {}
        case UP -> {
          if (last == null || !current || !last.up()) {
            ask(device);
          }
        }
        case DOWN -> {
          if (last == null || !current) {
            ask(device);
          } else if (last.up() && presence.since() <= sentUpTo) {
            die(device);
          }
        }
      }
    }
    retire();
  }

  private void retire() throws LinkException {
    if (told.size() > fleet.devices().size()) {
      Set<String> retired = new HashSet<>(told.keySet());
      retired.removeAll(fleet.devices());
      for (String device : retired) {
        if (isUp(device)) {
          die(device);
        }
      }
    }
  }

  private boolean isUp(String device) {
    Told last = told.get(device);
    return last != null && last.up();
  }

  private void ask(String device) {
    if (!asked.containsKey(device)) {
      long generation = fleet.presence(device).generation();
      asked.put(device, new Asked(fleet.birth(device), generation));
    }
  }

  private void sendBirths() throws LinkException {
    for (String device : List.copyOf(asked.keySet())) {
      Asked each = asked.get(device);
      if (each != null && each.birth().isDone()) {
        asked.remove(device);
        if (!each.birth().isCompletedExceptionally()) {
          bear(each.birth().join(), each.generation());
        }
      }
    }
  }

  private void bear(Birth birth, long generation) throws LinkException {
    sender.send(
        topic(Kind.DBIRTH, birth.device()),
        seq -> encoder.deviceBirth(birth, seq, clock.instant()));
    told.put(birth.device(), new Told(true, generation));
  }

  private void die(String device) throws LinkException {
    sender.send(topic(Kind.DDEATH, device), seq -> encoder.deviceDeath(seq, clock.instant()));
    told.put(device, new Told(false, fleet.presence(device).generation()));
  }

  /**
   * Makes sure that the host can take data of a device; false when its birth is still to come. A
   * device that is not configured any more is born without points, so that its past arrives.
   */
  boolean born(String device) throws LinkException {
    if (device.isEmpty() || (told.containsKey(device) && !renewed(device))) {
      // A device that died keeps its birth's aliases, so that its past can still follow.
      return true;
    }
    if (fleet.presence(device).state() == State.GONE) {
      bear(
          new Birth(device, clock.instant(), Map.of(), List.of(), List.of(), List.of(), List.of()),
          Presence.NOBODY.generation());
      return true;
    }
    ask(device);
    sendBirths();
    return told.containsKey(device) && !renewed(device);
  }

  /** A device that answers is another than the host was told. */
  private boolean renewed(String device) {
    Told last = told.get(device);
    Presence presence = fleet.presence(device);
    return last != null
        && presence.state() == State.UP
        && last.generation() != presence.generation();
  }

  /** DDEATH for every device that was born. */
  void allDie() throws LinkException {
    for (String device : List.copyOf(told.keySet())) {
      if (isUp(device)) {
        die(device);
      }
    }
  }

  private SparkplugTopic topic(Kind kind, String device) {
    return new SparkplugTopic(kind, settings.group(), settings.edge(), device);
  }
}
