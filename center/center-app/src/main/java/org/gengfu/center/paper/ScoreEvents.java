package org.gengfu.center.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.center.story.Said;
import org.gengfu.core.contract.Measure;
import org.gengfu.core.contract.ScoreEvent;
import org.gengfu.core.contract.Text;

/**
 * What takes points away by what the center knows: promises that were not kept, faults with their
 * length, papers that came late or with places left empty. Any thread that may block.
 */
public final class ScoreEvents {
  private static final Duration LOOK_BACK = Duration.ofDays(92);

  private final ClockDesk clocks;
  private final PaperSources sources;

  /**
   * @param sources for the papers that a contract wants
   */
  public ScoreEvents(PaperSources sources) {
    this.clocks = sources.clocks();
    this.sources = sources;
  }

  /**
   * All of a contract that a sheet of this time may count: a fault by its begin, a promise by its
   * deadline, of clocks that began at most 92 days before it.
   */
  public List<ScoreEvent> of(String contract, Instant from, Instant to) {
    Instant now = sources.clock().instant();
    List<ClockRow> rows =
        clocks.ofContract(contract, from.minus(LOOK_BACK), to).stream()
            .filter(row -> !row.state().equals("cancelled"))
            .toList();
    List<ScoreEvent> events = new ArrayList<>();
    rows.forEach(row -> late(row).ifPresent(events::add));
    new ScoreFaults(sources.book().get(), rows, now).all().forEach(events::add);
    papers(contract, from, to, now, events);
    incomplete(contract, from, to, rows, now, events);
    return events;
  }

  private void papers(
      String contract, Instant from, Instant to, Instant now, List<ScoreEvent> events) {
    List<OwedPaper> owed = new PaperCatalogue(sources).dueIn(contract, from, to, now);
    Map<String, PaperTable.Issued> issued =
        sources.database().read(connection -> PaperTable.issued(connection, owed));
    for (OwedPaper paper : owed) {
      Instant due = paper.due();
      PaperTable.Issued known = issued.get(paper.id());
      Instant came = known == null ? now : known.first();
      if (due != null && !came.isBefore(due)) {
        Text why =
            known == null
                ? new Text("未提交：" + paper.title().zh(), "not issued: " + paper.title().en())
                : new Text("迟交：" + paper.title().zh(), "issued late: " + paper.title().en());
        events.add(new ScoreEvent(Measure.LATE_PAPER, "", due, why, "", 0));
      }
    }
  }

  /**
   * Papers and analyses of which the version that counts has places that nobody wrote in: the last
   * one from before it was due, else the first. Score sheets are for the client to fill.
   */
  private void incomplete(
      String contract,
      Instant from,
      Instant to,
      List<ClockRow> rows,
      Instant now,
      List<ScoreEvent> events) {
    Map<String, Due> dues = new LinkedHashMap<>();
    for (OwedPaper paper : new PaperCatalogue(sources).dueIn(contract, from, to, now)) {
      Instant due = paper.due();
      if (due != null && paper.kind() != PaperKind.SCORE) {
        dues.put(paper.id(), new Due(due, paper.title(), ""));
      }
    }
    for (ClockRow row : rows) {
      Instant due = row.due();
      if (row.kind().equals("report") && !row.incident().isEmpty() && due != null) {
        Said title =
            new Said("问题分析报告：" + row.root().name().zh(), "analysis of " + row.root().name().en());
        dues.putIfAbsent(
            PaperCatalogue.analysis(row.incident()), new Due(due, title, row.incident()));
      }
    }
    Map<String, List<PaperTable.Handed>> handed =
        sources.database().read(connection -> PaperTable.handed(connection, dues.keySet()));
    dues.forEach((id, due) -> {
      int lacks = handed.containsKey(id) ? lacks(handed.get(id), due.at()) : 0;
      if (lacks > 0) {
        Text why =
            new Text(
                "未完整提交：%s（%d 处未填）".formatted(due.title().zh(), lacks),
                "incomplete: %s (%d left empty)".formatted(due.title().en(), lacks));
        events.add(new ScoreEvent(Measure.INCOMPLETE_PAPER, "", due.at(), why, due.incident(), 0));
      }
    });
  }

  private record Due(Instant at, Said title, String incident) {}

  private static int lacks(List<PaperTable.Handed> versions, Instant due) {
    PaperTable.Handed counts = versions.getFirst();
    for (PaperTable.Handed each : versions) {
      if (each.issued().isBefore(due)) {
        counts = each;
      }
    }
    return counts.lacks();
  }

  private static Optional<ScoreEvent> late(ClockRow row) {
    Instant due = row.due();
    if (!row.broken() || due == null) {
      return Optional.empty();
    }
    Optional<Measure> measure =
        switch (row.kind()) {
          case "respond" -> Optional.of(Measure.LATE_RESPOND);
          case "arrive" -> Optional.of(Measure.LATE_ARRIVE);
          case "restore" -> Optional.of(Measure.LATE_RESTORE);
          case "replace" -> Optional.of(Measure.LATE_REPLACE);
          case "report" -> Optional.of(Measure.LATE_REPORT);
          default -> Optional.empty();
        };
    return measure.map(each ->
        new ScoreEvent(each, "", due, new Text(row.why().zh(), row.why().en()), row.incident(), 0));
  }
}
