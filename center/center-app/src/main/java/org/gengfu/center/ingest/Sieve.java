package org.gengfu.center.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.contract.SpareDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Keeps back what the stores cannot hold or the screens cannot trust, one value at a time, so that
 * its neighbours come through. Pure.
 *
 * <p>Readings and looks dated before 2000 or more than an hour ahead are refused. Alarm transitions
 * never are: a wrong clock must not hide a fire, so a wrong date is replaced by the arrival's.
 */
final class Sieve {
  /** No device of today was there before. */
  static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** How far an edge's clock may be ahead. */
  static final Duration AHEAD = Duration.ofHours(1);

  /** How far a live look may be dated from its arrival for the edge's clock to be believed. */
  static final Duration CLOCK = Duration.ofMinutes(2);

  /** Longest id of a device, point or alarm. */
  static final int MAX_NAME = 256;

  private final Instant arrival;
  private final Instant latest;
  private long refused;
  private String explanation = "";

  Sieve(Instant arrival) {
    this.arrival = arrival;
    this.latest = arrival.plus(AHEAD);
  }

  /** How many values were refused or put right. */
  long refused() {
    return refused;
  }

  /** Why the last one was. */
  String explanation() {
    return explanation;
  }

  /** The readings that can be kept; the same list when all can. */
  List<Reading> readings(List<Reading> readings) {
    List<Reading> some = null;
    for (int i = 0; i < readings.size(); i++) {
      Reading reading = readings.get(i);
      Reading kept = kept(reading);
      if (kept != reading && some == null) {
        some = new ArrayList<>(readings.subList(0, i));
      }
      if (kept != null && some != null) {
        some.add(kept);
      }
    }
    return some == null ? readings : some;
  }

  private @Nullable Reading kept(Reading reading) {
    if (!isName(reading.point())) {
      refuse("a point's name is empty, too long or not printable");
      return null;
    }
    if (!isTrusted(reading.eventTime())) {
      refuse(reading.device() + "/" + reading.point() + wrongDate(reading.eventTime()));
      return null;
    }
    if (reading.value() instanceof PointValue.Text(String text) && !isClean(text)) {
      refuse(reading.device() + "/" + reading.point() + ": a text that no store holds, cleaned");
      PointValue clean = new PointValue.Text(text(text));
      return new Reading(
          reading.device(),
          reading.point(),
          clean,
          reading.unit(),
          reading.quality(),
          reading.eventTime());
    }
    return reading;
  }

  /** The transition, put right where it must be; null when its name cannot be kept. */
  @Nullable AlarmEvent alarm(AlarmEvent event) {
    if (!isName(event.alarm())) {
      refuse("an alarm's name is empty, too long or not printable");
      return null;
    }
    if (isTrusted(event.eventTime())) {
      return event;
    }
    refuse(event.device() + "/" + event.alarm() + wrongDate(event.eventTime()));
    return new AlarmEvent(
        event.device(),
        event.alarm(),
        event.active(),
        event.severity(),
        arrival,
        event.observed(),
        event.limit());
  }

  /** The birth without what cannot be kept. */
  Birth birth(Birth birth) {
    List<AlarmEvent> active = new ArrayList<>(birth.active().size());
    for (AlarmEvent event : birth.active()) {
      AlarmEvent kept = alarm(event);
      if (kept != null) {
        active.add(kept);
      }
    }
    return new Birth(
        birth.device(),
        time(birth.time()),
        texts(birth.properties()),
        birth.points().stream().filter(point -> isKept(point.point())).map(this::point).toList(),
        readings(birth.readings()),
        birth.alarms().stream().filter(alarm -> isKept(alarm.alarm())).map(this::alarm).toList(),
        active);
  }

  private boolean isKept(String name) {
    if (!isName(name)) {
      refuse("the birth has a name that is empty, too long or not printable");
      return false;
    }
    return true;
  }

  private PointDefinition point(PointDefinition point) {
    return new PointDefinition(
        point.point(),
        point.type(),
        text(point.unit()),
        point.low(),
        point.high(),
        texts(point.titles()),
        texts(point.labels()),
        point.writable(),
        point.setting(),
        point.write());
  }

  private AlarmDefinition alarm(AlarmDefinition alarm) {
    return new AlarmDefinition(
        alarm.alarm(),
        text(alarm.alarmType()),
        alarm.severity(),
        texts(alarm.texts()),
        texts(alarm.actions()),
        text(alarm.point()),
        alarm.spares().stream().map(this::spare).toList());
  }

  private SpareDefinition spare(SpareDefinition spare) {
    return new SpareDefinition(
        text(spare.part()),
        text(spare.maker()),
        texts(spare.texts()),
        spare.substitutes().stream().map(Sieve::text).toList());
  }

  /** What came of a request, with texts that every store holds; its date is only shown. */
  CommandOutcome outcome(CommandOutcome outcome) {
    return new CommandOutcome(
        outcome.device(),
        outcome.request(),
        text(outcome.metric()),
        outcome.state(),
        text(outcome.why()),
        time(outcome.time()));
  }

  /**
   * The look when its date can be trusted, else null: evidence of another time is none. A rung's
   * date that cannot be is the look's. A live look that is dated too far from its arrival says, at
   * its arrival, that nothing could be observed: when it was so nobody knows.
   *
   * @param historical true when it comes from the edge's backlog: its arrival says nothing
   */
  @Nullable CameraLook look(CameraLook look, boolean historical) {
    if (!isTrusted(look.time())) {
      refuse(look.device() + wrongDate(look.time()));
      return null;
    }
    Duration ahead = Duration.between(arrival, look.time());
    if (!historical && ahead.abs().compareTo(CLOCK) > 0) {
      refuse(look.device() + ": the edge's clock is wrong by " + ahead.toSeconds() + " s");
      return notObserved(look, ahead);
    }
    if (look.ladder().stream().allMatch(state -> isTrusted(state.time()))) {
      return look;
    }
    refuse(look.device() + ": a rung of its ladder is dated wrongly");
    List<RungState> ladder = look.ladder().stream().map(state -> dated(state, look)).toList();
    return new CameraLook(
        look.device(),
        look.time(),
        look.number(),
        look.sinceLast(),
        ladder,
        look.online(),
        look.intact(),
        look.faults(),
        look.thumbnail());
  }

  private CameraLook notObserved(CameraLook look, Duration ahead) {
    String detail =
        "edge-clock %d s %s"
            .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead");
    List<RungState> ladder =
        look.ladder().stream()
            .map(state ->
                new RungState(
                    state.rung(), Seen.NOT_OBSERVED, CameraReason.NOT_VISITED, detail, arrival))
            .toList();
    return new CameraLook(
        look.device(),
        arrival,
        look.number(),
        look.sinceLast(),
        ladder,
        Seen.NOT_OBSERVED,
        Seen.NOT_OBSERVED,
        List.of(),
        null);
  }

  private RungState dated(RungState state, CameraLook look) {
    return isTrusted(state.time())
        ? state
        : new RungState(state.rung(), state.seen(), state.reason(), state.detail(), look.time());
  }

  private Map<String, String> texts(Map<String, String> texts) {
    Map<String, String> clean = new HashMap<>();
    texts.forEach((key, value) -> clean.put(text(key), text(value)));
    return clean;
  }

  private static String text(String text) {
    if (isClean(text)) {
      return text;
    }
    int length = Math.min(text.length(), PointValue.Text.MAX_LENGTH);
    if (length > 0 && Character.isHighSurrogate(text.charAt(length - 1))) {
      length--;
    }
    return text.substring(0, length).replace('\0', ' ');
  }

  private static boolean isClean(String text) {
    return text.length() <= PointValue.Text.MAX_LENGTH
        && text.indexOf('\0') < 0
        && (text.isEmpty() || !Character.isHighSurrogate(text.charAt(text.length() - 1)));
  }

  /** The time when it can be trusted, else the arrival's. */
  Instant time(Instant time) {
    return isTrusted(time) ? time : arrival;
  }

  /** True for ids that every store and screen can hold. */
  static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isTrusted(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(latest);
  }

  private String wrongDate(Instant time) {
    return " is dated " + time + " but came at " + arrival + ": check the edge's clock";
  }

  private void refuse(String why) {
    refused++;
    explanation = why;
  }
}
