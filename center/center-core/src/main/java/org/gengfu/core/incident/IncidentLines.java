package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphText;
import org.gengfu.core.journal.LineReader;
import org.gengfu.core.journal.LineWriter;
import org.jspecify.annotations.Nullable;

/** The parts of which the lines of facts, inputs and states are made. Pure. */
final class IncidentLines {
  private static final int ID_DIGITS = 16;
  private static final int HEXADECIMAL = 16;

  private IncidentLines() {}

  static void put(String prefix, AlarmKey key, LineWriter out) {
    out.put(prefix + "resource", key.resource())
        .put(prefix + "type", key.type())
        .put(prefix + "qualifier", key.qualifier());
  }

  static AlarmKey key(String prefix, LineReader in) {
    return new AlarmKey(
        in.text(prefix + "resource"), in.text(prefix + "type"), in.text(prefix + "qualifier"));
  }

  static void put(AlarmEvent event, LineWriter out) {
    out.put("change", event.change());
    put("", event.key(), out);
    out.put("teMillis", event.teMillis()).put("source", event.source()).put("seq", event.seq());
  }

  static AlarmEvent event(LineReader in) {
    AlarmEvent.Change change = in.choice("change", AlarmEvent.Change.class);
    return new AlarmEvent(
        key("", in), change, in.whole("teMillis"), in.text("source"), in.whole("seq"));
  }

  /** An incident's id, as it is shown. */
  static void putId(String name, long id, LineWriter out) {
    out.put(name, Incident.name(id));
  }

  static long id(String name, LineReader in) {
    String text = in.text(name);
    try {
      long id = Long.parseUnsignedLong(text, HEXADECIMAL);
      if (text.length() == ID_DIGITS && Incident.name(id).equals(text)) {
        return id;
      }
    } catch (NumberFormatException notAnId) {
      throw in.wrong("field " + name + " is no incident's id: " + text);
    }
    throw in.wrong("field " + name + " is no incident's id: " + text);
  }

  static void put(Incident incident, LineWriter out) {
    putId("id", incident.id(), out);
    out.put("root", incident.root()).put("openedMillis", incident.openedMillis());
    putId("residualOf", incident.residualOf(), out);
    out.put("resolvedMillis", incident.open() ? null : incident.resolvedMillis());
  }

  static Incident incident(LineReader in) {
    return new Incident(
        id("id", in),
        in.whole("root"),
        in.whole("openedMillis"),
        id("residualOf", in),
        in.has("resolvedMillis") ? in.whole("resolvedMillis") : Incident.OPEN);
  }

  static void put(Timer timer, LineWriter out) {
    out.put("dueMillis", timer.dueMillis()).put("timer", timer.kind());
    out.put("number", timer.number()).put("node", timer.node()).put("rule", timer.rule());
  }

  static Timer timer(LineReader in) {
    return new Timer(
        in.whole("dueMillis"),
        in.choice("timer", Timer.Kind.class),
        in.whole("number"),
        in.text("node"),
        in.text("rule"));
  }

  static void put(Episode.End end, LineWriter out) {
    out.put("endMillis", end.teMillis()).put("end", end.why());
  }

  static Episode.End end(LineReader in) {
    return new Episode.End(in.whole("endMillis"), in.choice("end", Episode.Why.class));
  }

  static void put(Episode episode, LineWriter out) {
    out.put("number", episode.number());
    put("", episode.key(), out);
    out.put("raisedMillis", episode.raisedMillis()).put("source", episode.source());
    out.put("seenMillis", episode.seenMillis());
    Episode.End end = episode.end();
    if (end != null) {
      put(end, out);
    }
    Episode.Inference inference = episode.inference();
    if (inference != null) {
      out.put("inferredBy", inference.rule()).put("inferredByVersion", inference.ruleVersion());
      out.put("failed", inference.failed()).put("of", inference.of());
      out.put("needed", inference.needed()).put("confirmed", inference.confirmed());
    }
    put(episode.reason(), out);
    out.put("pinned", episode.pinned()).put("effects", episode.effects());
    out.put("effectsEnded", episode.effectsEnded());
    putId("incident", episode.incident(), out);
    putId("residual", episode.residual(), out);
  }

  static Episode episode(LineReader in) {
    return new Episode(
        in.whole("number"),
        key("", in),
        in.whole("raisedMillis"),
        in.text("source"),
        in.whole("seenMillis"),
        in.has("end") ? end(in) : null,
        in.has("inferredBy") ? inference(in) : null,
        reason(in),
        in.flag("pinned"),
        in.count("effects"),
        in.count("effectsEnded"),
        id("incident", in),
        id("residual", in));
  }

  private static Episode.Inference inference(LineReader in) {
    return new Episode.Inference(
        in.text("inferredBy"),
        in.count("inferredByVersion"),
        in.count("failed"),
        in.count("of"),
        in.count("needed"),
        in.flag("confirmed"));
  }

  /** A cause, or nothing when there is none. */
  static void put(@Nullable Reason reason, LineWriter out) {
    if (reason == null) {
      return;
    }
    out.put("cause", reason.cause());
    put("cause.", reason.causeKey(), out);
    out.put("rule", reason.rule()).put("ruleVersion", reason.ruleVersion());
    out.put("kind", reason.kind());
    GraphText.put(reason.path(), out);
    out.put("graphVersion", reason.graphVersion());
    Reason.Lag lag = reason.lag();
    out.put("lagMillis", lag.millis()).put("lagMinMillis", lag.minMillis());
    out.put("lagMaxMillis", lag.maxMillis()).put("lagOffMillis", lag.offMillis());
    out.put("by", reason.by()).put("rejected", reason.rejected().size());
    for (int i = 0; i < reason.rejected().size(); i++) {
      Reason.Rejected rejected = reason.rejected().get(i);
      String prefix = i + ".";
      out.put(prefix + "episode", rejected.episode());
      put(prefix, rejected.key(), out);
      out.put(prefix + "rule", rejected.rule()).put(prefix + "lagMillis", rejected.lagMillis());
      out.put(prefix + "why", rejected.why());
    }
  }

  static @Nullable Reason reason(LineReader in) {
    if (!in.has("cause")) {
      return null;
    }
    return new Reason(
        in.whole("cause"),
        key("cause.", in),
        in.text("rule"),
        in.count("ruleVersion"),
        in.choice("kind", CauseRule.Kind.class),
        GraphText.path(in),
        in.whole("graphVersion"),
        new Reason.Lag(
            in.whole("lagMillis"),
            in.whole("lagMinMillis"),
            in.whole("lagMaxMillis"),
            in.whole("lagOffMillis")),
        rejected(in),
        in.text("by"));
  }

  private static List<Reason.Rejected> rejected(LineReader in) {
    int count = in.count("rejected");
    List<Reason.Rejected> rejected = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String prefix = i + ".";
      rejected.add(
          new Reason.Rejected(
              in.whole(prefix + "episode"),
              key(prefix, in),
              in.text(prefix + "rule"),
              in.whole(prefix + "lagMillis"),
              in.choice(prefix + "why", Reason.Why.class)));
    }
    return rejected;
  }
}
