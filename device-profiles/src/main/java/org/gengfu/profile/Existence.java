package org.gengfu.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a device has: conditions over parameters, the inventory and other points, firmware
 * gates, levels, and what the site says. A condition that cannot be decided yet asks for facts. One
 * use, one thread.
 */
final class Existence {
  private final Names names;
  private final FactBook facts;
  private final Map<String, Candidate> candidates;
  private final boolean full;
  private final @Nullable String firmware;
  private final Problems problems;

  /**
   * @param candidates all points by id, some of which may be facts
   * @param full true when points of level full are wanted
   * @param firmware id of the point that holds the firmware's version, or null
   */
  Existence(
      Names names,
      FactBook facts,
      Map<String, Candidate> candidates,
      boolean full,
      @Nullable String firmware,
      Problems problems) {
    this.names = names;
    this.facts = facts;
    this.candidates = new LinkedHashMap<>(candidates);
    this.full = full;
    this.firmware = firmware;
    this.problems = problems;
  }

  /** True when the device itself has the point, whether or not somebody wants it. */
  boolean there(Candidate candidate) {
    return holds(candidate.spec(), "when", candidate.scope())
        && gated(candidate.spec()) != Gate.OTHER;
  }

  /** True when this device has the point, as far as is known. */
  boolean exists(Candidate candidate, @Nullable MapNode change) {
    MapNode spec = candidate.spec();
    boolean enabled = spec.flag("enabled", true, problems);
    enabled &= full || !candidate.point().info().full();
    if (candidate.bit() != null) {
      enabled &= candidate.bit().flag("enabled", true, problems);
    }
    if (change != null) {
      enabled = change.flag("enabled", enabled, problems);
    }
    return there(candidate) && enabled;
  }

  /** True when the condition behind a key holds, or there is none. */
  boolean holds(MapNode spec, String key, Scope scope) {
    if (!(spec.get(key) instanceof ScalarNode source)) {
      return true;
    }
    Expression parsed = Expression.parse(source, problems);
    Expression bound =
        parsed == null
            ? null
            : names.bind(
                parsed, Names.Local.of(scope), java.util.List.of(Names.Type.FLAG), source::markAt);
    if (bound == null) {
      return false;
    }
    boolean settled = true;
    for (String name : bound.names()) {
      Candidate fact = candidates.get(name);
      if (fact == null || !(fact.point().source() instanceof WireSource)) {
        String message = "\"" + name + "\" is computed; what exists must follow from what is read";
        problems.add(source.mark(), "MEANINGLESS", message, "Use points that are read");
        return false;
      }
      settled &= facts.settled(fact.point());
    }
    if (!bound.names().isEmpty() && facts.specimen()) {
      return true;
    }
    Function<String, @Nullable Operand> values = facts::value;
    return settled && Boolean.TRUE.equals(bound.holds(values));
  }

  /** Whether the device's firmware has a point. */
  enum Gate {
    /** There is no gate, or it is open. */
    THIS,
    /** Another firmware has it. */
    OTHER,
    /** Nobody knows the firmware; the point is kept. */
    UNKNOWN
  }

  /** Whether the device's firmware has a point. */
  Gate gated(MapNode spec) {
    String since = spec.optionalString("since", problems);
    String until = spec.optionalString("until", problems);
    if (since == null && until == null) {
      return Gate.THIS;
    }
    FirmwareVersion first = since == null ? null : version(spec, "since", since);
    FirmwareVersion last = until == null ? null : version(spec, "until", until);
    FirmwareVersion now = firmware();
    if (now == null) {
      return Gate.UNKNOWN;
    }
    boolean open = (first == null || now.since(first)) && (last == null || now.until(last));
    return open ? Gate.THIS : Gate.OTHER;
  }

  private @Nullable FirmwareVersion version(MapNode spec, String key, String text) {
    FirmwareVersion version = FirmwareVersion.parse(text);
    if (version == null) {
      String message = "\"" + key + "\" holds no number";
      problems.add(spec.valueMark(key), "WRONG_FORM", message, "Write a version such as 2.1");
    }
    return version;
  }

  private @Nullable FirmwareVersion firmware() {
    Candidate point = firmware == null ? null : candidates.get(firmware);
    if (point == null) {
      return null;
    }
    facts.settled(point.point());
    return switch (facts.value(point.point().id())) {
      case null -> null;
      case Operand.Text(String text) -> FirmwareVersion.parse(text);
      case Operand.Number(double number) -> FirmwareVersion.parse(AlarmReader.plain(number));
      case Operand.Flag ignored -> null;
    };
  }

  /** What is to be known of a gate, for people. */
  static String gate(MapNode spec, Gate gate, Problems problems) {
    String since = spec.string("since", "", problems);
    String until = spec.string("until", "", problems);
    String range =
        (since.isEmpty() ? "" : "since " + since)
            + (since.isEmpty() || until.isEmpty() ? "" : " ")
            + (until.isEmpty() ? "" : "until " + until);
    return gate == Gate.UNKNOWN ? range + " (firmware unknown)" : range;
  }
}
