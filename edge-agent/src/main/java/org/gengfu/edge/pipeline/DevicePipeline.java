package org.gengfu.edge.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a device answers into readings and alarm events. It has no clock: every call brings
 * its time, and the owner calls {@link #tick} when {@link #nextDeadline} has come.
 *
 * <p>After a number of questions in a row that brought nothing (no answer, garbage, a gateway that
 * cannot reach the device) the device counts as lost: each point is reported stale once, delays
 * freeze, no alarm is raised or cleared. A single point whose questions alone bring nothing becomes
 * stale alone. An error answer proves that the device lives.
 *
 * <p>Memory grows with the profile only. For one thread.
 */
public final class DevicePipeline {
  /** Questions in a row without an answer after which a device is lost. */
  public static final int DEFAULT_MOST_MISSES = 3;

  private final ResolvedProfile profile;
  private final String device;
  private final int mostMisses;
  private final Map<String, PointState> points = new LinkedHashMap<>();
  private final List<PointState> derived = new ArrayList<>();
  private final List<AlarmWatch> alarms = new ArrayList<>();
  private final Map<String, List<AlarmWatch>> alarmsOf = new LinkedHashMap<>();
  private final Function<String, @Nullable Operand> values = this::operand;
  private @Nullable Boolean online;
  private int misses;

  /**
   * What one call brought.
   *
   * @param readings to be reported, in the order in which they came about
   * @param alarms transitions, by event time
   * @param online true when the device was found, false when it was lost, null when neither changed
   */
  public record Result(List<Reading> readings, List<AlarmEvent> alarms, @Nullable Boolean online) {
    public Result {
      readings = List.copyOf(readings);
      alarms = List.copyOf(alarms);
    }

    /** True when there is nothing to tell. */
    public boolean isEmpty() {
      return readings.isEmpty() && alarms.isEmpty() && online == null;
    }
  }

  /** A pipeline for one device, with {@link #DEFAULT_MOST_MISSES}. */
  public DevicePipeline(ResolvedProfile profile, String device) {
    this(profile, device, DEFAULT_MOST_MISSES);
  }

  /**
   * A pipeline for one device.
   *
   * @param mostMisses questions in a row without an answer after which it is lost, at least 1
   */
  public DevicePipeline(ResolvedProfile profile, String device, int mostMisses) {
    if (mostMisses < 1) {
      throw new IllegalArgumentException("at least one miss, not " + mostMisses);
    }
    this.profile = profile;
    this.device = device;
    this.mostMisses = mostMisses;
    for (ResolvedPoint point : profile.points()) {
      PointState state = new PointState(point, device);
      points.put(point.id(), state);
      if (point.source() instanceof DerivedSource) {
        derived.add(state);
      }
    }
    for (ResolvedAlarm rule : profile.alarms()) {
      AlarmWatch watch = new AlarmWatch(rule, device);
      alarms.add(watch);
      for (String id : points.keySet()) {
        if (watch.uses(id)) {
          alarmsOf.computeIfAbsent(id, key -> new ArrayList<>()).add(watch);
        }
      }
    }
  }

  private @Nullable Operand operand(String id) {
    PointState state = points.get(id);
    return state == null ? null : state.operand();
  }

  /**
   * Takes the outcome of one question.
   *
   * @param asked ids of the points that the question was for
   * @param at when the answer was true at the device, or when the question failed
   * @throws IllegalArgumentException when the answer does not fit the question or the profile
   */
  public Result accept(List<String> asked, ReadOutcome outcome, Instant at) {
    Turn turn = new Turn(at);
    turn.expire();
    switch (outcome) {
      case ReadOutcome.Values(List<RawValue> raw) -> turn.values(asked, raw);
      case ReadOutcome.DeviceError error -> turn.error(asked, error.kind());
      case ReadOutcome.NoAnswer ignored -> turn.missed(asked);
      case ReadOutcome.Malformed ignored -> turn.missed(asked);
    }
    turn.derive();
    turn.judge();
    return turn.result();
  }

  /** Ends the delays that have run out. */
  public Result tick(Instant now) {
    Turn turn = new Turn(now);
    turn.expire();
    return turn.result();
  }

  /** When {@link #tick} should next be called; empty for not before the next answer. */
  public Optional<Instant> nextDeadline() {
    return alarms.stream()
        .map(AlarmWatch::due)
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .min(Comparator.naturalOrder());
  }

  /**
   * Everything that is known now: definitions, the last reported readings, all active alarms.
   *
   * @param properties facts about the device; they win over those of the profile
   */
  public Birth birth(Instant now, Map<String, String> properties) {
    return Births.of(profile, device, now, properties, points.values(), alarms);
  }

  private PointState state(String id) {
    PointState state = points.get(id);
    if (state == null) {
      throw new IllegalArgumentException(device + " has no point " + id);
    }
    return state;
  }

  /** One call: gathers what it brings. */
  private final class Turn {
    private final Instant at;
    private final List<Reading> readings = new ArrayList<>();
    private final List<AlarmEvent> events = new ArrayList<>();
    private final Set<String> touched = new HashSet<>();
    private @Nullable Boolean change;

    Turn(Instant at) {
      this.at = at;
    }

    void expire() {
      alarms.forEach(watch -> add(watch.expire(at)));
    }

    void values(List<String> asked, List<RawValue> raw) {
      if (asked.size() != raw.size()) {
        throw new IllegalArgumentException(raw.size() + " values for " + asked.size() + " points");
      }
      alive();
      for (int i = 0; i < raw.size(); i++) {
        PointState state = state(asked.get(i));
        touch(state, state.accept(raw.get(i), at));
      }
    }

    void error(List<String> asked, ReadOutcome.DeviceError.Kind kind) {
      switch (kind) {
        case REFUSED -> {
          alive();
          asked.stream().map(DevicePipeline.this::state).forEach(s -> touch(s, s.refuse(at)));
        }
        case BUSY -> {
          alive();
          for (String id : asked) {
            PointState state = state(id);
            if (state.missed(mostMisses)) {
              touch(state, state.refuse(at));
            }
          }
        }
        case BEHIND_GATEWAY_SILENT, NO_PATH -> missed(asked);
      }
    }

    void missed(List<String> asked) {
      misses++;
      if (misses >= mostMisses) {
        change = Boolean.FALSE.equals(online) ? null : Boolean.FALSE;
        online = false;
        points.values().forEach(state -> touch(state, state.stale(at)));
        return;
      }
      for (String id : asked) {
        PointState state = state(id);
        if (state.missed(mostMisses)) {
          touch(state, state.stale(at));
        }
      }
    }

    private void alive() {
      misses = 0;
      change = Boolean.TRUE.equals(online) ? null : Boolean.TRUE;
      online = true;
    }

    private void touch(PointState state, @Nullable Reading reading) {
      touched.add(state.point().id());
      if (reading != null) {
        readings.add(reading);
      }
    }

    void derive() {
      for (PointState state : derived) {
        if (state.point().source() instanceof DerivedSource(Expression expression)
            && expression.names().stream().anyMatch(touched::contains)
            && expression.names().stream().allMatch(id -> state(id).known())) {
          boolean lost = Boolean.FALSE.equals(online);
          touch(state, lost ? state.stale(at) : state.derive(expression.evaluate(values), at));
        }
      }
    }

    void judge() {
      for (AlarmWatch watch : affected()) {
        add(watch.judge(values, at));
      }
    }

    private Set<AlarmWatch> affected() {
      Set<AlarmWatch> affected = new java.util.LinkedHashSet<>();
      for (String id : touched) {
        affected.addAll(alarmsOf.getOrDefault(id, List.of()));
      }
      return affected;
    }

    private void add(@Nullable AlarmEvent event) {
      if (event != null) {
        events.add(event);
      }
    }

    Result result() {
      events.sort(Comparator.comparing(AlarmEvent::eventTime).thenComparing(AlarmEvent::alarm));
      return new Result(readings, events, change);
    }
  }
}
