package org.gengfu.center.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ScoreSheet;
import org.gengfu.core.contract.Scoring;
import org.gengfu.core.contract.Text;
import org.gengfu.core.paper.Owed;
import org.gengfu.report.Language;
import org.gengfu.report.paper.PaperHead;
import org.gengfu.report.paper.ScorePaper;

/** The facts of a score sheet, for one paper in one language. Any thread that may block. */
final class ScoreFacts {
  private final PaperSources sources;
  private final PaperHead head;
  private final boolean zh;

  ScoreFacts(PaperSources sources, PaperHead head) {
    this.sources = sources;
    this.head = head;
    this.zh = head.language() == Language.ZH;
  }

  /** The sheet; of a contract without scoring one without rules. */
  ScorePaper paper(OwedPaper owed, Map<String, String> filled) {
    ContractEdition edition = owed.terms();
    Owed period = owed.period();
    Scoring scoring = edition.scoring();
    Scoring rules = scoring == null ? new Scoring(40, 60, List.of(), List.of()) : scoring;
    ScoreSheet sheet =
        ScoreSheet.of(
            rules,
            owed.from(),
            owed.to(),
            new ScoreEvents(sources).of(edition.id(), owed.from(), owed.to()));
    return new ScorePaper(
        head,
        zh ? owed.title().zh() : owed.title().en(),
        period.from(),
        period.to().minusDays(1),
        owed.due(),
        sheet.lines().stream().map(this::rule).toList(),
        lost(sheet),
        rules.grades().stream()
            .map(grade -> new ScorePaper.Grade(grade.least(), say(grade.text())))
            .toList(),
        filled);
  }

  private ScorePaper.Rule rule(ScoreSheet.Line line) {
    return new ScorePaper.Rule(
        line.rule().id(),
        say(line.rule().text()),
        line.rule().points(),
        line.now(),
        line.sure(),
        basis(line));
  }

  private String basis(ScoreSheet.Line line) {
    if (!line.judged()) {
      return zh ? "须人工评定" : "a person judges";
    }
    return switch (line.rule().measure()) {
      case LATE_RESPOND, LATE_ARRIVE, LATE_RESTORE, LATE_REPLACE, LATE_REPORT ->
          zh ? "由合同时钟计算" : "by the contract's clocks";
      case FAULTS -> zh ? "由故障时间与次数计算" : "by time and number of faults";
      case LATE_PAPER, INCOMPLETE_PAPER -> zh ? "由报告提交记录计算" : "by when and how papers were issued";
      case PROPOSALS, JUDGED -> zh ? "由记录计算" : "by what is recorded";
    };
  }

  private List<ScorePaper.Lost> lost(ScoreSheet sheet) {
    List<ScorePaper.Lost> lost = new ArrayList<>();
    for (ScoreSheet.Lost each : sheet.lost()) {
      lost.add(new ScorePaper.Lost(each.rule(), each.points(), say(each.why()), each.incident()));
    }
    return lost;
  }

  private String say(Text text) {
    return zh ? text.zh() : text.en();
  }
}
