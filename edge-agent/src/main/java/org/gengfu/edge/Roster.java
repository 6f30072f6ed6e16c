package org.gengfu.edge;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointValue;
import org.gengfu.edge.bus.BusOwner;
import org.gengfu.edge.bus.OldPoints;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.edge.status.AgentStatus.DeviceLine;
import org.gengfu.edge.uplink.Fleet;
import org.gengfu.edge.uplink.Fleet.Presence.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which devices there are, who owns them, and whether they answer. Any thread may call it. */
final class Roster implements Fleet {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);
  private static final long BIRTH_SECONDS = 10;

  private record Member(BusOwner owner, String bus, String profile, Presence presence) {
    Member with(Presence changed) {
      return new Member(owner, bus, profile, changed);
    }
  }

  private final Map<String, Member> members = new ConcurrentHashMap<>();
  private final AtomicLong generations = new AtomicLong();
  private final Function<Instant, Birth> nodeBirth;

  Roster(Function<Instant, Birth> nodeBirth) {
    this.nodeBirth = nodeBirth;
  }

  void enter(String bus, BusOwner owner, Collection<DeviceSetup> devices) {
    for (DeviceSetup device : devices) {
      Presence fresh = new Presence(State.UNKNOWN, 0, generations.incrementAndGet());
      members.put(device.id(), new Member(owner, bus, device.profile().id(), fresh));
      OldPoints.of(device.profile()).forEach(old -> LOG.warn("device {}: {}", device.id(), old));
    }
  }

  void leave(BusOwner owner) {
    members.values().removeIf(member -> member.owner() == owner);
  }

  /** A device has another birth than before. */
  void renewed(String device) {
    members.computeIfPresent(
        device,
        (id, member) -> {
          Presence now = member.presence();
          return member.with(new Presence(now.state(), now.since(), generations.incrementAndGet()));
        });
  }

  /** A device has begun or ceased to answer; what it said before lies before an offset. */
  void changed(String device, boolean online, long since) {
    members.computeIfPresent(
        device,
        (id, member) -> {
          State state = online ? State.UP : State.DOWN;
          if (member.presence().state() != State.UNKNOWN || !online) {
            LOG.info("device {} {}", device, online ? "answers again" : "does not answer");
          }
          return member.with(new Presence(state, since, member.presence().generation()));
        });
  }

  @Override
  public Birth node(Instant now) {
    return nodeBirth.apply(now);
  }

  @Override
  public Set<String> devices() {
    return members.keySet();
  }

  @Override
  public CompletableFuture<Birth> birth(String device) {
    Member member = members.get(device);
    return member == null
        ? CompletableFuture.failedFuture(new IllegalStateException("no device " + device))
        : member.owner().birth(device).orTimeout(BIRTH_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Presence presence(String device) {
    Member member = members.get(device);
    return member == null ? Presence.NOBODY : member.presence();
  }

  @Override
  public void write(String device, String point, PointValue value, String request) {
    Member member = members.get(device);
    if (member == null) {
      LOG.warn("command for {} refused: no such device", device);
    } else {
      member.owner().write(device, point, value, request);
    }
  }

  List<DeviceLine> lines() {
    return members.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            new DeviceLine(
                entry.getKey(),
                entry.getValue().bus(),
                entry.getValue().profile(),
                word(entry.getValue().presence().state())))
        .toList();
  }

  private static String word(State state) {
    return switch (state) {
      case UP -> "up";
      case DOWN -> "down";
      case UNKNOWN, GONE -> "unknown";
    };
  }
}
