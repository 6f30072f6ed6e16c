package org.gengfu.core.incident;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.core.graph.GraphText;
import org.gengfu.core.journal.LineReader;
import org.gengfu.core.journal.LineWriter;
import org.gengfu.core.sorted.SortedTree;

/**
 * The form in which a whole state is stored, so that a center need not replay its journal from the
 * beginning: a head, then a line for each thing, then an end that counts them. What follows from
 * the episodes (which stand at a node, which are effects of which) is not stored but found again.
 * Any thread.
 *
 * <pre>
 * line=head     version of the form, of the graph; watermark; next number; policy
 * line=rules    the rule book
 * line=node     a node of the graph          line=edge      one of its edges, past ones too
 * line=waiting  an event                     line=episode   an episode
 * line=clear    a clear without a raise      line=incident  an incident
 * line=timer    a timer                      line=check     when a timer of one name is due
 * line=end      number of lines before it, and fingerprint of the state
 * </pre>
 */
public final class IncidentStateText {
  private static final int FORM = 1;

  private IncidentStateText() {}

  /** Gives the lines of a state, in order. */
  public static void write(IncidentState state, Consumer<String> lines) {
    long[] count = new long[1];
    Consumer<String> counted =
        line -> {
          count[0]++;
          lines.accept(line);
        };
    LineWriter head = new LineWriter("line", "head");
    head.put("form", FORM).put("graphVersion", state.graph().version());
    head.put("watermarkMillis", state.watermarkMillis()).put("latestMillis", state.latestMillis());
    head.put("nextNumber", state.nextNumber());
    put(state.policy(), head);
    counted.accept(head.line());
    LineWriter rules = new LineWriter("line", "rules");
    RuleLines.put(state.rules(), rules);
    counted.accept(rules.line());
    GraphText.write(state.graph(), counted);
    things(state, counted);
    lines.accept(
        new LineWriter("line", "end")
            .put("lines", count[0])
            .put("hash", StateHash.of(state))
            .line());
  }

  private static void things(IncidentState state, Consumer<String> lines) {
    state
        .waiting()
        .each((event, ignored) -> {
          LineWriter out = new LineWriter("line", "waiting");
          IncidentLines.put(event, out);
          return tell(out, lines);
        });
    state
        .episodes()
        .each((number, episode) -> {
          LineWriter out = new LineWriter("line", "episode");
          IncidentLines.put(episode, out);
          return tell(out, lines);
        });
    state
        .byNode()
        .each((node, alarms) -> {
          for (NodeAlarms.Clear clear : alarms.clears()) {
            LineWriter out = new LineWriter("line", "clear");
            IncidentLines.put("", clear.key(), out);
            tell(out.put("teMillis", clear.teMillis()), lines);
          }
          return true;
        });
    state
        .incidents()
        .each((id, incident) -> {
          LineWriter out = new LineWriter("line", "incident");
          IncidentLines.put(incident, out);
          return tell(out, lines);
        });
    state
        .timers()
        .each((timer, ignored) -> {
          LineWriter out = new LineWriter("line", "timer");
          IncidentLines.put(timer, out);
          return tell(out, lines);
        });
    state
        .checks()
        .each((check, due) ->
            tell(new LineWriter("line", "check").put("name", check).put("dueMillis", due), lines));
  }

  private static boolean tell(LineWriter out, Consumer<String> lines) {
    lines.accept(out.line());
    return true;
  }

  /**
   * Reads what {@link #write} gave, and stops after the end.
   *
   * @throws IllegalArgumentException naming the line that is wrong, or that the end is missing,
   *     counts another number of lines, or is that of another state
   */
  public static IncidentState read(Iterator<String> lines) {
    Reading reading = new Reading();
    long number = 0;
    while (lines.hasNext()) {
      number++;
      try {
        LineReader in = new LineReader(lines.next());
        String kind = in.text("line");
        if (kind.equals("end")) {
          long counted = in.whole("lines");
          String hash = in.text("hash");
          in.end();
          return reading.state(counted == number - 1, hash);
        }
        reading.take(kind, in);
        in.end();
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "line %d of a stored state: %s".formatted(number, wrong.getMessage()), wrong);
      }
    }
    throw new IllegalArgumentException(
        "a stored state breaks off after line %d; take an older one".formatted(number));
  }

  private static void put(CorrelatorPolicy policy, LineWriter out) {
    out.put("reorder", policy.reorder()).put("maxAhead", policy.maxAhead());
    out.put("flapWindow", policy.flapWindow()).put("grace", policy.grace());
    out.put("soak", policy.soak()).put("keep", policy.keep()).put("lease", policy.lease());
    out.put("maxHold", policy.maxHold()).put("maxWaiting", policy.maxWaiting());
    out.put("maxEpisodes", policy.maxEpisodes());
  }

  private static CorrelatorPolicy policy(LineReader in) {
    return new CorrelatorPolicy(
        in.duration("reorder"),
        in.duration("maxAhead"),
        in.duration("flapWindow"),
        in.duration("grace"),
        in.duration("soak"),
        in.duration("keep"),
        in.duration("lease"),
        in.duration("maxHold"),
        in.count("maxWaiting"),
        in.count("maxEpisodes"));
  }

  /** A state while it is read. */
  private static final class Reading {
    private final GraphText.Restoring graph = new GraphText.Restoring();
    private long graphVersion;
    private long watermarkMillis;
    private long latestMillis;
    private long nextNumber = -1;
    private CorrelatorPolicy policy = CorrelatorPolicy.USUAL;
    private RuleBook rules = new RuleBook(-1, List.of(), List.of());
    private SortedTree<AlarmEvent, Boolean> waiting = SortedTree.empty();
    private SortedTree<Long, Episode> episodes = SortedTree.empty();
    private SortedTree<String, NodeAlarms> byNode = SortedTree.empty();
    private SortedTree<Pair, Boolean> effects = SortedTree.empty();
    private SortedTree<Long, Incident> incidents = SortedTree.empty();
    private SortedTree<Timer, Boolean> timers = SortedTree.empty();
    private SortedTree<String, Long> checks = SortedTree.empty();

    void take(String kind, LineReader in) {
      if (kind.equals("head") != (nextNumber == -1)) {
        throw in.wrong("the head comes first, and once");
      }
      switch (kind) {
        case "head" -> head(in);
        case "rules" -> rules = RuleLines.rules(in);
        case "node" -> graph.node(GraphText.node(in));
        case "edge" -> graph.edge(GraphText.edge(in));
        case "waiting" -> waiting = waiting.with(IncidentLines.event(in), true);
        case "episode" -> episode(IncidentLines.episode(in));
        case "clear" -> {
          NodeAlarms.Clear clear =
              new NodeAlarms.Clear(IncidentLines.key("", in), in.whole("teMillis"));
          String node = clear.key().resource();
          byNode = byNode.with(node, at(node).with(clear));
        }
        case "incident" -> {
          Incident incident = IncidentLines.incident(in);
          incidents = incidents.with(incident.id(), incident);
        }
        case "timer" -> timers = timers.with(IncidentLines.timer(in), true);
        case "check" -> checks = checks.with(in.text("name"), in.whole("dueMillis"));
        default -> throw in.wrong("no kind of line: " + kind);
      }
    }

    private void head(LineReader in) {
      int form = in.count("form");
      if (form != FORM) {
        throw in.wrong("form %d is not form %d, which is known here".formatted(form, FORM));
      }
      graphVersion = in.whole("graphVersion");
      watermarkMillis = in.whole("watermarkMillis");
      latestMillis = in.whole("latestMillis");
      nextNumber = in.whole("nextNumber");
      policy = policy(in);
    }

    private void episode(Episode episode) {
      episodes = episodes.with(episode.number(), episode);
      String node = episode.key().resource();
      byNode = byNode.with(node, at(node).with(episode.number()));
      Reason reason = episode.reason();
      if (reason != null) {
        effects = effects.with(new Pair(reason.cause(), episode.number()), true);
      }
    }

    private NodeAlarms at(String node) {
      NodeAlarms alarms = byNode.get(node);
      return alarms == null ? NodeAlarms.NONE : alarms;
    }

    IncidentState state(boolean complete, String hash) {
      IncidentState state =
          new IncidentState(
              graph.graph(graphVersion),
              rules,
              policy,
              watermarkMillis,
              latestMillis,
              nextNumber,
              waiting,
              episodes,
              byNode,
              effects,
              incidents,
              timers,
              checks);
      if (!complete || !StateHash.of(state).equals(hash)) {
        throw new IllegalArgumentException(
            complete
                ? "the lines are those of another state than the end says; take an older one"
                : "lines are missing or too many; take an older one");
      }
      return state;
    }
  }
}
