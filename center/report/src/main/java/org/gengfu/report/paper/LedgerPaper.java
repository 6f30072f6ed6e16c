package org.gengfu.report.paper;

import java.util.List;
import java.util.Map;
import org.gengfu.report.paper.Block.Column;
import org.gengfu.report.paper.Block.Fact;

/**
 * A ledger or register (台账、登记表) over a time. Texts are in the paper's language.
 *
 * @param name as contracts call it, e.g. 维修服务工作台账
 * @param period in words
 * @param columns in order
 * @param rows oldest first
 */
public record LedgerPaper(
    PaperHead head, String name, String period, List<Column> columns, List<List<Field>> rows) {
  /** The most rows. */
  public static final int MOST = 100_000;

  public LedgerPaper {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** As a paper. */
  public Manuscript manuscript() {
    Manuscript.Draft draft = new Manuscript.Draft(head, Map.of());
    draft.facts(
        List.of(
            new Fact(head.of("编号", "Paper"), Field.of(head.number())),
            new Fact(head.of("期间", "Period"), Field.of(period)),
            new Fact(head.of("条数", "Rows"), Field.of((long) rows.size()))));
    draft.grid(name, columns, rows);
    return draft.done(name, false, true);
  }
}
