package org.gengfu.center.api.stock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.stock.CoverageNow;
import org.gengfu.center.stock.CoverageRow;
import org.gengfu.center.stock.Move;
import org.gengfu.center.stock.MoveAnswer;
import org.gengfu.center.stock.MoveAsk;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.center.stock.StockList;
import org.gengfu.center.stock.StockSheet;
import org.gengfu.center.stock.StockSheets;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.SkuBook;
import org.gengfu.core.stock.StockState;
import org.gengfu.register.Words;

/** Spare parts and coverage. Handlers; see {@link Operation.Handler}. */
final class StockHandlers {
  private static final int MAX_WORD = 200;
  private static final int MOST_ROWS = 1_000;
  private static final String UNRETURNED = "unreturned";

  private final StockDesk desk;
  private final StockViews views;
  private final StockMoves moves;
  private final Audit audit;
  private final Clock clock;

  /**
   * @param open the numbers of orders that are open
   */
  StockHandlers(StockDesk desk, Predicate<String> open, Audit audit, Clock clock) {
    this.desk = desk;
    this.views = new StockViews(desk, open);
    this.moves = new StockMoves(desk);
    this.audit = audit;
    this.clock = clock;
  }

  private enum Lang {
    ZH,
    EN
  }

  private record ErrorView(
      String sheet,
      int row,
      String column,
      String heading,
      String value,
      String problem,
      String advice) {}

  private record ImportView(
      boolean dryRun,
      int rows,
      int added,
      int changed,
      int unchanged,
      List<ErrorView> errors,
      int moreErrors) {}

  private record ShortView(String sku, Words name, int minimum, int free) {}

  Answer stock(Request request) {
    String sku = request.text("sku", MAX_WORD).orElse("");
    String place = request.text("place", MAX_WORD).orElse("");
    String state = request.text("state", 16).orElse("");
    String word = request.text("q", MAX_WORD).orElse("").toLowerCase(Locale.ROOT);
    int offset = (int) request.whole("offset", 0, 0, StockState.MOST_PARTS);
    int limit = (int) request.whole("limit", 100, 1, MOST_ROWS);
    List<StockViews.PartView> shown = new ArrayList<>();
    int[] total = new int[1];
    desk.book()
        .state()
        .parts()
        .each((serial, part) -> {
          boolean wanted =
              (sku.isEmpty() || part.sku().equals(sku))
                  && (place.isEmpty() || part.place().equals(place))
                  && (state.isEmpty() || is(part, state))
                  && (word.isEmpty() || views.searched(part).contains(word));
          if (wanted && total[0]++ >= offset && shown.size() < limit) {
            shown.add(views.part(part));
          }
          return true;
        });
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("parts", shown);
    body.put("total", total[0]);
    body.put("skus", views.skus());
    body.put("places", views.places());
    return Answer.ok(body);
  }

  private boolean is(Part part, String state) {
    return state.equals(UNRETURNED)
        ? views.unreturned(part)
        : StockViews.word(part.state()).equals(state);
  }

  Answer move(Request request) {
    MoveAsk ask = moves.read(request, clock.instant());
    MoveAnswer answer = Recording.recorded(() -> desk.move(ask));
    Part part = answer.part();
    String serial = part == null ? "?" : part.serial();
    note(request, "stock-" + ask.act(), "part/" + serial, Json.name(answer.outcome()));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("outcome", Json.name(answer.outcome()));
    body.put("why", answer.why());
    body.put("part", part == null ? null : views.part(part));
    return Answer.ok(body);
  }

  Answer history(Request request) {
    String serial = request.pathText("serial");
    List<Move> history = desk.history(serial);
    if (history.isEmpty() && desk.book().state().part(serial) == null) {
      throw ProblemException.notFound("part " + serial);
    }
    return Answer.ok(Map.of("history", history.stream().map(StockViews::move).toList()));
  }

  Answer importStock(Request request) {
    boolean dry = request.flag("dry", true);
    boolean chinese = request.choice("lang", Lang.class, Lang.ZH) == Lang.ZH;
    StockList list = StockSheet.read(request.body(), Operation.MAX_WORKBOOK_BYTES, desk.zone());
    StockDesk.Imported done =
        Recording.recorded(() -> desk.take(list, request.caller().name(), dry));
    note(
        request,
        "import-stock",
        "%d rows, %d added, %d changed%s"
            .formatted(done.rows(), done.added(), done.changed(), dry ? ", dry run" : ""),
        done.problems().isEmpty() ? "done" : "bad-request");
    return Answer.ok(
        new ImportView(
            dry,
            done.rows(),
            done.added(),
            done.changed(),
            done.unchanged(),
            done.problems().stream().map(problem -> error(problem, chinese)).toList(),
            done.more()));
  }

  private static ErrorView error(StockList.Problem problem, boolean chinese) {
    return new ErrorView(
        problem.sheet(),
        problem.row(),
        problem.column(),
        problem.heading(),
        problem.value(),
        chinese ? problem.problem().zh() : problem.problem().en(),
        chinese ? problem.advice().zh() : problem.advice().en());
  }

  Answer exportStock(Request request) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      StockSheets.write(desk.book(), desk.zone(), out);
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook cannot be written into memory", e);
    }
    return new Answer.Bytes(200, Operation.WORKBOOK, "stock.xlsx", out.toByteArray());
  }

  Answer coverage(Request request) {
    String item = request.text("item", MAX_WORD).orElse("");
    String site = request.text("site", MAX_WORD).orElse("");
    int offset = (int) request.whole("offset", 0, 0, Integer.MAX_VALUE);
    int limit = (int) request.whole("limit", 500, 1, MOST_ROWS);
    CoverageNow now = desk.coverage().now();
    int devices = 0;
    int covered = 0;
    for (CoverageNow.Group group : now.groups()) {
      if (isWanted(group.item(), item) && (site.isEmpty() || group.site().equals(site))) {
        devices += group.devices();
        covered += group.covered();
      }
    }
    List<CoverageRow> rows =
        now.uncovered().stream()
            .filter(
                row -> isWanted(row.item(), item) && (site.isEmpty() || row.site().equals(site)))
            .toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("devices", devices);
    body.put("covered", covered);
    body.put("uncovered", rows.stream().skip(offset).limit(limit).toList());
    body.put("total", rows.size());
    body.put("short", shortfalls());
    body.put("at", now.at());
    return Answer.ok(body);
  }

  /** An item may be named with its contract or without. */
  private static boolean isWanted(String item, String wanted) {
    return wanted.isEmpty() || item.equals(wanted) || item.endsWith("/" + wanted);
  }

  private List<ShortView> shortfalls() {
    SkuBook skus = desk.book().skus();
    return skus.shortfalls(desk.book().state()).stream()
        .map(each ->
            new ShortView(
                each.sku().id(),
                new Words(each.sku().zh(), each.sku().en()),
                each.sku().minimum(),
                each.free()))
        .toList();
  }

  private void note(Request request, String action, String subject, String outcome) {
    audit.note(request.caller().name(), request.address(), action, subject, outcome);
  }
}
