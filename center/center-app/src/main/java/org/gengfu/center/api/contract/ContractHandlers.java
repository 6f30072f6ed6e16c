package org.gengfu.center.api.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.contract.ContractShelf;
import org.gengfu.center.contract.StoredEdition;
import org.gengfu.center.paper.JudgedScores;
import org.gengfu.center.story.Said;
import org.gengfu.contracts.ContractSheetReader;
import org.gengfu.contracts.ContractSheets;
import org.gengfu.contracts.ContractText;
import org.gengfu.contracts.Remark;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.ScoreSheet;
import org.gengfu.core.contract.Scoring;
import org.jspecify.annotations.Nullable;

/** Contracts. Handlers; see {@link Operation.Handler}. */
final class ContractHandlers {
  private static final int MAX_REASON = 500;
  private static final int MAX_ID = 64;

  private final ContractShelf shelf;
  private final ContractViews views;
  private final ItemNews news;
  private final Runnable changed;
  private final Audit audit;
  private final Clock clock;

  /**
   * @param changed told when another edition is there; must return at once
   */
  ContractHandlers(
      ContractShelf shelf,
      ContractViews views,
      ItemNews news,
      Runnable changed,
      Audit audit,
      Clock clock) {
    this.shelf = shelf;
    this.views = views;
    this.news = news;
    this.changed = changed;
    this.audit = audit;
    this.clock = clock;
  }

  record CheckView(List<ContractViews.ProblemView> problems) {}

  record ImportView(
      boolean dry,
      @Nullable String contract,
      @Nullable Integer edition,
      String text,
      List<ContractViews.ProblemView> problems) {}

  record LostView(String rule, int points, Said why, @Nullable String incident) {}

  record ScoreView(
      Instant from,
      Instant to,
      int full,
      int now,
      int sure,
      List<LostView> lost,
      @Nullable String paper) {}

  record ItemPage(
      ContractViews.ItemView item,
      List<?> clocks,
      @Nullable ScoreView score,
      List<?> uncovered,
      List<?> rounds) {}

  Answer contracts(Request request) {
    Instant at = request.time("at").orElseGet(clock::instant);
    List<ContractViews.ListedView> listed = new ArrayList<>();
    for (String id : shelf.book().ids()) {
      listed.add(views.listed(nearest(id, at)));
    }
    return Answer.ok(Map.of("contracts", listed));
  }

  Answer contract(Request request) {
    return Answer.ok(views.view(wanted(request)));
  }

  private ContractEdition wanted(Request request) {
    String id = request.pathText("id");
    if (shelf.book().editions(id).isEmpty()) {
      throw ProblemException.notFound("contract " + id);
    }
    return nearest(id, request.time("at").orElseGet(clock::instant));
  }

  /** The edition that holds; before the first begins the first, after the end the last. */
  private ContractEdition nearest(String id, Instant at) {
    List<ContractEdition> editions = shelf.book().editions(id);
    ContractEdition found = editions.getFirst();
    for (ContractEdition each : editions) {
      found = each.from().isAfter(at) ? found : each;
    }
    return found;
  }

  Answer check(Request request) {
    String text = request.fields(Set.of("text")).text("text", 0, ContractText.LONGEST);
    return Answer.ok(new CheckView(ContractViews.problems(shelf.check(text, null).remarks())));
  }

  Answer add(Request request) {
    Request.Fields fields = request.fields(Set.of("text", "from", "reason"));
    String text = fields.text("text", 1, ContractText.LONGEST);
    String reason = reason(fields.text("reason", 1, MAX_REASON));
    Instant from = fields.has("from") ? fields.time("from") : null;
    return Answer.ok(views.view(added(request, request.pathText("id"), text, from, reason)));
  }

  private ContractEdition added(
      Request request, String id, String text, @Nullable Instant from, String reason) {
    if (id.length() > MAX_ID) {
      throw ProblemException.notFound("contract " + id.substring(0, MAX_ID));
    }
    ContractShelf.Outcome outcome = shelf.add(id, text, from, request.caller().name(), reason);
    boolean done = outcome instanceof ContractShelf.Outcome.Added;
    audit.note(
        request.caller().name(),
        request.address(),
        "change-contract",
        id + ": " + reason,
        done ? "done" : "bad-request");
    return switch (outcome) {
      case ContractShelf.Outcome.Added(ContractEdition edition, List<Remark> ignored) -> {
        changed.run();
        yield edition;
      }
      case ContractShelf.Outcome.Refused(List<Remark> remarks) -> throw refused(remarks);
    };
  }

  private static ProblemException refused(List<Remark> remarks) {
    List<Remark> errors = remarks.stream().filter(Remark::isError).toList();
    Remark first = errors.getFirst();
    return ProblemException.badField(
        "text",
        "line %d, column %d: %s%s"
            .formatted(
                first.line(),
                first.column(),
                first.text().en(),
                errors.size() > 1 ? " (and %d more)".formatted(errors.size() - 1) : ""));
  }

  private static String reason(String text) {
    String reason = text.strip();
    if (reason.isEmpty()) {
      throw ProblemException.badField("reason", "is needed: why the contract changes");
    }
    return reason;
  }

  /** A workbook; with any error nothing is taken over. */
  Answer take(Request request) {
    boolean dry = request.flag("dry", true);
    Instant from = request.time("from").orElse(null);
    String why = dry ? "" : reason(request.text("reason", MAX_REASON).orElse(""));
    ContractSheetReader.Import read = ContractSheetReader.read(request.body(), 1);
    ContractEdition edition = read.reading().edition();
    List<ContractViews.ProblemView> problems = ContractViews.problems(read.reading().remarks());
    if (dry || edition == null) {
      return Answer.ok(
          new ImportView(dry, edition == null ? null : edition.id(), null, read.text(), problems));
    }
    ContractEdition added = added(request, edition.id(), read.text(), from, why);
    return Answer.ok(new ImportView(false, added.id(), added.edition(), read.text(), problems));
  }

  Answer export(Request request) {
    ContractEdition edition = wanted(request);
    String text =
        shelf.edition(edition.id(), edition.edition()).map(StoredEdition::text).orElse("");
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      ContractSheets.write(text, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook cannot be written into memory", e);
    }
    return new Answer.Bytes(200, Operation.WORKBOOK, edition.id() + ".xlsx", out.toByteArray());
  }

  Answer item(Request request) {
    ContractEdition edition = wanted(request);
    String id = request.pathText("item");
    ContractItem item = edition.item(id).orElseThrow(() -> ProblemException.notFound("item " + id));
    return Answer.ok(
        new ItemPage(
            views.item(edition, item),
            news.clocks(edition.id(), id),
            score(request, edition),
            news.uncovered(edition.id(), id),
            news.rounds(edition.id(), id)));
  }

  /** The score so far: of this quarter unless the request says otherwise. */
  private @Nullable ScoreView score(Request request, ContractEdition edition) {
    Scoring scoring = edition.scoring();
    if (scoring == null) {
      return null;
    }
    LocalDate today = clock.instant().atZone(edition.zone()).toLocalDate();
    LocalDate begin = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
    Instant from =
        request.time("from").orElseGet(() -> begin.atStartOfDay(edition.zone()).toInstant());
    Instant to =
        request
            .time("to")
            .orElseGet(() -> begin.plusMonths(3).atStartOfDay(edition.zone()).toInstant());
    if (!from.isBefore(to)) {
      throw ProblemException.badField("to", "must be after from");
    }
    JudgedScores.Sheet judged = news.judged(edition.id(), from, to).orElse(null);
    ScoreSheet sheet =
        ScoreSheet.of(scoring, from, to, news.events(edition.id(), from, to))
            .judged(judged == null ? Map.of() : judged.given());
    return new ScoreView(
        from,
        to,
        sheet.full(),
        sheet.now(),
        sheet.sure(),
        sheet.lost().stream()
            .map(lost ->
                new LostView(
                    lost.rule(),
                    lost.points(),
                    ContractViews.said(lost.why()),
                    lost.incident().isEmpty() ? null : lost.incident()))
            .toList(),
        judged == null ? null : judged.paper());
  }
}
