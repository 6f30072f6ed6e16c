package org.gengfu.center.api.incident;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.incident.IncidentViews.CountsView;
import org.gengfu.center.api.incident.IncidentViews.IncidentView;
import org.gengfu.center.api.incident.IncidentViews.PageView;
import org.gengfu.center.incident.IncidentBook;
import org.gengfu.center.incident.IncidentPast;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentTable;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The incident list and one incident's story. The list of what lasts is read from memory, older
 * ones from the table. Handlers; see {@link org.gengfu.center.api.Operation.Handler}.
 */
final class IncidentHandlers {
  private static final int MAX_PAGE = 500;
  private static final int MAX_OFFSET = 1_000_000;
  private static final Comparator<IncidentRow> WORST_FIRST =
      Comparator.comparing(IncidentRow::severity)
          .thenComparing(IncidentRow::opened)
          .reversed()
          .thenComparing(IncidentRow::id);
  private static final Comparator<IncidentRow> NEWEST_FIRST =
      Comparator.comparing(IncidentRow::opened).reversed().thenComparing(IncidentRow::id);
  private static final Comparator<IncidentRow> OLDEST_FIRST =
      Comparator.comparing(IncidentRow::opened).thenComparing(IncidentRow::id);

  private final LivePicture picture;
  private final Database database;
  private final IncidentStories stories;
  private final Clock clock;

  IncidentHandlers(LivePicture picture, Database database, IncidentStories stories, Clock clock) {
    this.picture = picture;
    this.database = database;
    this.stories = stories;
    this.clock = clock;
  }

  private enum Wanted {
    OPEN,
    RESOLVED,
    ALL
  }

  private enum Order {
    SEVERITY,
    NEWEST,
    OLDEST;

    Comparator<IncidentRow> comparator() {
      return switch (this) {
        case SEVERITY -> WORST_FIRST;
        case NEWEST -> NEWEST_FIRST;
        case OLDEST -> OLDEST_FIRST;
      };
    }
  }

  Answer incidents(Request request) {
    Instant now = now();
    Wanted state = request.choice("state", Wanted.class, Wanted.OPEN);
    Order order = request.choice("sort", Order.class, Order.SEVERITY);
    IncidentPast.Filter filter =
        new IncidentPast.Filter(
            state == Wanted.RESOLVED,
            request.text("site", 64).orElse(null),
            severities(request),
            request.text("q", 100).orElse(null),
            request.time("from").orElse(null),
            request.time("to").orElse(null),
            null,
            null);
    int offset = (int) request.whole("offset", 0, 0, MAX_OFFSET);
    int limit = (int) request.whole("limit", 200, 1, MAX_PAGE);
    IncidentBook book = picture.incidentRows();
    IncidentBook.Page page =
        state == Wanted.OPEN
            ? lasting(book, filter, order, offset, limit)
            : database.read(connection -> IncidentPast.page(connection, filter, offset, limit));
    String site = filter.site();
    IncidentBook.Counts counts = book.counts(now, row -> site == null || row.site().equals(site));
    List<IncidentView> views =
        page.rows().stream().map(row -> IncidentViews.view(row, now)).toList();
    return Answer.ok(new PageView(views, page.total(), CountsView.of(counts), now));
  }

  private static Set<Severity> severities(Request request) {
    Set<Severity> severities = new TreeSet<>();
    String all = request.text("severity", 100).orElse("");
    for (String name : all.isEmpty() ? new String[0] : all.split(",", -1)) {
      severities.add(Request.constant("severity", Severity.class, name));
    }
    return severities;
  }

  /** References of those wanted are sorted, nothing else is copied. */
  private static IncidentBook.Page lasting(
      IncidentBook book, IncidentPast.Filter filter, Order order, int offset, int limit) {
    Predicate<IncidentRow> wanted = row -> row.lasts() && fits(row, filter);
    if (order == Order.NEWEST) {
      return book.page(wanted, offset, limit);
    }
    List<IncidentRow> rows = new ArrayList<>(book.page(wanted, 0, Integer.MAX_VALUE).rows());
    rows.sort(order.comparator());
    int from = Math.min(offset, rows.size());
    return new IncidentBook.Page(
        rows.subList(from, Math.min(from + limit, rows.size())), rows.size());
  }

  private static boolean fits(IncidentRow row, IncidentPast.Filter filter) {
    Instant from = filter.from();
    Instant to = filter.to();
    return (filter.site() == null || row.site().equals(filter.site()))
        && (filter.severities().isEmpty() || filter.severities().contains(row.severity()))
        && (from == null || !row.opened().isBefore(from))
        && (to == null || row.opened().isBefore(to))
        && holds(row, filter.text());
  }

  private static boolean holds(IncidentRow row, @Nullable String text) {
    if (text == null) {
      return true;
    }
    String part = text.toLowerCase(Locale.ROOT);
    return row.id().contains(part)
        || row.root().node().toLowerCase(Locale.ROOT).contains(part)
        || row.root().name().values().stream().anyMatch(each -> has(each, part))
        || row.sentence().values().stream().anyMatch(each -> has(each, part));
  }

  private static boolean has(String whole, String part) {
    return whole.toLowerCase(Locale.ROOT).contains(part);
  }

  Answer incident(Request request) {
    return Answer.ok(stories.story(found(request), null, now()));
  }

  /** The incident that a path names. */
  IncidentRow found(Request request) {
    String id = request.pathText("id");
    return row(id).orElseThrow(() -> ProblemException.notFound("incident " + id));
  }

  /** The newest row of an incident, also of one that is long over. */
  Optional<IncidentRow> row(String id) {
    if (!id.matches("[0-9a-f]{16}")) {
      return Optional.empty();
    }
    return picture
        .incidentRows()
        .row(id)
        .or(() -> database.read(connection -> IncidentTable.row(connection, id)));
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
