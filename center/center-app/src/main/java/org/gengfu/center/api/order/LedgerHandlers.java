package org.gengfu.center.api.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.order.LedgerKind;
import org.gengfu.center.order.Ledgers;
import org.gengfu.report.Language;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.Field;
import org.gengfu.report.paper.LedgerPaper;
import org.gengfu.report.paper.PaperFormat;
import org.gengfu.report.paper.PaperHead;

/** Registers that fill themselves. Handlers; see {@link Operation.Handler}. */
final class LedgerHandlers {
  private static final Set<String> TIMES = Set.of("time", "opened", "ended", "due");

  /** Columns that hold more than a word or two; the others are 1 wide. */
  private static final Map<String, Double> WIDTHS =
      Map.of(
          "order",
          1.25,
          "device",
          1.6,
          "air",
          1.4,
          "cause",
          1.4,
          "method",
          1.4,
          "parts",
          1.4,
          "items",
          1.4,
          "anomalies",
          1.4,
          "measures",
          1.4);

  private static final Duration USUAL_SPAN = Duration.ofDays(366);

  private final Ledgers ledgers;
  private final ZoneId zone;
  private final Clock clock;

  /**
   * @param zone whose clock files show
   */
  LedgerHandlers(Ledgers ledgers, ZoneId zone, Clock clock) {
    this.ledgers = ledgers;
    this.zone = zone;
    this.clock = clock;
  }

  private record Asked(
      LedgerKind kind,
      Language language,
      Instant from,
      Instant to,
      List<Map<String, String>> rows) {}

  private Asked asked(Request request) {
    String name = request.pathText("ledger");
    LedgerKind kind = null;
    for (LedgerKind each : LedgerKind.values()) {
      kind = OrderViews.name(each).equals(name) ? each : kind;
    }
    if (kind == null) {
      throw ProblemException.notFound("ledger " + name);
    }
    Instant to = request.time("to").orElse(clock.instant().plusMillis(1));
    Instant from = request.time("from").orElse(to.minus(USUAL_SPAN));
    if (!from.isBefore(to)) {
      throw ProblemException.badField("to", "must be after from");
    }
    Language language = request.choice("lang", Language.class, Language.ZH);
    String site = request.text("site", 64).orElse("");
    return new Asked(
        kind, language, from, to, ledgers.rows(kind, from, to, site, language == Language.ZH));
  }

  Answer ledger(Request request) {
    Asked asked = asked(request);
    List<Map<String, Object>> columns = new ArrayList<>();
    asked
        .kind()
        .columns()
        .forEach((id, text) -> {
          Map<String, Object> column = new LinkedHashMap<>();
          column.put("id", id);
          column.put("text", text);
          columns.add(column);
        });
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("columns", columns);
    body.put("rows", asked.rows());
    body.put("total", asked.rows().size());
    return Answer.ok(body);
  }

  /** The same as a file, oldest first, with names in the place of ids. */
  Answer file(Request request, PaperFormat format) {
    Asked asked = asked(request);
    String code = asked.language() == Language.ZH ? "zh" : "en";
    String name = OrderViews.name(asked.kind());
    List<Block.Column> columns = new ArrayList<>();
    asked
        .kind()
        .columns()
        .forEach((id, text) ->
            columns.add(
                Block.Column.words(text.getOrDefault(code, id), WIDTHS.getOrDefault(id, 1.0))));
    List<List<Field>> rows = new ArrayList<>();
    for (Map<String, String> row : asked.rows().reversed()) {
      rows.add(
          asked.kind().columns().keySet().stream()
              .map(id -> field(id, Ledgers.shown(row, id)))
              .toList());
    }
    PaperHead head =
        new PaperHead("ledger." + name, "", "", "", asked.language(), zone, clock.instant(), true);
    String period =
        asked.from().atZone(zone).toLocalDate()
            + " – "
            + asked.to().minusMillis(1).atZone(zone).toLocalDate();
    String title = asked.kind().title().getOrDefault(code, name);
    try {
      byte[] bytes = format.bytes(new LedgerPaper(head, title, period, columns, rows).manuscript());
      return new Answer.Bytes(200, format.mediaType(), name + "." + format.ending(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a register cannot be written into memory", e);
    }
  }

  /** Times are real times in a workbook, all else is text, also what looks like a formula. */
  private static Field field(String id, String value) {
    return TIMES.contains(id) && !value.isEmpty()
        ? Field.of(Instant.parse(value))
        : Field.of(value);
  }
}
