package org.gengfu.edge.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a device answers into readings and alarm events. It has no clock: every call brings
 * its time, and the owner calls {@link #tick} when {@link #nextDeadline} has come.
 *
 * <p>After a number of questions in a row that brought nothing (no answer, garbage, a gateway that
 * cannot reach the device) the device counts as lost: each point is reported stale once, delays
 * freeze, no alarm is raised or cleared, except one for no data. A single point whose questions
 * alone bring nothing becomes stale alone. An error answer proves that the device lives.
 *
 * <p>Answers may hold ids that are no points: facts, of which the profile is made anew, and places
 * that only commands use. Memory grows with the profile only. For one thread.
 */
public final class DevicePipeline {
  /** Questions in a row without an answer after which a device is lost. */
  public static final int DEFAULT_MOST_MISSES = 3;

  /** What stands before the id of a command where a point's id would stand. */
  public static final String COMMANDS = "Commands/";

  /** What stands before the id of an alarm that is to be reset. */
  public static final String ALARMS = "Alarms/";

  private final ResolvedProfile profile;
  private final String device;
  private final int mostMisses;
  private final Map<String, PointState> points = new LinkedHashMap<>();
  private final List<PointState> derived = new ArrayList<>();
  private final AlarmBoard alarms;
  private final EventBook events;
  private final FactBook facts;
  private final AssetTag asset;
  private final Function<String, @Nullable Operand> values = this::operand;
  private @Nullable Boolean online;
  private int misses;
  private long turns;

  /**
   * What one call brought.
   *
   * @param readings to be reported, in the order in which they came about
   * @param alarms transitions, by event time
   * @param online true when the device was found, false when it was lost, null when neither changed
   * @param facts what the device says of itself, when all of it is known and it is new; or null
   * @param renamed true when what identifies the device has changed, so that its birth has
   */
  public record Result(
      List<Reading> readings,
      List<AlarmEvent> alarms,
      @Nullable Boolean online,
      @Nullable DeviceFacts facts,
      boolean renamed) {
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
    this(profile, device, mostMisses, DeviceFacts.NONE, null);
  }

  private DevicePipeline(
      ResolvedProfile profile,
      String device,
      int mostMisses,
      DeviceFacts made,
      @Nullable DevicePipeline before) {
    if (mostMisses < 1) {
      throw new IllegalArgumentException("at least one miss, not " + mostMisses);
    }
    this.profile = profile;
    this.device = device;
    this.mostMisses = mostMisses;
    for (ResolvedPoint point : profile.points()) {
      PointState old = before == null ? null : before.points.get(point.id());
      boolean same = old != null && old.point().equals(point);
      PointState state = same && old != null ? old : new PointState(point, device);
      state.wiring.clear();
      points.put(point.id(), state);
    }
    this.alarms = new AlarmBoard(profile, device, before == null ? null : before.alarms);
    this.events = new EventBook(profile, device);
    this.facts = new FactBook(profile, made);
    this.asset = new AssetTag(profile, before == null ? null : before.asset);
    new Wires(points, derived).connect(alarms);
    if (before != null) {
      events.adopt(before.events);
      online = before.online;
      misses = before.misses;
    }
  }

  /**
   * The pipeline of the same device by another profile. What is known of points and alarms whose
   * definitions are the same goes over; an alarm that stands goes on standing under its new rule.
   * This one must not be used any more.
   *
   * @param made the facts that the new profile was made with
   */
  public DevicePipeline successor(ResolvedProfile next, DeviceFacts made) {
    return new DevicePipeline(next, device, mostMisses, made, this);
  }

  /**
   * The same where the bus is opened anew: whether the device answers there is not known yet.
   *
   * @param facts what the device said of itself, with which the next profile was made
   */
  public DevicePipeline reopened(ResolvedProfile next, DeviceFacts facts) {
    DevicePipeline heir = successor(next, facts);
    heir.online = null;
    heir.misses = 0;
    return heir;
  }

  /** The facts that the profile was made with. */
  public DeviceFacts made() {
    return facts.made();
  }

  /** The present value of a point for a condition, null when it is unknown. */
  public @Nullable Operand operand(String id) {
    PointState state = points.get(id);
    return state == null ? null : state.operand();
  }

  /** Takes what came of one question for these points. */
  public Result accept(List<String> asked, ReadOutcome outcome, Instant at) {
    Turn turn = new Turn(at);
    alarms.expire(at, turn.events);
    switch (outcome) {
      case ReadOutcome.Values(List<RawValue> raw) -> turn.values(asked, raw);
      case ReadOutcome.DeviceError error -> turn.error(asked, error.kind());
      case ReadOutcome.NoAnswer ignored -> turn.missed(asked);
      case ReadOutcome.Malformed ignored -> turn.missed(asked);
    }
    return turn.result();
  }

  /**
   * Takes what the device said unasked: values of points, and events by their ids. It lives; what
   * cannot be understood says nothing.
   */
  public Result hear(List<String> heard, ReadOutcome outcome, Instant at) {
    Turn turn = new Turn(at);
    alarms.expire(at, turn.events);
    if (outcome instanceof ReadOutcome.Values(List<RawValue> raw)) {
      turn.values(heard, raw);
      heard.stream().filter(events::knows).forEach(turn::event);
    }
    return turn.result();
  }

  /** The device is lost: nothing was heard of it for too long. */
  public Result lost(Instant now) {
    Turn turn = new Turn(now);
    alarms.expire(now, turn.events);
    turn.lose();
    return turn.result();
  }

  /** Time has passed. */
  public Result tick(Instant now) {
    Turn turn = new Turn(now);
    alarms.expire(now, turn.events);
    return turn.result();
  }

  /** A person resets an alarm that latches, or that an event raised. */
  public Result reset(String alarm, Instant now) {
    Turn turn = new Turn(now);
    alarms.reset(alarm, now, turn.events);
    AlarmEvent end = events.reset(alarm, now);
    if (end != null) {
      turn.events.add(end);
    }
    return turn.result();
  }

  /** True when the device should soon be asked again what it is. */
  public boolean isInDoubt() {
    return facts.isInDoubt();
  }

  /** The profile by which it works. */
  public ResolvedProfile profile() {
    return profile;
  }

  /** When {@link #tick} should next be called; empty for not before the next answer. */
  public Optional<Instant> nextDeadline() {
    return Optional.ofNullable(alarms.due());
  }

  /**
   * Everything that is known now: definitions, the last reported readings, all active alarms.
   *
   * @param properties facts about the device; they win over those of the profile, what the device
   *     says of itself over both
   */
  public Birth birth(Instant now, Map<String, String> properties) {
    List<AlarmEvent> active = new ArrayList<>(alarms.active());
    active.addAll(events.active());
    Map<String, String> all = new HashMap<>(properties);
    all.putAll(NeighbourFacts.properties(facts.made()));
    all.putAll(asset.properties());
    return Births.of(profile, device, now, all, points.values(), active);
  }

  /** One call: gathers what it brings. */
  private final class Turn {
    private final Instant at;
    private final List<Reading> readings = new ArrayList<>();
    private final List<AlarmEvent> events = new ArrayList<>();
    private final long number = ++turns;
    private @Nullable Boolean change;
    private boolean touchedAny;

    Turn(Instant at) {
      this.at = at;
    }

    void values(List<String> asked, List<RawValue> raw) {
      if (asked.size() != raw.size()) {
        throw new IllegalArgumentException(raw.size() + " values for " + asked.size() + " points");
      }
      alive();
      boolean later = false;
      for (int i = 0; i < raw.size(); i++) {
        PointState state = points.get(asked.get(i));
        if (state == null || !facts.isEmpty()) {
          facts.take(asked.get(i), raw.get(i));
        }
        if (state != null && state.scaledByPoint()) {
          later = true;
        } else if (state != null) {
          take(state, raw.get(i));
        }
      }
      for (int i = 0; later && i < raw.size(); i++) {
        PointState state = points.get(asked.get(i));
        if (state != null && state.scaledByPoint()) {
          take(state, raw.get(i));
        }
      }
    }

    private void take(PointState state, RawValue raw) {
      touch(state, state.accept(raw, at));
      if (state.fresh()) {
        for (RateState rate : state.wiring.rates) {
          Reading reading = rate.counted(raw, at);
          if (rate.rate.known()) {
            touch(rate.rate, reading);
          }
        }
      }
    }

    void event(String id) {
      events.addAll(DevicePipeline.this.events.came(id, at));
      DevicePipeline.this.events.clears(id).forEach(alarm -> alarms.reset(alarm, at, events));
    }

    void error(List<String> asked, ReadOutcome.DeviceError.Kind kind) {
      switch (kind) {
        case REFUSED -> {
          alive();
          for (String id : asked) {
            facts.refuse(id);
            PointState state = points.get(id);
            if (state != null) {
              touch(state, state.refuse(at));
            }
          }
        }
        case BUSY -> {
          alive();
          for (String id : asked) {
            PointState state = points.get(id);
            if (state != null && state.missed(mostMisses)) {
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
        lose();
        return;
      }
      for (String id : asked) {
        PointState state = points.get(id);
        if (state != null && state.missed(mostMisses)) {
          touch(state, state.stale(at));
        }
      }
    }

    void lose() {
      change = Boolean.FALSE.equals(online) ? null : Boolean.FALSE;
      online = false;
      points.values().forEach(state -> touch(state, state.stale(at)));
    }

    private void alive() {
      misses = 0;
      change = Boolean.TRUE.equals(online) ? null : Boolean.TRUE;
      online = true;
    }

    private void touch(PointState state, @Nullable Reading reading) {
      touchedAny = true;
      state.wiring.touchedIn = number;
      alarms.touch(state.wiring.alarms);
      state.tellWindows(at);
      if (state.value() == null) {
        for (RateState rate : state.wiring.rates) {
          Reading lost = rate.lost(at);
          if (rate.rate.known()) {
            touch(rate.rate, lost);
          }
        }
      }
      for (PointState each : state.wiring.derived) {
        each.wiring.touchedIn = -number;
      }
      if (reading != null) {
        readings.add(reading);
      }
    }

    private void derive() {
      for (PointState state : derived) {
        if (state.wiring.touchedIn == -number
            && state.point().source() instanceof DerivedSource(var expression)
            && expression.names().stream().allMatch(this::known)) {
          boolean lost = Boolean.FALSE.equals(online);
          touch(state, lost ? state.stale(at) : state.derive(expression.evaluate(values), at));
        }
      }
    }

    private boolean known(String id) {
      PointState state = points.get(id);
      return state != null && state.known();
    }

    Result result() {
      if (touchedAny && !derived.isEmpty()) {
        derive();
      }
      alarms.judge(values, at, events);
      if (events.size() > 1) {
        events.sort(
            java.util.Comparator.comparing(AlarmEvent::eventTime).thenComparing(AlarmEvent::alarm));
      }
      boolean renamed = touchedAny && asset.update(points);
      return new Result(readings, events, change, facts.news(), renamed);
    }
  }
}
