package org.gengfu.center.inspection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.notify.PlaceNames;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreException;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.notify.Notice;
import org.gengfu.notify.NotifyInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds of inspection: a thread of its own looks every {@value #EVERY_SECONDS} s which are to be
 * planned; pages and papers ask here. Any thread that may block.
 */
public final class InspectionDesk implements AutoCloseable, InspectionRounds {
  static final int EVERY_SECONDS = 30;

  /** Rounds are kept in the table so long after their window; their orders stay. */
  static final Duration KEPT = Duration.ofDays(1_100);

  private static final Duration PRUNED_EVERY = Duration.ofDays(1);
  private static final Duration COUNTED_EVERY = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(InspectionDesk.class);

  private final OrderDesk orders;
  private final Settings settings;
  private final RoundPart part;
  private final RoundNotice notice;
  private final UsualChecks usual = new UsualChecks();
  private final ReentrantLock looking = new ReentrantLock();
  private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<@Nullable Running> running = new AtomicReference<>();

  /**
   * What rounds follow from.
   *
   * @param book the contracts as they are now; any thread
   * @param siteOf site of a device by the settings; empty for nowhere
   * @param places where a site is, null when nobody knows
   * @param names what sites are called
   * @param zone whose clock on the wall counts in what people are told
   * @param pages address of the center's pages, empty when nobody said
   */
  public record Settings(
      Supplier<ContractBook> book,
      Function<DeviceKey, String> siteOf,
      Function<String, Stop.@Nullable Place> places,
      PlaceNames names,
      ZoneId zone,
      String pages) {}

  private static final class Running {
    private final Watch watch;
    private final Database database;
    private final Clock clock;
    private final RoundPlanner planner;
    private final MonthlyRounds monthly;
    private final Thread thread;
    private Instant pruned = Instant.MIN;
    private Instant counted = Instant.MIN;

    Running(
        Watch watch,
        Database database,
        Clock clock,
        RoundPlanner planner,
        MonthlyRounds monthly,
        Runnable work) {
      this.watch = watch;
      this.database = database;
      this.clock = clock;
      this.planner = planner;
      this.monthly = monthly;
      this.thread = Thread.ofPlatform().daemon().name("inspections").unstarted(work);
    }
  }

  /**
   * @param teller has people told something in the transaction that is being drafted
   */
  public InspectionDesk(OrderDesk orders, Consumer<NotifyInput> teller, Settings settings) {
    this.orders = orders;
    this.settings = settings;
    this.notice = new RoundNotice(settings.pages(), settings.zone(), settings.names());
    this.part = new RoundPart(orders.part(), teller, notice, settings.names());
  }

  /** What hangs into the watch: behind orders, before the notifier's part. */
  public WatchPart part() {
    return part;
  }

  /** From now on rounds are planned, and people may ask. */
  public void begin(Watch watch, Database database, Clock clock) {
    RoundField field = new RoundField(watch.picture(), settings.siteOf(), settings.places(), usual);
    RoundPlanner planner =
        new RoundPlanner(settings.book(), part::book, field, usual, database, clock);
    MonthlyRounds monthly = new MonthlyRounds(planner, part::book, database, notice);
    Running begun = new Running(watch, database, clock, planner, monthly, this::run);
    running.set(begun);
    try {
      watch.act(change -> {
        part.begin(new KnownPoints(watch.picture()));
        return true;
      });
    } catch (StoreUnavailableException e) {
      throw new IllegalStateException("the watch has just been started: " + e.getMessage(), e);
    }
    begun.thread.start();
  }

  private Running running() {
    Running known = running.get();
    if (known == null) {
      throw new IllegalStateException("not begun");
    }
    return known;
  }

  private void run() {
    while (!ended.get()) {
      try {
        look();
      } catch (StoreUnavailableException | StoreException e) {
        LOG.warn("Rounds are planned later: {}", e.getMessage());
      } catch (RuntimeException e) { // the next look tries again
        LOG.error("Rounds could not be planned", e);
      }
      try {
        calls.poll(EVERY_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Plans what is due now; the desk's own thread asks for it again and again. */
  public void look() throws StoreUnavailableException {
    Running begun = running();
    looking.lock();
    try {
      RoundPlanner.Found found;
      do {
        found = begun.planner.look();
        if (!found.isEmpty()) {
          RoundPart.Wish wish = found.wish();
          begun.watch.act(change -> {
            part.ask(wish);
            return true;
          });
        }
      } while (found.more() && !ended.get());
      Instant now = begun.clock.instant();
      if (begun.counted.equals(Instant.MIN) || !now.isBefore(begun.counted.plus(COUNTED_EVERY))) {
        List<Notice> news = begun.monthly.news(now);
        if (!news.isEmpty()) {
          begun.watch.act(change -> {
            part.tell(news);
            return true;
          });
          begun.monthly.told(news);
        }
        begun.counted = now;
      }
      if (begun.pruned.equals(Instant.MIN) || now.isAfter(begun.pruned.plus(PRUNED_EVERY))) {
        begun.database.change(connection -> RoundTable.prune(connection, now.minus(KEPT)));
        begun.pruned = now;
      }
    } finally {
      looking.unlock();
    }
  }

  /** What a list is asked for; null asks nothing. */
  public record Question(
      @Nullable String state,
      @Nullable String item,
      @Nullable String site,
      @Nullable Instant from,
      @Nullable Instant to,
      int offset,
      int limit) {}

  /** Some of the rounds, and how many there are. */
  public record Page(List<RoundRow> rounds, int total) {
    public Page {
      rounds = List.copyOf(rounds);
    }
  }

  /**
   * Rounds: those that are due and missed, then those that come, each in the order of their end,
   * then those that are made, the latest first. Of the stored ones the latest {@value #MOST} are
   * looked at, and those that come in the next 31 days.
   */
  public Page page(Question question) {
    Running begun = running();
    Instant now = begun.clock.instant();
    Instant from = question.from() == null ? Instant.EPOCH : question.from();
    Instant to = question.to() == null ? Instant.MAX : question.to();
    List<RoundRow> rows = new ArrayList<>();
    RoundTable.Wanted wanted = new RoundTable.Wanted(question.item(), question.site(), from, to);
    begun
        .database
        .read(connection -> RoundTable.page(connection, wanted, MOST))
        .forEach(line -> rows.add(row(line, now)));
    for (RoundPart.Coming each : ahead(now)) {
      RoundFile file = new RoundFile(RoundState.of(each.round()), each.name(), null);
      RoundRow row = row(RoundLine.of(file), now);
      if (isWanted(row, question, from, to)) {
        rows.add(row);
      }
    }
    List<RoundRow> found =
        rows.stream()
            .filter(row -> question.state() == null || row.state().equals(question.state()))
            .sorted(Comparator.comparingInt(InspectionDesk::rank).thenComparing(ORDER))
            .toList();
    return new Page(
        found.stream().skip(question.offset()).limit(question.limit()).toList(), found.size());
  }

  private static final Comparator<RoundRow> ORDER =
      (one, other) -> {
        int byEnd = one.to().compareTo(other.to());
        int sign = one.state().equals("done") ? -1 : 1;
        return byEnd != 0 ? sign * byEnd : one.id().compareTo(other.id());
      };

  private static int rank(RoundRow row) {
    return switch (row.state()) {
      case "due" -> 0;
      case "missed" -> 1;
      case "planned" -> 2;
      default -> 3;
    };
  }

  private static boolean isWanted(RoundRow row, Question question, Instant from, Instant to) {
    String item = question.item();
    return row.to().isAfter(from)
        && row.from().isBefore(to)
        && (question.site() == null || question.site().equals(row.site()))
        && (item == null || row.item().equals(item) || row.item().endsWith("/" + item));
  }

  private List<RoundPart.Coming> ahead(Instant now) {
    looking.lock();
    try {
      return running().planner.ahead(now);
    } finally {
      looking.unlock();
    }
  }

  private RoundRow row(RoundLine line, Instant now) {
    return RoundRow.of(line, now, number -> orders.order(number).orElse(null), this::technician);
  }

  private String technician(String user) {
    return orders.context().technician(user).orElse(user);
  }

  /** The plans that hold now, by id. */
  public List<PlanRow> plans() {
    Running begun = running();
    long now = begun.clock.instant().toEpochMilli();
    looking.lock();
    try {
      List<PlanRow> rows = new ArrayList<>();
      List<NodeFacts> nodes = begun.planner.nodes();
      for (List<PlanPart> parts : begun.planner.plans().values()) {
        for (PlanPart each : parts) {
          if (each.life().contains(now)) {
            rows.add(
                PlanRow.of(
                    each,
                    begun.planner.extent(each, nodes),
                    begun.monthly.lacking(each, nodes, begun.clock.instant())));
          }
        }
      }
      return rows;
    } finally {
      looking.unlock();
    }
  }

  /** The round of an order that may still be made. */
  Optional<RoundFile> ofOrder(OrderState order) {
    return order.matter().kind() == OrderKind.INSPECTION
        ? part.book().ofOrder(order.id())
        : Optional.empty();
  }

  /** The same, also when it was made. */
  Optional<RoundFile> anyOfOrder(OrderState order) {
    Optional<RoundFile> held = ofOrder(order);
    return held.isPresent() || order.matter().kind() != OrderKind.INSPECTION
        ? held
        : running().database.read(connection -> RoundTable.ofOrder(connection, order.id()));
  }

  @Override
  public List<Count> counts(String contract, Instant from, Instant to) {
    Running begun = running();
    Instant now = begun.clock.instant();
    TimeRange within = new TimeRange(from.toEpochMilli(), to.toEpochMilli());
    return begun.database.read(connection -> RoundTable.counts(connection, contract, within, now));
  }

  @Override
  public List<Over> over(Instant from, Instant now, int most) {
    return running().database.read(connection -> RoundTable.over(connection, from, now, most));
  }

  @Override
  public Optional<Sheet> sheet(String id) {
    return running()
        .database
        .read(connection -> RoundTable.find(connection, id))
        .map(file ->
            new Sheet(file.state(), file.name(), file.order(), file.people(this::technician)));
  }

  /** No rounds are planned any more. */
  @Override
  public void close() {
    ended.set(true);
    Running begun = running.get();
    calls.offer(true);
    if (begun != null) {
      try {
        begun.thread.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
