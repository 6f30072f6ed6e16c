package org.gengfu.core.maintenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.core.maintenance.MaintenanceFact.Refused.Why;
import org.gengfu.core.maintenance.MaintenanceWindow.State;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;
import org.jspecify.annotations.Nullable;

/**
 * Decides on windows. Pure; any thread.
 *
 * <pre>
 * window     approve         decline    end                  from is here  to is here
 * ASKED      APPROVED(1)(2)  DECLINED(1) CANCELLED           -             CANCELLED
 * APPROVED   refused         refused    CANCELLED            RUNNING       (RUNNING, then ENDED)
 * RUNNING    refused         refused    ENDED                -             ENDED
 * DECLINED, ENDED, CANCELLED: nothing moves them
 *
 * (1) by another person than who asked
 * (2) and RUNNING at once when its beginning is here; refused when its end is
 * </pre>
 */
public final class MaintenanceMachine {
  /** Most windows that are open at a time; further ones are refused. */
  public static final int MAX_OPEN = 1_000;

  /** Most windows that are kept; the closed one that is oldest makes place. */
  public static final int MAX_KEPT = 20_000;

  private MaintenanceMachine() {}

  /** What follows from an input. */
  public static List<MaintenanceFact> decide(
      MaintenanceState state, MaintenanceInput input, Instant now) {
    Decision decision = new Decision(state, now);
    switch (input) {
      case MaintenanceInput.Ask ask -> decision.ask(ask);
      case MaintenanceInput.Rule rule -> decision.rule(rule);
      case MaintenanceInput.End end -> decision.end(end);
      case MaintenanceInput.TimePassed() -> {}
    }
    decision.letTimePass();
    return decision.facts;
  }

  /** The state after a fact. */
  public static MaintenanceState apply(MaintenanceState state, MaintenanceFact fact) {
    return switch (fact) {
      case MaintenanceFact.Asked(MaintenanceWindow window) -> state.with(window);
      case MaintenanceFact.Ruled(long id, boolean approved, Word word) ->
          state.with(window(state, id).ruled(word, approved));
      case MaintenanceFact.Begun(long id, Instant at) -> state.with(window(state, id).begun());
      case MaintenanceFact.Over(long id, State end, Instant at, Word word) ->
          state.with(window(state, id).over(end, word));
      case MaintenanceFact.Forgotten(long id) -> state.without(id);
      case MaintenanceFact.Refused ignored -> state;
    };
  }

  /** When time itself is the next input. */
  public static Optional<Instant> nextDeadline(MaintenanceState state) {
    return state.openOnes().stream()
        .flatMap(each -> each.deadline().stream())
        .min(Instant::compareTo);
  }

  private static MaintenanceWindow window(MaintenanceState state, long id) {
    MaintenanceWindow window = state.windows().get(id);
    if (window == null) {
      throw new IllegalStateException("no window " + id);
    }
    return window;
  }

  /** Facts of one input, and the state after them. */
  private static final class Decision {
    private final Instant now;
    private final List<MaintenanceFact> facts = new ArrayList<>();
    private MaintenanceState state;

    Decision(MaintenanceState state, Instant now) {
      this.state = state;
      this.now = now;
    }

    private void tell(MaintenanceFact fact) {
      state = apply(state, fact);
      facts.add(fact);
    }

    private void refuse(Why why, String detail) {
      tell(new MaintenanceFact.Refused(why, detail));
    }

    void ask(MaintenanceInput.Ask ask) {
      if (!ask.to().isAfter(now)) {
        refuse(Why.CONFLICT, "its end has passed");
        return;
      }
      if (state.open().size() >= MAX_OPEN) {
        refuse(Why.CONFLICT, "more than " + MAX_OPEN + " windows are open: end some");
        return;
      }
      if (state.windows().size() >= MAX_KEPT) {
        state.windows().values().stream()
            .filter(each -> !each.open())
            .findFirst()
            .ifPresent(oldest -> tell(new MaintenanceFact.Forgotten(oldest.id())));
      }
      tell(
          new MaintenanceFact.Asked(
              new MaintenanceWindow(
                  state.lastId() + 1,
                  ask.title(),
                  ask.from(),
                  ask.to(),
                  ask.scope(),
                  ask.governs(),
                  State.ASKED,
                  new Word(ask.by(), now, ask.reason()),
                  null,
                  null)));
    }

    void rule(MaintenanceInput.Rule rule) {
      MaintenanceWindow window = known(rule.window());
      if (window == null) {
        return;
      }
      if (window.state() != State.ASKED) {
        refuse(Why.CONFLICT, "it is " + window.state().name().toLowerCase(java.util.Locale.ROOT));
      } else if (window.asked().by().equals(rule.by())) {
        refuse(Why.FORBIDDEN, rule.by() + " asked for it and may not decide; another person must");
      } else if (!window.to().isAfter(now)) {
        refuse(Why.CONFLICT, "its end has passed");
      } else {
        Word word = new Word(rule.by(), now, rule.reason());
        tell(new MaintenanceFact.Ruled(window.id(), rule.approve(), word));
      }
    }

    void end(MaintenanceInput.End end) {
      MaintenanceWindow window = known(end.window());
      if (window == null) {
        return;
      }
      Word word = new Word(end.by(), now, end.reason());
      switch (window.state()) {
        case ASKED, APPROVED ->
            tell(new MaintenanceFact.Over(window.id(), State.CANCELLED, now, word));
        case RUNNING -> tell(new MaintenanceFact.Over(window.id(), State.ENDED, now, word));
        case DECLINED, ENDED, CANCELLED -> refuse(Why.CONFLICT, "it is over already");
      }
    }

    private @Nullable MaintenanceWindow known(long id) {
      MaintenanceWindow window = state.windows().get(id);
      if (window == null) {
        refuse(Why.UNKNOWN, "maintenance window " + id);
      }
      return window;
    }

    void letTimePass() {
      for (MaintenanceWindow window : state.openOnes()) {
        if (window.state() == State.APPROVED && !now.isBefore(window.from())) {
          tell(new MaintenanceFact.Begun(window.id(), now));
        }
        boolean over = !now.isBefore(window.to());
        if (over && window.state() == State.ASKED) {
          Word word = new Word("", now, "nobody approved it in time");
          tell(new MaintenanceFact.Over(window.id(), State.CANCELLED, now, word));
        } else if (over) {
          tell(new MaintenanceFact.Over(window.id(), State.ENDED, now, null));
        }
      }
    }
  }
}
