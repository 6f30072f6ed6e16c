package org.gengfu.core.incident;

import org.gengfu.core.graph.GraphText;
import org.gengfu.core.incident.IncidentInput.ByHand;
import org.gengfu.core.incident.IncidentInput.GraphChanged;
import org.gengfu.core.incident.IncidentInput.Merge;
import org.gengfu.core.incident.IncidentInput.ProofOfLife;
import org.gengfu.core.incident.IncidentInput.Refresh;
import org.gengfu.core.incident.IncidentInput.Reroot;
import org.gengfu.core.incident.IncidentInput.RulesChanged;
import org.gengfu.core.incident.IncidentInput.Snapshot;
import org.gengfu.core.incident.IncidentInput.Split;
import org.gengfu.core.incident.IncidentInput.TimePassed;
import org.gengfu.core.incident.IncidentInput.Transition;
import org.gengfu.core.journal.LineReader;
import org.gengfu.core.journal.LineWriter;

/**
 * The form in which inputs of the correlator are stored and sent, a line each: first {@code input},
 * the kind, then its components by their names. Names that were once written stay readable. Any
 * thread.
 */
public final class IncidentInputText {
  private IncidentInputText() {}

  /** An input as a line. */
  public static String write(IncidentInput input) {
    LineWriter out = new LineWriter("input", input.getClass().getSimpleName());
    switch (input) {
      case Transition transition -> IncidentLines.put(transition.event(), out);
      case TimePassed ignored -> {}
      case Snapshot snapshot ->
          out.put("source", snapshot.source())
              .put("teMillis", snapshot.teMillis())
              .putAll(
                  "active",
                  snapshot.active().stream()
                      .map(Transition::new)
                      .map(IncidentInputText::write)
                      .toList());
      case Refresh refresh -> {
        IncidentLines.put("", refresh.key(), out);
        out.put("teMillis", refresh.teMillis());
      }
      case ProofOfLife proof -> {
        IncidentLines.put("", proof.key(), out);
        out.put("teMillis", proof.teMillis());
      }
      case GraphChanged changed ->
          out.putAll("edits", changed.edits().stream().map(GraphText::write).toList());
      case RulesChanged changed -> RuleLines.put(changed.rules(), out);
      case ByHand hand -> put(hand, out);
    }
    return out.line();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException naming the field that is wrong, with the line
   */
  public static IncidentInput read(String line) {
    LineReader in = new LineReader(line);
    String kind = in.text("input");
    IncidentInput input =
        switch (kind) {
          case "Transition" -> new Transition(IncidentLines.event(in));
          case "TimePassed" -> new TimePassed();
          case "Snapshot" ->
              new Snapshot(
                  in.text("source"),
                  in.whole("teMillis"),
                  in.all("active", IncidentInputText::listed));
          case "Refresh" -> new Refresh(IncidentLines.key("", in), in.whole("teMillis"));
          case "ProofOfLife" -> new ProofOfLife(IncidentLines.key("", in), in.whole("teMillis"));
          case "GraphChanged" -> new GraphChanged(in.all("edits", GraphText::edit));
          case "RulesChanged" -> new RulesChanged(RuleLines.rules(in));
          default -> hand(kind, in);
        };
    in.end();
    return input;
  }

  private static AlarmEvent listed(String line) {
    return switch (read(line)) {
      case Transition transition -> transition.event();
      case IncidentInput other ->
          throw new IllegalArgumentException("a list of alarms holds no " + other);
    };
  }

  static void put(ByHand hand, LineWriter out) {
    switch (hand) {
      case Merge merge -> {
        IncidentLines.putId("merged", merge.merged(), out);
        IncidentLines.putId("into", merge.into(), out);
      }
      case Split split -> out.put("episode", split.episode());
      case Reroot reroot -> {
        IncidentLines.putId("incident", reroot.incident(), out);
        out.put("node", reroot.node());
      }
    }
    out.put("user", hand.user()).put("reason", hand.reason());
  }

  static ByHand hand(String kind, LineReader in) {
    return switch (kind) {
      case "Merge" ->
          new Merge(
              IncidentLines.id("merged", in),
              IncidentLines.id("into", in),
              in.text("user"),
              in.text("reason"));
      case "Split" -> new Split(in.whole("episode"), in.text("user"), in.text("reason"));
      case "Reroot" ->
          new Reroot(
              IncidentLines.id("incident", in),
              in.text("node"),
              in.text("user"),
              in.text("reason"));
      default -> throw in.wrong("no kind of input: " + kind);
    };
  }
}
