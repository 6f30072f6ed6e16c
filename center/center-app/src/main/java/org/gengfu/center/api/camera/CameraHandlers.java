package org.gengfu.center.api.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.camera.CameraViews.Found;
import org.gengfu.center.api.camera.CameraViews.Row;
import org.gengfu.center.api.camera.CameraViews.State;
import org.gengfu.center.camera.CameraPictureTable;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.CameraVersion;
import org.gengfu.center.camera.LookStore;
import org.gengfu.center.store.Database;
import org.jspecify.annotations.Nullable;

/** What is asked of cameras. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class CameraHandlers {
  static final int MAX_CODE = 200;
  private static final int MAX_NAME = 128;
  private static final int MAX_PAGE = 50_000;
  private static final int MAX_SIZE = 1_000;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Comparator<Row> WORST =
      Comparator.comparing(Row::badness, Comparator.reverseOrder())
          .thenComparing(Row::since, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Row::code);

  private final CameraViews views;
  private final CameraRegister register;
  private final LookStore looks;
  private final Database database;

  CameraHandlers(CameraViews views, CameraRegister register, LookStore looks, Database database) {
    this.views = views;
    this.register = register;
    this.looks = looks;
    this.database = database;
  }

  private enum Sort {
    CODE,
    NAME,
    WORST,
    SINCE,
    DISTRICT
  }

  /** The camera that a request names. */
  Found found(Request request) {
    String code =
        request
            .text("code", MAX_CODE)
            .orElseThrow(() -> ProblemException.badField("code", "must be given"));
    return views.find(code).orElseThrow(() -> ProblemException.notFound("camera " + code));
  }

  Answer cameras(Request request) {
    Sort sort = request.choice("sort", Sort.class, Sort.CODE);
    Set<State> states = states(request);
    List<Row> rows = fitting(request);
    Map<State, Integer> counts = count(rows);
    List<Row> wanted = new ArrayList<>(rows);
    wanted.removeIf(row -> !states.contains(row.state()));
    wanted.sort(order(sort));
    return page(request, wanted, counts);
  }

  Answer suspects(Request request) {
    List<Row> rows = fitting(request);
    List<Row> wanted = new ArrayList<>(rows);
    wanted.removeIf(row -> row.badness() == 0);
    wanted.sort(WORST);
    return page(request, wanted, count(rows));
  }

  private List<Row> fitting(Request request) {
    String district = request.text("district", MAX_NAME).orElse("");
    String owner = request.text("owner", MAX_NAME).orElse("");
    String site = request.text("site", MAX_NAME).orElse("");
    String item = request.text("item", MAX_NAME).orElse("");
    String text = request.text("text", 100).orElse("");
    return views.rows().stream()
        .filter(row -> district.isEmpty() || row.district().equals(district))
        .filter(row -> owner.isEmpty() || row.owner().equals(owner))
        .filter(row -> site.isEmpty() || row.site().equals(site))
        .filter(row -> item.isEmpty() || row.items().contains(item))
        .filter(row -> text.isEmpty() || row.holds(text))
        .toList();
  }

  private static Set<State> states(Request request) {
    Optional<String> named = request.text("state", 64);
    if (named.isEmpty()) {
      return EnumSet.allOf(State.class);
    }
    Set<State> states = EnumSet.noneOf(State.class);
    for (String name : named.get().split(",", -1)) {
      states.add(Request.constant("state", State.class, name));
    }
    return states;
  }

  private static Map<State, Integer> count(List<Row> rows) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      counts.put(state, 0);
    }
    rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
    return counts;
  }

  private static Comparator<Row> order(Sort sort) {
    Comparator<Row> byCode = Comparator.comparing(Row::code);
    return switch (sort) {
      case CODE -> byCode;
      case NAME -> Comparator.comparing(Row::name).thenComparing(byCode);
      case WORST -> WORST;
      case SINCE ->
          Comparator.comparing(Row::since, Comparator.nullsFirst(Comparator.naturalOrder()))
              .reversed()
              .thenComparing(byCode);
      case DISTRICT -> Comparator.comparing(Row::district).thenComparing(byCode);
    };
  }

  private Answer page(Request request, List<Row> rows, Map<State, Integer> counts) {
    int page = (int) request.whole("page", 0, 0, MAX_PAGE);
    int size = (int) request.whole("size", 100, 1, MAX_SIZE);
    long from = Math.min(rows.size(), (long) page * size);
    long to = Math.min(rows.size(), from + size);
    Map<String, Integer> states = new LinkedHashMap<>();
    counts.forEach((state, count) -> states.put(Json.name(state), count));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("now", views.now());
    body.put("total", rows.size());
    body.put("states", states);
    body.put("cameras", rows.subList((int) from, (int) to));
    body.put("districts", views.districts());
    body.put("owners", views.owners());
    return Answer.ok(body);
  }

  private record Service(
      @Nullable Instant from,
      @Nullable Instant to,
      Instant recorded,
      @Nullable Instant withdrawn) {}

  private record FileView(
      Instant now,
      Row camera,
      SortedMap<String, String> file,
      String party,
      int weight,
      int version,
      List<Service> service,
      List<CameraPictureTable.Picture> pictures) {}

  Answer camera(Request request) {
    Found found = found(request);
    List<CameraVersion> history =
        found.registered() ? register.history(found.camera().code()) : List.of();
    List<CameraPictureTable.Picture> pictures =
        database.read(connection -> CameraPictureTable.of(connection, found.camera().source()));
    return Answer.ok(
        new FileView(
            views.now(),
            views.row(found),
            new TreeMap<>(found.camera().file()),
            found.camera().party(),
            found.camera().weight(),
            found.version(),
            service(history),
            pictures));
  }

  /** The versions in which the service time was another than before. */
  private static List<Service> service(List<CameraVersion> history) {
    List<Service> times = new ArrayList<>();
    for (CameraVersion version : history) {
      Instant from = version.camera().commissioned();
      Instant to = version.camera().retired();
      Service last = times.isEmpty() ? null : times.getLast();
      Instant recorded = version.recorded();
      if (last != null
          && java.util.Objects.equals(last.from(), from)
          && java.util.Objects.equals(last.to(), to)) {
        recorded = last.recorded();
        times.removeLast();
      }
      times.add(new Service(from, to, recorded, version.withdrawn()));
    }
    return times;
  }

  Answer picture(Request request) {
    long id = request.whole("id", 0, 1, Long.MAX_VALUE);
    if (id == 0) {
      throw ProblemException.badField("id", "must be given");
    }
    byte[] jpeg =
        database
            .read(connection -> CameraPictureTable.jpeg(connection, id))
            .orElseThrow(() -> ProblemException.notFound("picture " + id));
    return new Answer.Bytes(200, "image/jpeg", "", jpeg);
  }

  Answer evidence(Request request) {
    Found found = found(request);
    Instant to = request.time("to").orElse(Instant.MAX);
    Instant from =
        request
            .time("from")
            .orElseGet(() -> to.equals(Instant.MAX) ? views.now().minus(DAY) : to.minus(DAY));
    int limit = (int) request.whole("limit", 1_000, 1, 5_000);
    if (!from.isBefore(to)) {
      throw ProblemException.badField("from", "must be before to");
    }
    return Answer.ok(looks.page(found.camera().source(), from, to, limit));
  }
}
