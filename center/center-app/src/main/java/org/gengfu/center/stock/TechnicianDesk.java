package org.gengfu.center.stock;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.travel.GeoPoint;

/**
 * The people who go to devices, and where they were last seen. Who they are is journaled; of where
 * they are only the newest is kept. Any thread that may block.
 */
public final class TechnicianDesk {
  /** A position that is older says nothing of where a vehicle is. */
  public static final Duration STALE = Duration.ofHours(12);

  /** A phone's clock may be ahead of ours by so much. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Watch watch;
  private final Database database;
  private final StockDesk stock;
  private final Clock clock;
  private final Map<String, Technician.Position> positions = new ConcurrentHashMap<>();
  private final ReentrantLock changing = new ReentrantLock();
  private volatile SortedMap<String, Technician> technicians;
  private volatile SortedMap<String, Crew> crews;

  public TechnicianDesk(Watch watch, Database database, StockDesk stock, Clock clock) {
    this.watch = watch;
    this.database = database;
    this.stock = stock;
    this.clock = clock;
    this.technicians = database.read(TechnicianTable::load);
    this.crews = database.read(CrewTable::load);
    positions.putAll(database.read(TechnicianTable::positions));
    vehicles();
  }

  /** All of them, by id. */
  public SortedMap<String, Technician> technicians() {
    return technicians;
  }

  /** Who goes together, by id, also of days to come and gone. */
  public SortedMap<String, Crew> crews() {
    return crews;
  }

  /**
   * Enters a crew, or changes it. Both must be technicians.
   *
   * @param by who says so
   * @return the crew in which one of the two is already on one of its days; empty when it was done
   * @throws StoreUnavailableException when it could not be committed
   */
  public Optional<Crew> put(Crew crew, String by) throws StoreUnavailableException {
    changing.lock();
    try {
      Optional<Crew> clash =
          crews.values().stream()
              .filter(other -> !other.id().equals(crew.id()) && other.clashes(crew))
              .findFirst();
      if (clash.isPresent()) {
        return clash;
      }
      watch.record((connection, facts, now) -> {
        CrewTable.put(connection, crew);
        ObjectNode body = JSON.createObjectNode();
        body.put("by", by).put("lead", crew.lead()).put("second", crew.second());
        body.put("from", crew.from().toString()).put("to", crew.to().toString());
        facts.add(now, "crew.set", "crew/" + crew.id(), body.toString());
        return true;
      });
      crews = database.read(CrewTable::load);
    } finally {
      changing.unlock();
    }
    vehicles();
    return Optional.empty();
  }

  /**
   * Ends a crew for good.
   *
   * @return false when there is none of that id
   * @throws StoreUnavailableException when it could not be committed
   */
  public boolean removeCrew(String id, String by) throws StoreUnavailableException {
    boolean gone;
    changing.lock();
    try {
      gone =
          watch.record((connection, facts, now) -> {
            boolean dropped = CrewTable.drop(connection, id);
            if (dropped) {
              ObjectNode body = JSON.createObjectNode().put("by", by);
              facts.add(now, "crew.removed", "crew/" + id, body.toString());
            }
            return dropped;
          });
      crews = database.read(CrewTable::load);
    } finally {
      changing.unlock();
    }
    vehicles();
    return gone;
  }

  /** Where somebody was last seen. */
  public Optional<Technician.Position> position(String id) {
    return Optional.ofNullable(positions.get(id));
  }

  /**
   * Enters somebody, or changes what is known.
   *
   * @param by who says so
   * @return false when there are too many
   * @throws StoreUnavailableException when it could not be committed
   */
  public boolean put(Technician who, String by) throws StoreUnavailableException {
    changing.lock();
    try {
      if (technicians.size() >= Technician.MOST && !technicians.containsKey(who.id())) {
        return false;
      }
      watch.record((connection, facts, now) -> {
        TechnicianTable.put(connection, who);
        facts.add(now, "technician.set", "technician/" + who.id(), body(who, by));
        return true;
      });
      technicians = database.read(TechnicianTable::load);
    } finally {
      changing.unlock();
    }
    vehicles();
    return true;
  }

  /**
   * Forgets somebody.
   *
   * @return false when nobody of that name is known
   * @throws StoreUnavailableException when it could not be committed
   */
  public boolean remove(String id, String by) throws StoreUnavailableException {
    boolean gone;
    changing.lock();
    try {
      gone =
          watch.record((connection, facts, now) -> {
            boolean dropped = TechnicianTable.drop(connection, id);
            if (dropped) {
              ObjectNode body = JSON.createObjectNode().put("by", by);
              facts.add(now, "technician.removed", "technician/" + id, body.toString());
            }
            return dropped;
          });
      technicians = database.read(TechnicianTable::load);
      crews = database.read(CrewTable::load);
      positions.remove(id);
    } finally {
      changing.unlock();
    }
    vehicles();
    return gone;
  }

  private static String body(Technician who, String by) {
    ObjectNode body = JSON.createObjectNode();
    body.put("by", by);
    body.put("name", who.name());
    who.skills().forEach(body.putArray("skills")::add);
    body.put("hours", who.shifts().isEmpty() ? "" : who.hours().text());
    body.put("breaks", who.breaks().isEmpty() ? "" : who.breakHours().text());
    for (Technician.Leave each : who.leave()) {
      body.withArray("leave")
          .addObject()
          .put("from", each.from().toString())
          .put("to", each.to().toString())
          .put("reason", each.reason());
    }
    body.put("vehicle", who.vehicle());
    return body.toString();
  }

  /**
   * Keeps where somebody is, unless something newer is known. A time ahead of ours is now.
   *
   * @return false when nobody of that name is known
   */
  public boolean seen(String id, Technician.Position position) {
    if (!technicians.containsKey(id)) {
      return false;
    }
    Instant now = clock.instant();
    Technician.Position kept =
        position.time().isAfter(now.plus(AHEAD))
            ? new Technician.Position(position.point(), position.accuracy(), now)
            : position;
    boolean newer = database.transaction(connection -> TechnicianTable.seen(connection, id, kept));
    if (newer) {
      positions.put(id, kept);
      vehicles();
    }
    return true;
  }

  /** Tells the stock where vehicles are: with the technician who drives each. */
  private void vehicles() {
    Instant oldest = clock.instant().minus(STALE);
    Map<String, GeoPoint> points = new HashMap<>();
    Map<String, Instant> times = new HashMap<>();
    for (Technician who : technicians.values()) {
      Technician.Position at = positions.get(who.id());
      String vehicle = who.vehicle();
      if (vehicle != null && at != null && at.time().isAfter(oldest)) {
        Instant before = times.get(vehicle);
        if (before == null || before.isBefore(at.time())) {
          points.put(vehicle, at.point());
          times.put(vehicle, at.time());
        }
      }
    }
    stock.vehicles(points);
  }
}
