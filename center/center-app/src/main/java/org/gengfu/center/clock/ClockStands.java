package org.gengfu.center.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.maintenance.PlannedWork;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockHistory;
import org.gengfu.core.clock.Pause;
import org.gengfu.core.maintenance.MaintenanceWindow;

/**
 * Lets clocks stand during planned work that has a say in them, where the contract names it as a
 * reason: one person asked for it, another approved it, and the window is the evidence. Only the
 * writer's thread.
 */
final class ClockStands {
  /** The reason by which contracts allow it. */
  static final String REASON = "maintenance";

  private static final String PREFIX = "MW-";

  private final PlannedWork work;
  private final ClockTerms terms;
  private final ClockDraft draft;

  ClockStands(PlannedWork work, ClockTerms terms, ClockDraft draft) {
    this.work = work;
    this.terms = terms;
    this.draft = draft;
  }

  /** Has one clock follow what is planned. */
  void follow(ClockFile file) {
    List<Pause> standing =
        file.history().pauses().stream()
            .filter(pause -> pause.id().startsWith(PREFIX) && pause.known().at(draft.millis()))
            .toList();
    for (Pause pause : standing) {
      shorten(file, pause);
    }
    boolean allowed =
        terms
            .of(file)
            .filter(bound -> bound.commitment().promise().pauses().contains(REASON))
            .isPresent();
    if (!allowed) {
      return;
    }
    List<String> names = new ArrayList<>(standing.stream().map(Pause::id).toList());
    for (MaintenanceWindow window : work.onClocks(file.subject().node())) {
      if (!names.contains(window.name())
          && window.to().toEpochMilli() > file.history().startMillis()) {
        stand(file, window, window.to().toEpochMilli());
      }
    }
  }

  private void stand(ClockFile file, MaintenanceWindow window, long toMillis) {
    long from = Math.max(window.from().toEpochMilli(), file.history().startMillis());
    MaintenanceWindow.Word ruled = window.ruled();
    ClockFile now = draft.state().file(file.id());
    boolean room = now != null && now.history().pauses().size() < ClockHistory.MOST;
    if (ruled == null || ruled.by().equals(window.asked().by()) || from >= toMillis || !room) {
      return;
    }
    draft.take(
        new ClockFact.Stood(
            file.id(),
            new Pause(
                window.name(),
                new TimeRange(from, toMillis),
                REASON,
                window.name(),
                window.asked().by(),
                ruled.by(),
                Known.since(draft.millis()))));
  }

  /** Work that ended early lets the clock stand no longer than it lasted. */
  private void shorten(ClockFile file, Pause pause) {
    Optional<MaintenanceWindow> window = work.window(pause.id());
    if (window.isPresent()
        && !window.get().open()
        && window.get().end().toEpochMilli() < pause.range().toMillis()) {
      draft.take(
          new ClockFact.Withdrawn(
              file.id(), pause.id(), draft.word("the work ended earlier than planned")));
      stand(file, window.get(), window.get().end().toEpochMilli());
    }
  }
}
