package org.gengfu.center.api.paper;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.paper.PaperKind;
import org.gengfu.center.paper.PaperRow;
import org.gengfu.center.paper.PaperView;
import org.gengfu.center.paper.Papers;
import org.gengfu.report.Language;
import org.gengfu.report.paper.PaperFormat;
import org.jspecify.annotations.Nullable;

/** Papers for the client. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class PaperHandlers {
  private static final int MAX_REASON = 500;
  private static final int MAX_BLANKS = 100;
  private static final int MOST_VERSION = 1_000;

  /** Most characters of an id: that of a round has three names and its window in it. */
  private static final int MOST_ID = 240;

  private final Papers papers;
  private final Audit audit;

  PaperHandlers(Papers papers, Audit audit) {
    this.papers = papers;
    this.audit = audit;
  }

  record ListView(List<PaperRow> papers, int total) {}

  record PageView(
      String id,
      PaperKind kind,
      String title,
      Instant from,
      Instant to,
      @Nullable Instant due,
      PaperRow.State state,
      boolean late,
      boolean running,
      @Nullable String contract,
      @Nullable String incident,
      PaperView.@Nullable Version issued,
      List<PaperView.Blank> blanks,
      PaperView.@Nullable Score score,
      List<PaperView.Version> versions,
      List<PaperView.Changed> pending) {
    static PageView of(PaperView view) {
      PaperRow row = view.row();
      return new PageView(
          row.id(),
          row.kind(),
          view.title(),
          row.from(),
          row.to(),
          row.due(),
          row.state(),
          row.late(),
          row.running(),
          row.contract(),
          row.incident(),
          view.versions().isEmpty() ? null : view.versions().getLast(),
          view.blanks(),
          view.score(),
          view.versions(),
          view.pending());
    }
  }

  Answer papers(Request request) {
    PaperKind kind =
        request
            .text("kind", 16)
            .map(text -> Request.constant("kind", PaperKind.class, text))
            .orElse(null);
    Instant from = request.time("from").orElse(null);
    Instant to = request.time("to").orElse(null);
    if (from != null && to != null && !from.isBefore(to)) {
      throw ProblemException.badField("to", "must be after from");
    }
    List<PaperRow> rows = papers.list(kind, from, to);
    return Answer.ok(new ListView(rows, rows.size()));
  }

  Answer paper(Request request) {
    String id = id(request);
    return Answer.ok(
        PageView.of(
            papers
                .view(id, language(request))
                .orElseThrow(() -> ProblemException.notFound("paper " + id))));
  }

  Answer fill(Request request) {
    JsonNode blanks = request.fields(Set.of("blanks")).node().get("blanks");
    if (blanks == null || !blanks.isObject() || blanks.isEmpty() || blanks.size() > MAX_BLANKS) {
      throw ProblemException.badField("blanks", "must be an object of 1 to 100 texts");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    blanks
        .properties()
        .forEach(each -> {
          JsonNode text = each.getValue();
          if (!text.isTextual() || text.textValue().length() > Papers.MOST_CHARACTERS) {
            throw ProblemException.badField(
                "blanks", "has texts of at most %d characters".formatted(Papers.MOST_CHARACTERS));
          }
          texts.put(each.getKey(), Json.clean(text.textValue()).strip());
        });
    String id = id(request);
    String by = request.caller().name();
    return done(request, "fill-paper", id, papers.fill(id, texts, by, language(request)));
  }

  Answer issue(Request request) {
    String reason = request.fields(Set.of("reason")).text("reason", 1, MAX_REASON).strip();
    if (reason.isEmpty()) {
      throw ProblemException.badField("reason", "is needed: what this version is for");
    }
    String id = id(request);
    String by = request.caller().name();
    Language language = language(request);
    return done(
        request,
        "issue-paper",
        id,
        Recording.recorded(() -> papers.issue(id, by, reason, language)));
  }

  private Answer done(
      Request request, String action, String id, Papers.Outcome<PaperView> outcome) {
    ProblemException problem = problem(id, outcome);
    audit.note(
        request.caller().name(),
        request.address(),
        action,
        id,
        problem == null ? "done" : problem.code().text());
    if (outcome instanceof Papers.Outcome.Done<PaperView>(PaperView view)) {
      return Answer.ok(PageView.of(view));
    }
    throw problem == null ? ProblemException.notFound("paper " + id) : problem;
  }

  private static @Nullable ProblemException problem(String id, Papers.Outcome<?> outcome) {
    return switch (outcome) {
      case Papers.Outcome.Done<?> ignored -> null;
      case Papers.Outcome.Unknown<?> ignored -> ProblemException.notFound("paper " + id);
      case Papers.Outcome.Wrong<?>(String field, String why) ->
          ProblemException.badField(field, why);
      case Papers.Outcome.Refused<?>(String why) ->
          new ProblemException(ProblemException.Code.CONFLICT, why);
    };
  }

  /** A paper as a file. */
  Answer file(Request request, PaperFormat format) {
    String id = id(request);
    int asked = (int) request.whole("version", -1, 0, MOST_VERSION);
    Papers.Outcome<byte[]> outcome =
        papers.file(id, format, language(request), asked < 0 ? null : asked);
    if (outcome instanceof Papers.Outcome.Done<byte[]>(byte[] bytes)) {
      String name = id.replace('/', '_') + "." + format.ending();
      return new Answer.Bytes(200, format.mediaType(), name, bytes);
    }
    ProblemException problem = problem(id, outcome);
    throw problem == null ? ProblemException.notFound("paper " + id) : problem;
  }

  private static String id(Request request) {
    String id = request.pathText("id");
    if (id.length() > MOST_ID) {
      throw ProblemException.notFound("paper of so long a name");
    }
    return id;
  }

  private static Language language(Request request) {
    return request.choice("lang", Language.class, Language.ZH);
  }
}
