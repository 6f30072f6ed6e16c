package org.gengfu.center.maintenance;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.store.FactSink;
import org.gengfu.core.maintenance.MaintenanceFact;
import org.gengfu.core.maintenance.MaintenanceInput;
import org.gengfu.core.maintenance.MaintenanceMachine;
import org.gengfu.core.maintenance.MaintenanceState;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;

/** The windows' side of one transaction. Only the writer's thread may use it. */
final class MaintenanceDraft {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Instant now;
  private final List<MaintenanceFact> facts = new ArrayList<>();
  private final Map<Long, MaintenanceWindow> begun = new LinkedHashMap<>();
  private final Map<Long, MaintenanceWindow> over = new LinkedHashMap<>();
  private final Set<Long> changed = new LinkedHashSet<>();
  private final List<Long> forgotten = new ArrayList<>();
  private MaintenanceState state;

  MaintenanceDraft(MaintenanceState state, Instant now) {
    this.state = state;
    this.now = now;
  }

  /** Lets the machine decide, and applies what it says. */
  List<MaintenanceFact> take(MaintenanceInput input) {
    List<MaintenanceFact> decided = MaintenanceMachine.decide(state, input, now);
    for (MaintenanceFact fact : decided) {
      note(fact);
    }
    return decided;
  }

  private void note(MaintenanceFact fact) {
    MaintenanceState before = state;
    state = MaintenanceMachine.apply(state, fact);
    switch (fact) {
      case MaintenanceFact.Asked(MaintenanceWindow window) -> changed.add(window.id());
      case MaintenanceFact.Ruled(long id, boolean approved, Word word) -> changed.add(id);
      case MaintenanceFact.Begun(long id, Instant at) -> {
        changed.add(id);
        begun.put(id, window(id));
      }
      case MaintenanceFact.Over(long id, MaintenanceWindow.State end, Instant at, Word word) -> {
        changed.add(id);
        MaintenanceWindow was = before.windows().get(id);
        if (was != null && was.state() == MaintenanceWindow.State.RUNNING) {
          over.put(id, window(id));
        }
      }
      case MaintenanceFact.Forgotten(long id) -> forgotten.add(id);
      case MaintenanceFact.Refused ignored -> {}
    }
    if (!(fact instanceof MaintenanceFact.Refused)) {
      facts.add(fact);
    }
  }

  private MaintenanceWindow window(long id) {
    MaintenanceWindow window = state.windows().get(id);
    if (window == null) {
      throw new IllegalStateException("no window " + id);
    }
    return window;
  }

  Instant now() {
    return now;
  }

  MaintenanceState state() {
    return state;
  }

  /** Those that began to govern. */
  Map<Long, MaintenanceWindow> begun() {
    return begun;
  }

  /** Those that govern no longer. */
  Map<Long, MaintenanceWindow> over() {
    return over;
  }

  /** Those that are new or have changed. */
  List<MaintenanceWindow> changed() {
    return changed.stream().filter(state.windows()::contains).map(this::window).toList();
  }

  List<Long> forgotten() {
    return forgotten;
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  /** Puts the facts into the journal, a row each. */
  void journal(FactSink sink) {
    for (MaintenanceFact fact : facts) {
      switch (fact) {
        case MaintenanceFact.Asked(MaintenanceWindow window) -> asked(sink, window);
        case MaintenanceFact.Ruled(long id, boolean approved, Word word) ->
            add(sink, id, approved ? "approved" : "declined", word);
        case MaintenanceFact.Begun(long id, Instant at) ->
            sink.add(at, "maintenance.begun", subject(id), "{}");
        case MaintenanceFact.Over(
                long id,
                MaintenanceWindow.State end,
                Instant at,
                @org.jspecify.annotations.Nullable Word word) ->
            add(
                sink,
                id,
                end == MaintenanceWindow.State.ENDED ? "ended" : "cancelled",
                word == null ? new Word("", at, "its time was over") : word);
        case MaintenanceFact.Forgotten(long id) ->
            sink.add(now, "maintenance.forgotten", subject(id), "{}");
        case MaintenanceFact.Refused ignored -> {}
      }
    }
  }

  private static String subject(long id) {
    return "maintenance/" + id;
  }

  private static void add(FactSink sink, long id, String what, Word word) {
    ObjectNode body = JSON.createObjectNode();
    body.put("by", word.by());
    body.put("reason", word.reason());
    sink.add(word.at(), "maintenance." + what, subject(id), body.toString());
  }

  private static void asked(FactSink sink, MaintenanceWindow window) {
    ObjectNode body = JSON.createObjectNode();
    body.put("title", window.title());
    body.put("from", window.from().toString());
    body.put("to", window.to().toString());
    window.scope().sites().forEach(body.putArray("sites")::add);
    window.scope().nodes().forEach(body.putArray("nodes")::add);
    body.put("below", window.scope().below());
    MaintenanceTable.words(window.governs()).forEach(body.putArray("governs")::add);
    body.put("by", window.asked().by());
    body.put("reason", window.asked().reason());
    sink.add(window.from(), "maintenance.asked", subject(window.id()), body.toString());
  }
}
