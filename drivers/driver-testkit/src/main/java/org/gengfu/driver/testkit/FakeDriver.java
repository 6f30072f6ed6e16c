package org.gengfu.driver.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * A driver without a wire, of protocol {@code fake}: its buses answer as the test says, on a thread
 * whose clock the test moves. A bus's settings are its {@code name}; a device asks one question for
 * each polling class. Not thread safe.
 */
public final class FakeDriver implements Driver {
  private final ManualBusThread thread;
  private final Map<String, FakeBus> buses = new java.util.LinkedHashMap<>();
  private boolean closed;

  /** Settings of a fake bus. */
  public record FakeSettings(String name) implements BusSettings {
    @Override
    public String key() {
      return "fake " + name;
    }
  }

  /** One question of a fake device. */
  public record FakeRequest(String device, PollClass pollClass, List<String> points)
      implements ReadRequest {
    public FakeRequest {
      points = List.copyOf(points);
    }

    @Override
    public String describe() {
      return device + " " + pollClass;
    }
  }

  /**
   * The questions of a fake device.
   *
   * @param mostSilence how long it may be silent when it speaks unasked, null when it does not
   */
  public record FakePlan(
      String device, Map<PollClass, List<ReadRequest>> byClass, @Nullable Duration mostSilence)
      implements DevicePlan {
    public FakePlan {
      byClass = Map.copyOf(byClass);
    }

    @Override
    public Optional<Duration> silence() {
      return Optional.ofNullable(mostSilence);
    }

    @Override
    public List<ReadRequest> requests(PollClass pollClass) {
      return byClass.getOrDefault(pollClass, List.of());
    }

    /** A device with one question of one polling class. */
    public static FakePlan of(String device, PollClass pollClass, String... points) {
      return new FakePlan(
          device,
          Map.of(pollClass, List.of(new FakeRequest(device, pollClass, List.of(points)))),
          null);
    }

    /** A device that is never asked and only speaks. */
    public static FakePlan speaking(String device, Duration mostSilence) {
      return new FakePlan(device, Map.of(), mostSilence);
    }
  }

  /**
   * @param start the first instant of the clock
   */
  public FakeDriver(Instant start) {
    thread = new ManualBusThread(start);
  }

  /** The thread of all its buses. */
  public ManualBusThread thread() {
    return thread;
  }

  /** The bus opened last with this name. */
  public FakeBus bus(String name) {
    FakeBus bus = buses.get(name);
    if (bus == null) {
      throw new IllegalStateException("no bus " + name + " was opened");
    }
    return bus;
  }

  /** True after {@link #close}. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public String protocol() {
    return "fake";
  }

  @Override
  public @Nullable BusSettings busSettings(MapNode node, Problems problems) {
    String name = node.string("name", problems);
    return name == null ? null : new FakeSettings(name);
  }

  @Override
  public @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems) {
    String device = deviceSettings.string("id", profile.id(), problems);
    Map<PollClass, List<String>> points = new EnumMap<>(PollClass.class);
    for (ResolvedPoint point : profile.points()) {
      if (!(point.source() instanceof DerivedSource)) {
        points.computeIfAbsent(point.poll(), c -> new ArrayList<>()).add(point.id());
      }
    }
    Map<PollClass, List<ReadRequest>> requests = new EnumMap<>(PollClass.class);
    points.forEach((c, ids) -> requests.put(c, List.of(new FakeRequest(device, c, ids))));
    return new FakePlan(device, requests, null);
  }

  @Override
  public Bus open(BusSettings settings) {
    FakeBus bus = new FakeBus(thread);
    buses.put(((FakeSettings) settings).name(), bus);
    return bus;
  }

  @Override
  public void close() {
    closed = true;
  }
}
