package org.gengfu.center.stock;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.core.stock.Coverage;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.PlaceBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the answer to: would every device get its part in time, if it failed now? A thread of its
 * own works it out anew when the stock, the field, a contract or a vehicle's place changes, and
 * once a minute, as hours and traffic change. What parts devices need is kept between; births alone
 * make it be looked at again at most every {@value #QUIET_MILLIS} ms. Any thread.
 */
public final class CoverageDesk implements AutoCloseable {
  static final int QUIET_MILLIS = 2_000;

  private static final int EVERY_SECONDS = 60;

  /** Editions begin and end: needs are looked at again after so long. */
  private static final long NEEDS_MILLIS = 600_000;

  private static final int MOST_TOLD = 50;
  private static final Logger LOG = LoggerFactory.getLogger(CoverageDesk.class);

  private final Supplier<StockBook> stock;
  private final Supplier<PlaceBook> places;
  private final Clock clock;
  private final BlockingQueue<Boolean> calls = new ArrayBlockingQueue<>(1);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong births = new AtomicLong();
  private final ReentrantLock working = new ReentrantLock();
  private final NeedFinder finder;
  private final Function<String, String> nodeOf;
  private final Consumer<LiveEvent.Told> tell;
  private final Thread thread;
  private List<DeviceNeed> needs = List.of();
  private Seen seen = Seen.NOTHING;
  private volatile Known known = new Known(StockBook.EMPTY, "", CoverageNow.NONE, Map.of());
  private Set<String> told = Set.of();
  private boolean anyTold;

  /** Births were heard of too soon after the last look at needs. */
  private volatile boolean again;

  /** By what the needs were found. */
  private record Seen(Object version, long births, long atMillis, long nanos) {
    static final Seen NOTHING = new Seen("", -1, 0, 0);
  }

  private record Known(
      StockBook stock, Object version, CoverageNow now, Map<String, PartWay> ways) {}

  /**
   * @param nodeOf the node of an order, empty for none; any thread
   */
  CoverageDesk(
      Supplier<StockBook> stock,
      Supplier<PlaceBook> places,
      NeedFinder finder,
      Function<String, String> nodeOf,
      Consumer<LiveEvent.Told> tell,
      Clock clock) {
    this.stock = stock;
    this.places = places;
    this.finder = finder;
    this.nodeOf = nodeOf;
    this.tell = tell;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("coverage").unstarted(this::run);
  }

  void start() {
    wake();
    thread.start();
  }

  /** Something changed that may matter. Returns at once. */
  void wake() {
    calls.offer(true); // one that waits already will do
  }

  /** Devices were born. Returns at once. */
  void born() {
    births.incrementAndGet();
    wake();
  }

  /** Who is covered, by the stock, the drawing and the contracts as they are committed. */
  public CoverageNow now() {
    Known last = known;
    StockBook book = stock.get();
    return last.stock() == book && finder.version(book.skus()).equals(last.version())
        ? last.now()
        : look();
  }

  /**
   * What the nearest part takes to each device, as it was worked out last: at most about a minute
   * ago while the center runs, and after any change of the stock within the time that the work
   * takes. Nothing is worked out for this and no lock is taken. The map is another one each time.
   */
  public Map<String, PartWay> ways() {
    return known.ways();
  }

  private void run() {
    while (!ended.get()) {
      try {
        calls.poll(again ? QUIET_MILLIS : EVERY_SECONDS * 1_000L, TimeUnit.MILLISECONDS);
        if (!ended.get()) {
          look();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) { // the next change tries again
        LOG.error("The coverage of devices could not be worked out", e);
      }
    }
  }

  /** Works it out now. */
  CoverageNow look() {
    working.lock();
    try {
      StockBook book = stock.get();
      PlaceBook where = places.get();
      Instant at = clock.instant();
      lookForNeeds(book, at);
      List<Need> asked = needs.stream().map(DeviceNeed::need).toList();
      Coverage coverage = Coverage.of(asked, book.state(), book.skus(), where, at.toEpochMilli());
      CoverageNow now = rows(coverage, where, at);
      Map<String, PartWay> ways = PartWays.of(needs, coverage, book.state(), nodeOf, where, at);
      known = new Known(book, seen.version(), now, ways);
      tell(now);
      return now;
    } finally {
      working.unlock();
    }
  }

  private void lookForNeeds(StockBook book, Instant at) {
    NeedFinder.Version version = finder.version(book.skus());
    long births = this.births.get();
    long nanos = System.nanoTime();
    boolean other =
        !version.equals(seen.version()) || at.toEpochMilli() - seen.atMillis() > NEEDS_MILLIS;
    boolean quiet = nanos - seen.nanos() > QUIET_MILLIS * 1_000_000L;
    again = !other && births != seen.births() && !quiet;
    if (again) {
      return;
    }
    if (other || births != seen.births()) {
      needs = finder.all(book.skus(), at);
      seen = new Seen(version, births, at.toEpochMilli(), nanos);
    }
  }

  private CoverageNow rows(Coverage coverage, PlaceBook where, Instant at) {
    List<CoverageRow> uncovered = new ArrayList<>();
    Set<String> all = new HashSet<>();
    Set<String> gaps = new HashSet<>();
    for (int i = 0; i < needs.size(); i++) {
      DeviceNeed asked = needs.get(i);
      Coverage.Outcome outcome = coverage.answers().get(i).outcome();
      Coverage.Gap gap = outcome.gap();
      all.add(asked.need().device());
      if (gap != null) {
        gaps.add(asked.need().device());
        uncovered.add(CoverageRow.of(asked, gap, outcome, where, at.toEpochMilli()));
      }
    }
    return new CoverageNow(all.size(), all.size() - gaps.size(), groups(gaps), uncovered, at);
  }

  private List<CoverageNow.Group> groups(Set<String> gaps) {
    Map<List<String>, Set<String>> devices = new LinkedHashMap<>();
    for (DeviceNeed asked : needs) {
      devices
          .computeIfAbsent(
              List.of(asked.need().item(), asked.need().site()), key -> new HashSet<>())
          .add(asked.need().device());
    }
    List<CoverageNow.Group> groups = new ArrayList<>();
    devices.forEach((key, all) -> {
      int covered = (int) all.stream().filter(device -> !gaps.contains(device)).count();
      groups.add(new CoverageNow.Group(key.get(0), key.get(1), all.size(), covered));
    });
    return groups;
  }

  /** Tells pages who became uncovered and who is covered again. */
  private void tell(CoverageNow now) {
    Set<String> gaps = new HashSet<>();
    List<CoverageRow> added = new ArrayList<>();
    for (CoverageRow row : now.uncovered()) {
      String key = row.node() + " " + row.sku();
      if (gaps.add(key) && !told.contains(key) && added.size() < MOST_TOLD) {
        added.add(row);
      }
    }
    if (gaps.equals(told) && anyTold) {
      return;
    }
    told = gaps;
    anyTold = true;
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("devices", now.devices());
    view.put("covered", now.covered());
    view.put("uncovered", now.uncovered().size());
    view.put("added", List.copyOf(added));
    view.put("at", now.at());
    tell.accept(new LiveEvent.Told("coverage", view));
  }

  @Override
  public void close() {
    ended.set(true);
    wake();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
