package org.gengfu.center.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.Clocks;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Text;
import org.jspecify.annotations.Nullable;

/** The clocks for pages, orders, dispatch and reports. Any thread. */
public final class ClockDesk {
  /** Most clocks of the past that one question looks at, the newest. */
  public static final int MOST_LOOKED_AT = 20_000;

  /** With what the numbers of orders begin, and incidents' never. */
  private static final String ORDER = "W";

  private static final Comparator<ClockRow> SOONEST =
      Comparator.comparing(ClockRow::due, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(ClockRow::id);

  private final ClockSetup setup;
  private final ClockPart part;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
  private final AtomicReference<ClockTerms> terms =
      new AtomicReference<>(new ClockTerms(ContractBook.EMPTY));

  private record Running(Watch watch, Database database) {}

  public ClockDesk(ClockSetup setup, InstantSource clock) {
    this.setup = setup;
    this.clock = clock;
    this.part = new ClockPart(setup);
  }

  /** What hangs into the watch: after orders and planned work, before the notifier's part. */
  public ClockPart part() {
    return part;
  }

  /** From now on steps are told, and people may ask. */
  public void begin(Watch watch, Database database) {
    running.set(new Running(watch, database));
    try {
      watch.act(change -> {
        part.begin(this::row, this::stored);
        return true;
      });
    } catch (StoreUnavailableException e) {
      throw new IllegalStateException("the watch has just been started: " + e.getMessage(), e);
    }
  }

  private Running running() {
    Running known = running.get();
    if (known == null) {
      throw new IllegalStateException("not begun");
    }
    return known;
  }

  /** The contracts by which the clocks count now. */
  public ContractBook book() {
    return setup.book().get();
  }

  private ClockTerms terms() {
    ContractBook book = book();
    return terms.updateAndGet(known -> known.book() == book ? known : new ClockTerms(book));
  }

  private ClockRows rows() {
    return new ClockRows(terms(), setup.lead(), this::name);
  }

  private Text name(String incident, String node) {
    if (incident.startsWith(ORDER)) {
      return setup.titles().apply(incident);
    }
    Running known = running.get();
    return known == null
        ? new Text(node, node)
        : known
            .watch()
            .picture()
            .incidentRows()
            .row(incident)
            .filter(row -> row.root().node().equals(node))
            .map(row -> text(row.root().name(), node))
            .orElseGet(() -> new Text(node, node));
  }

  private static Text text(Map<String, String> name, String node) {
    String zh = name.getOrDefault("zh", node);
    return new Text(zh, name.getOrDefault("en", zh));
  }

  private ClockRow row(ClockFile file) {
    return rows().row(file, clock.instant());
  }

  /** What a list is asked for. */
  public enum Which {
    /** Something is owed. */
    OPEN,
    /** Not kept, also while it runs on. */
    BROKEN,
    /** Kept. */
    MET,
    ALL
  }

  /**
   * A question; null asks nothing.
   *
   * @param item an item's id, or {@code contract/item}
   * @param matter an incident's id, or the number of an order that has clocks of its own
   */
  public record Question(
      Which which,
      @Nullable String site,
      @Nullable String item,
      @Nullable String matter,
      int offset,
      int limit) {}

  /** How many of those that run do what. */
  public record Counts(int running, int soon, int broken, int paused) {}

  /** Rows of a page, and how many there are. */
  public record Page(List<ClockRow> clocks, int total, Counts counts, Instant at) {}

  /** Clocks, those that are due soonest first; of the past the newest first. */
  public Page page(Question question) {
    Instant now = clock.instant();
    ClockRows rows = rows();
    Predicate<ClockFile> wanted = wanted(question);
    List<ClockRow> open =
        part.state().openOnes().stream()
            .filter(wanted)
            .map(file -> rows.row(file, now))
            .sorted(SOONEST)
            .toList();
    List<ClockRow> found =
        switch (question.which()) {
          case OPEN -> open;
          case BROKEN -> past(rows, question, now).filter(ClockRow::broken).toList();
          case MET -> past(rows, question, now).filter(row -> row.state().equals("met")).toList();
          case ALL -> past(rows, question, now).toList();
        };
    List<ClockRow> shown = found.stream().skip(question.offset()).limit(question.limit()).toList();
    return new Page(shown, found.size(), counts(open), now);
  }

  private static Counts counts(List<ClockRow> open) {
    int broken = count(open, ClockRow::broken);
    int paused = count(open, row -> !row.broken() && row.state().equals("paused"));
    int going = count(open, row -> !row.broken() && row.state().equals("running"));
    int soon =
        count(
            open, row -> !row.broken() && row.state().equals("running") && row.usedPercent() >= 75);
    return new Counts(going, soon, broken, paused);
  }

  private static int count(List<ClockRow> rows, Predicate<ClockRow> wanted) {
    return (int) rows.stream().filter(wanted).count();
  }

  private static Predicate<ClockFile> wanted(Question question) {
    return file ->
        (question.site() == null || question.site().equals(file.subject().site()))
            && (question.matter() == null || question.matter().equals(file.subject().incident()))
            && (question.item() == null || isItem(file, question.item()));
  }

  private static boolean isItem(ClockFile file, String item) {
    String own = ClockTerms.item(file.subject());
    return own.equals(item) || (file.subject().contract() + "/" + own).equals(item);
  }

  private Stream<ClockRow> past(ClockRows rows, Question question, Instant now) {
    ClockTable.Wanted stored =
        new ClockTable.Wanted(
            null, null, null, question.site(), question.matter(), Instant.MIN, Instant.MAX);
    return files(stored).stream().filter(wanted(question)).map(file -> rows.row(file, now));
  }

  private List<ClockFile> files(ClockTable.Wanted wanted) {
    return running()
        .database()
        .read(connection -> ClockTable.page(connection, wanted, MOST_LOOKED_AT));
  }

  /** All clocks of a contract's item that began within a time, the newest first. */
  public List<ClockRow> ofItem(String contract, String item, Instant from, Instant to) {
    return rows(new ClockTable.Wanted(contract, item, null, null, null, from, to));
  }

  /** All clocks of a contract that began within a time, the newest first. */
  public List<ClockRow> ofContract(String contract, Instant from, Instant to) {
    return rows(new ClockTable.Wanted(contract, null, null, null, null, from, to));
  }

  /** All clocks of analyses that are owed, of all contracts, that began within a time, the same. */
  public List<ClockRow> reports(Instant from, Instant to) {
    return rows(new ClockTable.Wanted(null, null, PromiseKind.REPORT, null, null, from, to));
  }

  private List<ClockRow> rows(ClockTable.Wanted wanted) {
    Instant now = clock.instant();
    ClockRows rows = rows();
    return files(wanted).stream().map(file -> rows.row(file, now)).toList();
  }

  /** The clocks of a matter as they are in the database. */
  private List<ClockFile> stored(String matter) {
    return files(new ClockTable.Wanted(null, null, null, null, matter, Instant.MIN, Instant.MAX));
  }

  /** The clocks of an incident that count, those that are due soonest first. */
  public List<ClockRow> of(String incident) {
    Instant now = clock.instant();
    ClockRows rows = rows();
    List<ClockFile> known = part.state().of(incident);
    List<ClockFile> files = known.isEmpty() && running.get() != null ? stored(incident) : known;
    return files.stream()
        .filter(file -> file.cancelled() == null)
        .map(file -> rows.row(file, now))
        .sorted(SOONEST)
        .toList();
  }

  /** One clock. */
  public Optional<ClockRow> clock(String id) {
    ClockFile known = part.state().file(id);
    Optional<ClockFile> file =
        known != null
            ? Optional.of(known)
            : running().database().read(connection -> ClockTable.one(connection, id));
    return file.map(this::row);
  }

  /**
   * When work on an incident must be done: the deadline of its restore or replace clock that is due
   * first and still runs.
   */
  public Map<String, Instant> dues() {
    long now = clock.instant().toEpochMilli();
    ClockTerms held = terms();
    Map<String, Instant> dues = new TreeMap<>();
    for (ClockFile file : part.state().openOnes()) {
      boolean mends =
          file.subject().kind() == PromiseKind.RESTORE
              || file.subject().kind() == PromiseKind.SPARE_REPLACE;
      Optional<Bound> bound = mends ? held.of(file) : Optional.empty();
      bound
          .map(each -> Clocks.reached(each.commitment().promise(), file.history(), 100, now))
          .filter(at -> at.isPresent())
          .ifPresent(at ->
              dues.merge(
                  file.subject().incident(),
                  Instant.ofEpochMilli(at.getAsLong()),
                  (one, other) -> one.isBefore(other) ? one : other));
    }
    return dues;
  }

  /** The level of an incident by its clocks, 1 to 4; empty when it has none. */
  public Optional<Integer> level(String incident) {
    return part.state().of(incident).stream()
        .filter(file -> file.cancelled() == null)
        .map(ClockFile::level)
        .min(Comparator.naturalOrder())
        .map(Level::number);
  }

  /** Somebody wants a clock to stand. */
  public ClockFact pause(String id, TimeRange range, String evidence, String by, String reason)
      throws StoreUnavailableException {
    return take(asks -> asks.pause(id, range, evidence, new ClockAsks.By(by, reason)));
  }

  /** Another person decides on that. */
  public ClockFact rule(
      String id, String pause, boolean approve, boolean retroactive, String by, String reason)
      throws StoreUnavailableException {
    return take(asks -> asks.rule(id, pause, approve, retroactive, new ClockAsks.By(by, reason)));
  }

  /** A pause is taken back. */
  public ClockFact withdraw(String id, String pause, String by, String reason)
      throws StoreUnavailableException {
    return take(asks -> asks.withdraw(id, pause, new ClockAsks.By(by, reason)));
  }

  /** A named person says that what was promised has happened. */
  public ClockFact stop(
      String id, Instant at, String branch, String evidence, String by, String reason)
      throws StoreUnavailableException {
    return take(
        asks -> asks.stop(id, at.toEpochMilli(), branch, evidence, new ClockAsks.By(by, reason)));
  }

  /**
   * The same within a transaction that is being drafted, as with an order or a paper. Only the
   * writer's thread.
   *
   * @param answer gets what follows, or why not, when the parts decide
   */
  public void stopNow(
      String id,
      Instant at,
      String branch,
      String evidence,
      String by,
      String reason,
      List<ClockFact> answer) {
    part.ask(
        asks -> asks.stop(id, at.toEpochMilli(), branch, evidence, new ClockAsks.By(by, reason)),
        answer);
  }

  /** A person decides on the level of an incident. */
  public ClockFact level(String incident, Level level, String by, String reason)
      throws StoreUnavailableException {
    return take(asks -> asks.level(incident, level, new ClockAsks.By(by, reason)));
  }

  private ClockFact take(Function<ClockAsks, ClockFact> wish) throws StoreUnavailableException {
    List<ClockFact> answer = new ArrayList<>();
    running()
        .watch()
        .act(change -> {
          part.ask(wish, answer);
          return true;
        });
    return answer.getFirst();
  }
}
