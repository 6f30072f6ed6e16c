package org.gengfu.center.stock;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.stock.Logistics;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.PlaceBook;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.Travel;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/** Spare parts: people, phones and the dispatcher ask here. Any thread. */
public final class StockDesk implements AutoCloseable {
  /** So long a part is kept for an order; the order's end comes first, as a rule. */
  public static final Duration KEPT = OrderParts.KEPT;

  /** The most moves of one part that are told. */
  public static final int MOST_HISTORY = 1_000;

  private final Settings settings;
  private final StockPart part;
  private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<String, GeoPoint> vehicles = Map.of();
  private volatile PlaceBook places;
  private volatile @Nullable StockBook placesOf;

  /**
   * By what the desk works.
   *
   * @param sites places that are known without being entered, by id, with their names
   * @param siteOf site of a device by the settings; empty for nowhere
   * @param contracts those that are committed
   * @param orders what became of orders in the transaction that is being drafted
   * @param nodeOf the node of an order that is held, empty for none; any thread
   * @param zone whose clock on the wall counts
   */
  public record Settings(
      Map<String, String> sites,
      Function<DeviceKey, String> siteOf,
      Supplier<ContractBook> contracts,
      Supplier<List<OrderMoved>> orders,
      Function<String, String> nodeOf,
      TravelSettings travel,
      ZoneId zone) {
    public Settings {
      sites = Map.copyOf(sites);
    }

    /** Of a house whose orders say nothing of nodes. */
    public Settings(
        Map<String, String> sites,
        Function<DeviceKey, String> siteOf,
        Supplier<ContractBook> contracts,
        Supplier<List<OrderMoved>> orders,
        TravelSettings travel,
        ZoneId zone) {
      this(sites, siteOf, contracts, orders, order -> "", travel, zone);
    }
  }

  private record Running(
      Watch watch,
      Database database,
      NeedFinder finder,
      CoverageDesk coverage,
      TechnicianDesk technicians,
      Clock clock) {}

  /** What a move that cannot be told yet is asked by. */
  private final StockTerms terms =
      new StockTerms() {
        @Override
        public Logistics ways() {
          return places();
        }

        @Override
        public boolean isPlace(String id) {
          return places().places().containsKey(id);
        }

        @Override
        public Optional<Duty> duty(String node, Instant at) {
          return finder().flatMap(finder -> finder.duty(node, at));
        }

        @Override
        public @Nullable Long priceCents(String node) {
          return finder()
              .flatMap(finder -> finder.node(node))
              .map(known -> cents(known.facts().attributes().getOrDefault("price", "")))
              .orElse(null);
        }

        @Override
        public Optional<DeviceNeed> need(String node, Instant at) {
          return finder()
              .flatMap(finder -> finder.of(node, book().skus(), at).stream().findFirst());
        }
      };

  private final RoutedTravel travel;

  public StockDesk(Settings settings) {
    this.settings = settings;
    this.travel = new RoutedTravel(settings.travel(), settings.zone(), this::moved);
    this.part = new StockPart(terms, settings.orders(), this::moved, this::born);
    this.places = new PlaceBook(List.of(), travel, 0, settings.zone());
  }

  private static @Nullable Long cents(String yuan) {
    try {
      return yuan.isEmpty() ? null : new BigDecimal(yuan).movePointRight(2).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      return null; // the drawing may say anything
    }
  }

  private Optional<NeedFinder> finder() {
    return Optional.ofNullable(running.get()).map(Running::finder);
  }

  /** What hangs into the watch; to be given to it behind the orders' part. */
  public WatchPart part() {
    return part;
  }

  /** From now on people may ask, and coverage is kept. */
  public void begin(Watch watch, Database database, Clock clock) {
    NeedFinder finder =
        new NeedFinder(
            watch.picture(), settings.siteOf(), new ContractDuties(settings.contracts()));
    CoverageDesk coverage =
        new CoverageDesk(this::book, this::places, finder, settings.nodeOf(), watch::tell, clock);
    TechnicianDesk technicians = new TechnicianDesk(watch, database, this, clock);
    running.set(new Running(watch, database, finder, coverage, technicians, clock));
    coverage.start();
  }

  private Running begun() {
    Running known = running.get();
    if (known == null) {
      throw new IllegalStateException("not begun");
    }
    return known;
  }

  /** Something that coverage depends on changed. */
  private void moved() {
    Running known = running.get();
    if (known != null) {
      known.coverage().wake();
    }
    listeners.forEach(Runnable::run);
  }

  private void born() {
    Running known = running.get();
    if (known != null) {
      known.coverage().born();
    }
  }

  /**
   * From now on this is told when parts, contracts, ways, technicians or their positions changed;
   * it must return at once.
   */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** How long ways take. */
  public Travel roads() {
    return travel;
  }

  /** The contracts that hold have changed. Returns at once. */
  public void contractsChanged() {
    moved();
  }

  /** The stock as it is committed. */
  public StockBook book() {
    return part.book();
  }

  /** Who is covered. */
  public CoverageDesk coverage() {
    return begun().coverage();
  }

  /**
   * What the nearest part takes to each device by the coverage that was worked out last; nothing
   * before {@link #begin}. Cheap: the writer's thread may ask.
   */
  public Map<String, PartWay> ways() {
    Running known = running.get();
    return known == null ? Map.of() : known.coverage().ways();
  }

  /**
   * The number of a technician that takes short messages, empty for none; before {@link #begin} it
   * is read from the database.
   */
  public String phone(String user, Database database) {
    Running known = running.get();
    String written =
        known == null
            ? database.read(connection -> TechnicianTable.phone(connection, user))
            : Optional.ofNullable(known.technicians().technicians().get(user))
                .map(Technician::phone)
                .orElse("");
    return Technician.number(written).orElse("");
  }

  /** The people who go to devices. */
  public TechnicianDesk technicians() {
    return begun().technicians();
  }

  /** Whose clock on the wall counts. */
  public ZoneId zone() {
    return settings.zone();
  }

  /** The places with the ways between them; a vehicle is where its technician was last seen. */
  public PlaceBook places() {
    StockBook book = book();
    if (book != placesOf) {
      place(book);
    }
    return places;
  }

  private synchronized void place(StockBook book) {
    Map<String, Place> all = new TreeMap<>();
    settings
        .sites()
        .forEach((id, name) ->
            all.put(id, new Place(id, Place.Kind.SITE, name, null, WeekHours.ALWAYS)));
    all.putAll(book.places());
    vehicles.forEach((id, point) -> all.computeIfPresent(id, (key, place) -> place.at(point)));
    places =
        new PlaceBook(
            all.values(), travel, settings.travel().handout().toMillis(), settings.zone());
    placesOf = book;
  }

  /**
   * Says where vehicles are.
   *
   * @param points by the id of the vehicle's place
   */
  public void vehicles(Map<String, GeoPoint> points) {
    if (!points.equals(vehicles)) {
      vehicles = Map.copyOf(points);
      place(book());
      moved();
    } else {
      listeners.forEach(Runnable::run);
    }
  }

  /** What a device may need of parts; empty when no contract asks for any. */
  public List<Need> needs(String node, Instant at) {
    return begun().finder().of(node, book().skus(), at).stream().map(DeviceNeed::need).toList();
  }

  /**
   * Has a wish carried out and committed; one whose id is known is answered as before.
   *
   * @throws StoreUnavailableException when it could not be committed
   */
  public MoveAnswer move(MoveAsk ask) throws StoreUnavailableException {
    Running known = begun();
    String id = ask.id();
    if (id != null) {
      Optional<Move> before = known.database().read(connection -> MoveTable.of(connection, id));
      if (before.isPresent()) {
        return StockDraft.repeated(before.get(), ask, book().state());
      }
    }
    List<MoveAnswer> answers = new ArrayList<>();
    known
        .watch()
        .act(change -> {
          part.ask(draft -> answers.add(draft.take(ask)));
          return true;
        });
    return answers.getFirst();
  }

  /**
   * Has a wish carried out in the transaction that is being drafted; only within the work of {@link
   * Watch#act}, by the writer's thread. It holds, with all the rest, once that is committed.
   *
   * @param answer told what came of it
   */
  public void ask(MoveAsk ask, Consumer<MoveAnswer> answer) {
    part.ask(draft -> answer.accept(draft.take(ask)));
  }

  /** What came of a list. */
  public record Imported(
      int rows, int added, int changed, int unchanged, List<StockList.Problem> problems, int more) {
    public Imported {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Takes a list over, as a whole or, with a problem, not at all.
   *
   * @param dry true to only say what would come of it
   * @throws StoreUnavailableException when it could not be committed
   */
  public Imported take(StockList list, String by, boolean dry) throws StoreUnavailableException {
    int rows = list.skus().size() + list.places().size() + list.parts().size();
    if (!list.problems().isEmpty()) {
      return new Imported(rows, 0, 0, 0, list.problems(), list.more());
    }
    StockImport wanted =
        new StockImport(
            list.skus(), list.places(), list.parts(), Set.copyOf(settings.sites().keySet()));
    Running known = begun();
    List<StockImport.Outcome> outcomes = new ArrayList<>();
    if (dry) {
      outcomes.add(wanted.onto(book(), known.clock().instant()));
    } else {
      known
          .watch()
          .act(change -> {
            part.ask(draft -> outcomes.add(draft.take(wanted, by)));
            return true;
          });
    }
    return imported(outcomes.getFirst(), rows);
  }

  private static Imported imported(StockImport.Outcome outcome, int rows) {
    List<StockList.Problem> problems =
        outcome.problems().stream().map(StockClashes::problem).toList();
    boolean done = problems.isEmpty();
    int told = Math.min(problems.size(), StockList.MOST_PROBLEMS);
    return new Imported(
        rows,
        done ? outcome.added() : 0,
        done ? outcome.changed() : 0,
        done ? outcome.unchanged() : 0,
        problems.subList(0, told),
        problems.size() - told);
  }

  /** What was done to a part, newest first. */
  public List<Move> history(String serial) {
    return begun()
        .database()
        .read(connection -> MoveTable.history(connection, serial, MOST_HISTORY));
  }

  @Override
  public void close() {
    travel.close();
    Running known = running.get();
    if (known != null) {
      known.coverage().close();
    }
  }
}
