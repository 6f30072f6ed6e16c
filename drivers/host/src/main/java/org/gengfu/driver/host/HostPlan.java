package org.gengfu.driver.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.host.HostBlock;
import org.gengfu.profile.host.HostSource;
import org.jspecify.annotations.Nullable;

/**
 * What is read of a computer: one question for each polling class and way of looking, so that a
 * printer that does not answer keeps nothing else waiting. Immutable.
 *
 * @param requests by polling class
 */
record HostPlan(Map<PollClass, List<ReadRequest>> requests) implements DevicePlan {
  HostPlan {
    requests = Map.copyOf(requests);
  }

  /**
   * One question.
   *
   * @param sources of the points, in their order
   * @param timeout for what answers over a network
   */
  record Look(List<String> points, List<HostSource> sources, Duration timeout)
      implements ReadRequest {
    Look {
      points = List.copyOf(points);
      sources = List.copyOf(sources);
    }

    @Override
    public String describe() {
      return "host " + String.join(", ", points);
    }
  }

  /** Ways of looking that may keep one waiting; each gets questions of its own. */
  private enum Way {
    KERNEL,
    SCREEN,
    NETWORK
  }

  static @Nullable HostPlan of(ResolvedProfile profile, MapNode node, Problems problems) {
    if (!(profile.protocol() instanceof HostBlock block)) {
      problems.add(
          node.valueMark("profile"),
          "host.protocol",
          "profile "
              + profile.id()
              + " speaks "
              + profile.protocol().name()
              + ", the bus is a host",
          "put the device on a bus of its own protocol");
      return null;
    }
    Map<PollClass, Map<String, List<ResolvedPoint>>> groups = new EnumMap<>(PollClass.class);
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof HostSource source) {
        groups
            .computeIfAbsent(point.poll(), c -> new LinkedHashMap<>())
            .computeIfAbsent(group(source), w -> new ArrayList<>())
            .add(point);
      }
    }
    Map<PollClass, List<ReadRequest>> requests = new EnumMap<>(PollClass.class);
    groups.forEach((pollClass, ways) ->
        requests.put(
            pollClass,
            ways.values().stream().<ReadRequest>map(points -> look(points, block)).toList()));
    return new HostPlan(requests);
  }

  private static String group(HostSource source) {
    Way way = way(source);
    return way == Way.NETWORK ? way + source.of() : way.name();
  }

  private static Way way(HostSource source) {
    return switch (source.measure()) {
      case SCREEN_LUMINANCE, SCREEN_CONTRAST, SCREEN_UNCHANGED -> Way.SCREEN;
      case PRINTER_STATE, PRINTER_REASONS, PRINTER_ACCEPTING, CLOCK_OFFSET -> Way.NETWORK;
      case CPU_LOAD,
          MEMORY_USED,
          MEMORY_AVAILABLE,
          DISK_USED,
          DISK_FREE,
          TEMPERATURE,
          UPTIME,
          PROCESSES,
          USB_DEVICES,
          OPERATING_SYSTEM,
          HOST_NAME ->
          Way.KERNEL;
    };
  }

  private static Look look(List<ResolvedPoint> points, HostBlock block) {
    List<HostSource> sources = new ArrayList<>();
    for (ResolvedPoint point : points) {
      if (point.source() instanceof HostSource source) {
        sources.add(source);
      }
    }
    return new Look(points.stream().map(ResolvedPoint::id).toList(), sources, block.timeout());
  }

  @Override
  public List<ReadRequest> requests(PollClass pollClass) {
    return requests.getOrDefault(pollClass, List.of());
  }
}
