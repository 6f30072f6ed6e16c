package org.gengfu.center.clock;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.clock.SpanReading;
import org.gengfu.core.clock.Target;
import org.gengfu.core.contract.ClockStart;
import org.gengfu.core.contract.Commitment;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.DeviceSelector;
import org.gengfu.core.contract.Late;
import org.gengfu.core.contract.Party;
import org.gengfu.core.contract.PauseReason;
import org.gengfu.core.contract.Step;
import org.gengfu.core.contract.StopWay;
import org.gengfu.core.contract.Text;
import org.gengfu.core.contract.Work;

/** A contract of a machine room, cameras and radio stations, for tests. */
public final class ClockContracts {
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

  private ClockContracts() {}

  /** Of the first edition. */
  public static ContractBook book() {
    return ContractBook.of(List.of(edition(1, FROM, 4 * HOUR)));
  }

  /** With a second edition, from an instant on, by which the room's restore takes so long. */
  static ContractBook book(Instant from, long restoreMillis) {
    return ContractBook.of(List.of(edition(1, FROM, 4 * HOUR), edition(2, from, restoreMillis)));
  }

  private static ContractEdition edition(int edition, Instant from, long restoreMillis) {
    return new ContractEdition(
        "city",
        edition,
        new Text("城市", "City"),
        "city",
        from,
        null,
        SHANGHAI,
        List.of(),
        KeyPeriods.NONE,
        List.of(new PauseReason("no-access", new Text("无法进入", "No access"))),
        List.of(),
        List.of(),
        List.of(room(restoreMillis), station(), camera(), recorder()),
        null);
  }

  private static ContractItem room(long restoreMillis) {
    return item(
        "room",
        Set.of("mains", "ups", "switch"),
        Party.OWN,
        List.of(
            commitment("room", PromiseKind.RESPOND, same(10 * MINUTE), Set.of(StopWay.ACTION)),
            commitment(
                "room",
                PromiseKind.RESTORE,
                Map.of(
                    Level.ONE, Target.of(HOUR),
                    Level.TWO, Target.of(restoreMillis),
                    Level.THREE, Target.of(12 * HOUR),
                    Level.FOUR, Target.of(24 * HOUR)),
                Set.of(StopWay.TELEMETRY, StopWay.PERSON)),
            commitment(
                "room",
                PromiseKind.REPORT,
                Map.of(Level.ONE, Target.of(8 * HOUR), Level.TWO, Target.of(24 * HOUR)),
                Set.of(StopWay.PAPER))),
        List.of());
  }

  private static ContractItem station() {
    return item(
        "station",
        Set.of("rbs"),
        Party.OWN,
        List.of(
            commitment(
                "station",
                PromiseKind.RESTORE,
                same(2 * HOUR),
                Set.of(StopWay.TELEMETRY, StopWay.SWAP))),
        List.of(new Step(45 * MINUTE, Step.What.DECIDE_SPARE, new Text("决定换件", "Decide"))));
  }

  private static ContractItem camera() {
    return item(
        "camera",
        Set.of("camera"),
        Party.CARRIER,
        List.of(
            commitment("camera", PromiseKind.RESTORE, same(24 * HOUR), Set.of(StopWay.TELEMETRY))),
        List.of());
  }

  /** Only the exchange is promised, and from when it is sure that the recorder is broken. */
  private static ContractItem recorder() {
    return item(
        "recorder",
        Set.of("nvr"),
        Party.OWN,
        List.of(
            commitment(
                "recorder",
                PromiseKind.SPARE_REPLACE,
                same(4 * HOUR),
                ClockStart.CONFIRMED,
                Set.of(StopWay.SWAP))),
        List.of());
  }

  private static Map<Level, Target> same(long millis) {
    Map<Level, Target> targets = new EnumMap<>(Level.class);
    for (Level level : Level.values()) {
      targets.put(level, Target.of(millis));
    }
    return targets;
  }

  private static ContractItem item(
      String id, Set<String> types, Party repairs, List<Commitment> promises, List<Step> steps) {
    return new ContractItem(
        id,
        new Text(id, id),
        "test",
        "city",
        repairs,
        Party.OWN,
        List.of(new DeviceSelector(Set.of(), types, Set.of(), Set.of(), Set.of(), Map.of())),
        promises,
        List.of(),
        steps,
        Late.NOTHING,
        null,
        Text.NONE);
  }

  private static Commitment commitment(
      String item, PromiseKind kind, Map<Level, Target> targets, Set<StopWay> stops) {
    return commitment(item, kind, targets, ClockStart.FAULT, stops);
  }

  private static Commitment commitment(
      String item,
      PromiseKind kind,
      Map<Level, Target> targets,
      ClockStart start,
      Set<StopWay> stops) {
    Promise promise =
        new Promise(
            item + "/" + kind.name().toLowerCase(java.util.Locale.ROOT),
            1,
            kind,
            targets,
            SpanReading.PROGRESSIVE,
            WorkCalendar.always(SHANGHAI),
            KeyPeriods.NONE,
            Set.of("no-access", ClockStands.REASON),
            Promise.USUAL_REOPEN);
    return new Commitment(promise, Text.NONE, Work.FAULT, start, stops, 100);
  }
}
