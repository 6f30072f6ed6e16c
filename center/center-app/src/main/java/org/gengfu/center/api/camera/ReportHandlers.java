package org.gengfu.center.api.camera;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.Known;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.camera.ReportDesk.Issued;
import org.gengfu.center.api.camera.ReportDesk.Wish;
import org.gengfu.center.camera.ReportVersionTable;
import org.gengfu.center.store.Database;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportDifference;
import org.gengfu.core.availability.report.ReportRow;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.CameraReport;
import org.gengfu.report.Changes;
import org.gengfu.report.Language;
import org.gengfu.report.ReportFormat;
import org.gengfu.report.ReportPeriod;
import org.jspecify.annotations.Nullable;

/** Reports of cameras. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class ReportHandlers {
  private static final int MAX_DIFFERENCES = 1_000;
  private static final int MAX_TIME = 32;

  private final ReportDesk desk;
  private final Database database;
  private final Audit audit;
  private final Clock clock;
  private final EvidenceFile files;
  private final ReportShelf shelf;

  ReportHandlers(ReportDesk desk, Database database, Audit audit, Clock clock, EvidenceFile files) {
    this.files = files;
    this.shelf = new ReportShelf(database, clock);
    this.desk = desk;
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  private enum GroupBy {
    CAMERA,
    SITE,
    DISTRICT,
    OWNER,
    ITEM;

    Dimension dimension() {
      return switch (this) {
        case CAMERA -> Dimension.CAMERA;
        case SITE -> Dimension.SITE;
        case DISTRICT -> Dimension.DISTRICT;
        case OWNER -> Dimension.OWNER;
        case ITEM -> Dimension.CONTRACT_ITEM;
      };
    }
  }

  private enum Demand {
    ONLINE,
    INTACT;

    Measure measure() {
      return switch (this) {
        case ONLINE -> Measure.ONLINE;
        case INTACT -> Measure.INTACT;
      };
    }
  }

  /** What {@link #name} names so. */
  static Dimension dimension(String name) {
    return Request.constant("groupBy", GroupBy.class, name).dimension();
  }

  /** As requests name it. */
  static String name(Dimension dimension) {
    return dimension == Dimension.CONTRACT_ITEM
        ? "item"
        : dimension.name().toLowerCase(Locale.ROOT);
  }

  Answer report(Request request) {
    ReportFormat format = request.choice("format", ReportFormat.class, ReportFormat.JSON);
    Wish wish =
        new Wish(
            List.of(request.choice("measure", Demand.class, Demand.ONLINE).measure()),
            period(
                request.text("from", MAX_TIME).orElse(""), request.text("to", MAX_TIME).orElse("")),
            request.choice("groupBy", GroupBy.class, GroupBy.DISTRICT).dimension(),
            request.choice("split", SpanKind.class, SpanKind.DAY));
    Instant known = Known.at(request, clock.instant()).orElse(null);
    Language language = request.choice("lang", Language.class, Language.ZH);
    return file(
        bounded(() -> shelf.take(wish, known, language, () -> desk.make(wish, known, language))),
        format);
  }

  /** A version, made again. */
  Answer version(Request request) {
    ReportFormat format = request.choice("format", ReportFormat.class, ReportFormat.JSON);
    Language language = request.choice("lang", Language.class, Language.ZH);
    long id = request.pathId("id");
    ReportVersionTable.Row version =
        database
            .read(connection -> ReportVersionTable.find(connection, id))
            .orElseThrow(() -> ProblemException.notFound("version " + id));
    return file(bounded(() -> desk.again(version, language)), format);
  }

  /** What reports of a span are counted from. */
  Answer evidence(Request request) {
    TimeRange range =
        period(request.text("from", MAX_TIME).orElse(""), request.text("to", MAX_TIME).orElse(""));
    Instant known = Known.at(request, clock.instant()).orElse(null);
    return bounded(() -> files.evidence(out -> desk.evidence(range, known, out)));
  }

  private static Answer file(CameraReport report, ReportFormat format) {
    String name = format == ReportFormat.JSON ? "" : "camera-online." + format.ending();
    return new Answer.Bytes(200, format.mediaType(), name, ReportDesk.bytes(report, format));
  }

  private interface Making<T> {
    T make();
  }

  private static <T> T bounded(Making<T> making) {
    try {
      return making.make();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField("from", "cannot be answered: " + e.getMessage());
    } catch (CancellationException e) {
      throw new ProblemException(
          ProblemException.Code.TIMEOUT, "the report took too long: ask for a shorter period");
    }
  }

  private TimeRange period(String from, String to) {
    if (from.isEmpty() || to.isEmpty()) {
      throw ProblemException.badField(from.isEmpty() ? "from" : "to", "must be given");
    }
    try {
      return ReportPeriod.of(from, to, desk.calendar(), clock.instant());
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField("from", "or to: " + e.getMessage());
    }
  }

  Answer versions(Request request) {
    String from = request.text("from", MAX_TIME).orElse("");
    String to = request.text("to", MAX_TIME).orElse("");
    boolean any = from.isEmpty() && to.isEmpty();
    TimeRange range = any ? TimeRange.ALWAYS : period(from, to);
    String measure =
        request.text("measure", 16).isPresent()
            ? Json.name(request.choice("measure", Demand.class, Demand.ONLINE))
            : "";
    int limit = (int) request.whole("limit", 100, 1, 1_000);
    List<ReportVersionTable.Row> rows =
        database.read(connection ->
            ReportVersionTable.list(
                connection,
                any ? "" : Instant.ofEpochMilli(range.fromMillis()).toString(),
                any ? "" : Instant.ofEpochMilli(range.toMillis()).toString(),
                measure,
                limit));
    return Answer.ok(Map.of("versions", rows.stream().map(ReportHandlers::view).toList()));
  }

  private record VersionView(
      long id,
      int number,
      String from,
      String to,
      String measure,
      String groupBy,
      String split,
      Instant knownAt,
      String why,
      String by) {}

  private static VersionView view(ReportVersionTable.Row row) {
    return new VersionView(
        row.id(),
        row.number(),
        row.from(),
        row.to(),
        row.measure(),
        row.groupBy(),
        row.split(),
        row.knownAt(),
        row.why(),
        row.by());
  }

  Answer issue(Request request) {
    Request.Fields fields =
        request.fields(Set.of("from", "to", "measure", "groupBy", "split", "why", "lang"));
    Wish wish =
        new Wish(
            List.of(
                Request.constant("measure", Demand.class, fields.text("measure", "online", 16))
                    .measure()),
            period(fields.text("from", 1, MAX_TIME), fields.text("to", 1, MAX_TIME)),
            Request.constant("groupBy", GroupBy.class, fields.text("groupBy", "district", 16))
                .dimension(),
            Request.constant("split", SpanKind.class, fields.text("split", "day", 16)));
    String why = fields.text("why", 1, 500);
    Language language = Request.constant("lang", Language.class, fields.text("lang", "zh", 2));
    Issued issued = bounded(() -> desk.issue(wish, why, request.caller().name(), language));
    audit.note(
        request.caller().name(),
        request.address(),
        "issue-report",
        issued.version().report() + " " + issued.version().number(),
        issued.fresh() ? "done" : "unchanged");
    return new Answer.View(issued.fresh() ? 201 : 200, body(issued));
  }

  private static Map<String, Object> body(Issued issued) {
    Changes changes = issued.report().parts().getFirst().changes();
    List<Map<String, Object>> pairs = new ArrayList<>();
    int more = 0;
    ReportRow total = issued.report().parts().getFirst().figures().total();
    Map<String, Object> sum = change(null, total);
    if (changes != null) {
      ReportDifference figures = changes.figures();
      sum = change(figures.total().before(), figures.total().after());
      for (ReportDifference.Pair pair : figures.rows()) {
        if (pairs.size() < MAX_DIFFERENCES) {
          pairs.add(change(pair.before(), pair.after()));
        } else {
          more++;
        }
      }
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("version", view(issued.version()));
    ReportVersionTable.Row earlier = issued.earlier();
    body.put("previous", earlier == null ? null : view(earlier));
    body.put("differences", pairs);
    body.put("moreDifferences", more);
    body.put("total", sum);
    return body;
  }

  private static Map<String, Object> change(@Nullable ReportRow before, @Nullable ReportRow after) {
    ReportRow one = after == null ? before : after;
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("group", one == null ? "" : one.group());
    change.put("span", one == null ? "" : one.span().name());
    change.put("before", before == null ? null : tally(before.tally()));
    change.put("after", after == null ? null : tally(after.tally()));
    return change;
  }

  private static Map<String, Long> tally(Tally tally) {
    Map<String, Long> view = new LinkedHashMap<>();
    view.put("out", tally.out());
    view.put("excluded", tally.excluded());
    view.put("unknown", tally.unknown());
    view.put("down", tally.down());
    view.put("up", tally.up());
    return view;
  }
}
