package org.gengfu.core.alarm;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.Condition.Active;
import org.gengfu.core.alarm.Condition.Known;
import org.gengfu.core.alarm.Condition.Normal;
import org.gengfu.core.alarm.Condition.PendingClear;
import org.gengfu.core.alarm.Condition.PendingRaise;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link FieldWriter} wrote. Every method throws IllegalArgumentException naming the
 * field when it is missing or unreadable.
 */
final class FieldReader {
  private final Map<String, String> fields;

  FieldReader(Map<String, String> fields) {
    this.fields = fields;
  }

  String text(String name) {
    String text = fields.get(name);
    if (text == null) {
      throw new IllegalArgumentException("field " + name + " is missing in " + fields);
    }
    return text;
  }

  /** For fields that older facts do not have. */
  String textOr(String name, String otherwise) {
    return fields.getOrDefault(name, otherwise);
  }

  Instant time(String name) {
    return read(name, Instant::parse);
  }

  int count(String name) {
    return read(name, Integer::parseInt);
  }

  boolean flag(String name) {
    String text = text(name);
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("field " + name + " is neither true nor false: " + text);
    }
    return text.equals("true");
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return read(name, text -> Enum.valueOf(type, text));
  }

  Observation observation(String prefix) {
    return new Observation(
        time(prefix + "at"),
        read(prefix + "order", Long::parseLong),
        choice(prefix + "kind", Observation.Kind.class),
        choice(prefix + "severity", Severity.class),
        number(prefix + "observed"),
        number(prefix + "limit"),
        choice(prefix + "cause", ClearCause.class));
  }

  Span span(String prefix) {
    return new Span(
        count(prefix + "number"),
        time(prefix + "raised"),
        fields.containsKey(prefix + "cleared") ? time(prefix + "cleared") : null,
        choice(prefix + "cause", ClearCause.class),
        choice(prefix + "severity", Severity.class),
        number(prefix + "observed"),
        number(prefix + "limit"),
        count(prefix + "toggles"));
  }

  Occurrence.Acknowledgement acknowledgement(String prefix) {
    return new Occurrence.Acknowledgement(
        text(prefix + "user"), time(prefix + "time"), text(prefix + "comment"));
  }

  /** The word, or null in facts that have none, as older ones do not. */
  @Nullable Word wordIfAny() {
    return fields.containsKey("word.at") ? word() : null;
  }

  Word word() {
    return new Word(
        time("word.at"),
        choice("word.kind", Word.Kind.class),
        choice("word.side", Word.Side.class),
        text("word.user"),
        text("word.comment"),
        time("word.from"),
        time("word.to"),
        time("word.upTo"),
        choice("word.severity", Severity.class));
  }

  List<AlarmChange.Standing> standings() {
    List<AlarmChange.Standing> standings = new ArrayList<>();
    for (int i = 0; i < count("count"); i++) {
      String ack = i + ".ack.";
      standings.add(
          new AlarmChange.Standing(
              count(i + ".number"),
              fields.containsKey(ack + "user") ? acknowledgement(ack) : null));
    }
    return standings;
  }

  List<Occurrence> occurrences() {
    List<Occurrence> occurrences = new ArrayList<>();
    for (int i = 0; i < count("count"); i++) {
      String prefix = i + ".";
      occurrences.add(
          new Occurrence(
              span(prefix),
              time(prefix + "received"),
              fields.containsKey(prefix + "ack.user") ? acknowledgement(prefix + "ack.") : null,
              count(prefix + "escalation"),
              flag(prefix + "stale")));
    }
    return occurrences;
  }

  Known condition() {
    return switch (text("condition")) {
      case "NORMAL" -> new Normal();
      case "PENDING_RAISE" -> new PendingRaise(observation("first."));
      case "ACTIVE" -> new Active();
      case "PENDING_CLEAR" -> new PendingClear(time("since"), choice("cause", ClearCause.class));
      case String other ->
          throw new IllegalArgumentException("field condition is no condition: " + other);
    };
  }

  AlarmPolicy policy() {
    return new AlarmPolicy(
        duration("onDelay"),
        duration("offDelay"),
        flag("latching"),
        duration("reAlarm"),
        duration("staleAfter"),
        count("chatterCycles"),
        duration("chatterWindow"),
        duration("chatterShelf"),
        duration("maxShelve"),
        duration("maxOutOfService"),
        duration("maxAhead"),
        duration("maxBehind"),
        duration("retention"),
        text("ruleVersion"));
  }

  private Duration duration(String name) {
    return read(name, Duration::parse);
  }

  private @Nullable Double number(String name) {
    return fields.containsKey(name) ? read(name, Double::valueOf) : null;
  }

  private <T> T read(String name, Function<String, T> how) {
    String text = text(name);
    try {
      return how.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException("field " + name + " cannot be read: " + text, e);
    }
  }
}
