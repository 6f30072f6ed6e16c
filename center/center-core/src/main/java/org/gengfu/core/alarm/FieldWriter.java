package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.alarm.Condition.Active;
import org.gengfu.core.alarm.Condition.Known;
import org.gengfu.core.alarm.Condition.Normal;
import org.gengfu.core.alarm.Condition.PendingClear;
import org.gengfu.core.alarm.Condition.PendingRaise;
import org.jspecify.annotations.Nullable;

/** Writes values as flat text fields; {@link FieldReader} reads them back. Null is left out. */
final class FieldWriter {
  private final Map<String, String> fields = new LinkedHashMap<>();

  Map<String, String> fields() {
    return fields;
  }

  FieldWriter put(String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value instanceof Enum<?> constant ? constant.name() : value.toString());
    }
    return this;
  }

  void put(String prefix, Observation observation) {
    put(prefix + "at", observation.eventTime());
    put(prefix + "order", observation.order());
    put(prefix + "kind", observation.kind());
    put(prefix + "severity", observation.severity());
    put(prefix + "observed", observation.observed());
    put(prefix + "limit", observation.limit());
    put(prefix + "cause", observation.cause());
  }

  void put(String prefix, Span span) {
    put(prefix + "number", span.number());
    put(prefix + "raised", span.raised());
    put(prefix + "cleared", span.cleared());
    put(prefix + "cause", span.cause());
    put(prefix + "severity", span.severity());
    put(prefix + "observed", span.observed());
    put(prefix + "limit", span.limit());
    put(prefix + "toggles", span.toggles());
  }

  void put(String prefix, Occurrence.Acknowledgement by) {
    put(prefix + "user", by.user());
    put(prefix + "time", by.at());
    put(prefix + "comment", by.comment());
  }

  void put(@Nullable Word word) {
    if (word != null) {
      put("word.at", word.at());
      put("word.kind", word.kind());
      put("word.side", word.side());
      put("word.user", word.user());
      put("word.comment", word.comment());
      put("word.from", word.from());
      put("word.to", word.to());
      put("word.upTo", word.upTo());
      put("word.severity", word.severity());
    }
  }

  void putStandings(List<AlarmChange.Standing> standings) {
    put("count", standings.size());
    for (int i = 0; i < standings.size(); i++) {
      AlarmChange.Standing standing = standings.get(i);
      put(i + ".number", standing.number());
      Occurrence.Acknowledgement by = standing.by();
      if (by != null) {
        put(i + ".ack.", by);
      }
    }
  }

  void put(List<Occurrence> occurrences) {
    put("count", occurrences.size());
    for (int i = 0; i < occurrences.size(); i++) {
      Occurrence occurrence = occurrences.get(i);
      String prefix = i + ".";
      put(prefix, occurrence.span());
      put(prefix + "received", occurrence.received());
      put(prefix + "escalation", occurrence.escalation());
      put(prefix + "stale", occurrence.stale());
      Occurrence.Acknowledgement by = occurrence.acknowledgement();
      if (by != null) {
        put(prefix + "ack.", by);
      }
    }
  }

  void put(Known condition) {
    switch (condition) {
      case Normal ignored -> put("condition", "NORMAL");
      case PendingRaise(Observation first) -> {
        put("condition", "PENDING_RAISE");
        put("first.", first);
      }
      case Active ignored -> put("condition", "ACTIVE");
      case PendingClear(Instant since, ClearCause cause) -> {
        put("condition", "PENDING_CLEAR");
        put("since", since);
        put("cause", cause);
      }
    }
  }

  void put(AlarmPolicy policy) {
    put("onDelay", policy.onDelay());
    put("offDelay", policy.offDelay());
    put("latching", policy.latching());
    put("reAlarm", policy.reAlarm());
    put("staleAfter", policy.staleAfter());
    put("chatterCycles", policy.chatterCycles());
    put("chatterWindow", policy.chatterWindow());
    put("chatterShelf", policy.chatterShelf());
    put("maxShelve", policy.maxShelve());
    put("maxOutOfService", policy.maxOutOfService());
    put("maxAhead", policy.maxAhead());
    put("maxBehind", policy.maxBehind());
    put("retention", policy.retention());
    put("ruleVersion", policy.ruleVersion());
  }
}
