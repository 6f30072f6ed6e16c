package org.gengfu.center.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.center.story.Said;
import org.gengfu.core.contract.Measure;
import org.gengfu.core.contract.ScoreEvent;
import org.gengfu.core.contract.Text;

/**
 * The papers of a contract that came late, or with places left empty that only people can fill. Any
 * thread that may block.
 */
final class ScorePapers {
  private final PaperSources sources;
  private final List<OwedPaper> owed;
  private final Instant now;

  /** Those that are due within a time. */
  ScorePapers(PaperSources sources, String contract, Instant from, Instant to) {
    this.sources = sources;
    this.now = sources.clock().instant();
    this.owed = new PaperCatalogue(sources).dueIn(contract, from, to, now);
  }

  /** Regular papers that came after their time, or have not come. */
  List<ScoreEvent> late() {
    Map<String, PaperTable.Issued> issued =
        sources.database().read(connection -> PaperTable.issued(connection, owed));
    List<ScoreEvent> events = new ArrayList<>();
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
    return events;
  }

  private record Due(Instant at, Said title, String incident) {}

  /**
   * Regular papers and analyses of which the version that counts has places that nobody wrote in:
   * the last one from before it was due, else the first. Score sheets are for the client to fill.
   *
   * @param clocks of the contract
   */
  List<ScoreEvent> incomplete(List<ClockRow> clocks) {
    Map<String, Due> dues = dues(clocks);
    Map<String, List<PaperTable.Handed>> handed =
        sources.database().read(connection -> PaperTable.handed(connection, dues.keySet()));
    List<ScoreEvent> events = new ArrayList<>();
    dues.forEach((id, due) -> {
      List<PaperTable.Handed> versions = handed.getOrDefault(id, List.of());
      int lacks = versions.isEmpty() ? 0 : lacks(versions, due.at());
      if (lacks > 0) {
        Text why =
            new Text(
                "未完整提交：%s（%d 处未填）".formatted(due.title().zh(), lacks),
                "incomplete: %s (%d left empty)".formatted(due.title().en(), lacks));
        events.add(new ScoreEvent(Measure.INCOMPLETE_PAPER, "", due.at(), why, due.incident(), 0));
      }
    });
    return events;
  }

  private Map<String, Due> dues(List<ClockRow> clocks) {
    Map<String, Due> dues = new LinkedHashMap<>();
    for (OwedPaper paper : owed) {
      Instant due = paper.due();
      if (due != null && paper.kind() != PaperKind.SCORE) {
        dues.put(paper.id(), new Due(due, paper.title(), ""));
      }
    }
    for (ClockRow row : clocks) {
      Instant due = row.due();
      if (row.kind().equals("report") && !row.incident().isEmpty() && due != null) {
        ClockRow.Words root = row.root().name();
        Said title = new Said("问题分析报告：" + root.zh(), "analysis of " + root.en());
        dues.putIfAbsent(
            PaperCatalogue.analysis(row.incident()), new Due(due, title, row.incident()));
      }
    }
    return dues;
  }

  private static int lacks(List<PaperTable.Handed> versions, Instant due) {
    PaperTable.Handed counts = versions.getFirst();
    for (PaperTable.Handed each : versions) {
      if (each.issued().isBefore(due)) {
        counts = each;
      }
    }
    return counts.lacks();
  }
}
