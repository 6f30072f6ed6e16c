package org.gengfu.center.paper;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gengfu.core.contract.ScoreSheet;
import org.gengfu.core.contract.Text;
import org.gengfu.report.paper.ScorePaper;

/** What people judged in a contract's score sheet. Any thread that may block. */
public final class JudgedScores {
  private static final String POINTS = ScorePaper.blank("");

  private final PaperCatalogue catalogue;
  private final PaperDesk desk;
  private final PaperSources sources;

  public JudgedScores(PaperSources sources, PaperDesk desk) {
    this.catalogue = new PaperCatalogue(sources);
    this.desk = desk;
    this.sources = sources;
  }

  /**
   * The score sheet of a time.
   *
   * @param paper its id
   * @param given what was judged in it so far, by rule
   */
  public record Sheet(String paper, Map<String, ScoreSheet.Judgement> given) {
    public Sheet {
      given = Map.copyOf(given);
    }
  }

  /** The sheet that speaks of exactly this time; empty when the contract's calendar has none. */
  public Optional<Sheet> of(String contract, Instant from, Instant to) {
    return catalogue.all(PaperKind.SCORE, sources.clock().instant()).stream()
        .filter(each ->
            contract.equals(each.contract()) && each.from().equals(from) && each.to().equals(to))
        .findFirst()
        .map(each -> new Sheet(each.id(), given(desk.written(each.id()))));
  }

  private static Map<String, ScoreSheet.Judgement> given(Map<String, Written> written) {
    Map<String, ScoreSheet.Judgement> given = new HashMap<>();
    written.forEach((blank, text) -> {
      if (blank.startsWith(POINTS) && text.text().matches("[0-9]{1,3}")) {
        String rule = blank.substring(POINTS.length());
        Written remark = written.get(ScorePaper.remark(rule));
        String said = remark == null ? "" : remark.text();
        given.put(
            rule,
            new ScoreSheet.Judgement(
                Integer.parseInt(text.text()),
                new Text(
                    said.isEmpty() ? "人工评定" : "人工评定：" + said,
                    said.isEmpty() ? "judged" : "judged: " + said)));
      }
    });
    return given;
  }
}
