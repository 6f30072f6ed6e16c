package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.FactSink;

/**
 * The register of cameras: what holds now is in memory, all versions are in the database. Any
 * thread may read; changes come one at a time, as parts of the writer's transactions.
 */
public final class CameraRegister {
  /** Most cameras; a larger register is refused. */
  public static final int MAX_CAMERAS = 50_000;

  private final Database database;
  private volatile Snapshot snapshot;

  /** What holds now; {@code versions} counts all there ever were and so tells one from another. */
  private record Snapshot(
      long versions, SortedMap<String, CameraVersion> byCode, Map<CameraSource, Camera> bySource) {}

  private CameraRegister(Database database, Snapshot snapshot) {
    this.database = database;
    this.snapshot = snapshot;
  }

  /** Reads what holds now. */
  public static CameraRegister load(Database database) {
    return new CameraRegister(database, database.read(CameraRegister::snapshot));
  }

  private static Snapshot snapshot(Connection connection) throws SQLException {
    long versions =
        CameraTable.versions(connection); // first: what comes meanwhile makes it outdated
    SortedMap<String, CameraVersion> byCode = new TreeMap<>();
    Map<CameraSource, Camera> bySource = new HashMap<>();
    for (CameraVersion version : CameraTable.present(connection)) {
      byCode.put(version.camera().code(), version);
      if (!version.camera().device().isEmpty()) {
        bySource.put(version.camera().source(), version.camera());
      }
    }
    return new Snapshot(versions, byCode, bySource);
  }

  /** The cameras that hold, as the caller's transaction sees them. */
  public static List<Camera> read(Connection connection) throws SQLException {
    return CameraTable.present(connection).stream().map(CameraVersion::camera).toList();
  }

  /** Reads again; to be called after a change was committed. */
  public synchronized void refresh() {
    snapshot = database.read(CameraRegister::snapshot);
  }

  /** All cameras, by code. */
  public Collection<CameraVersion> cameras() {
    return snapshot.byCode().values();
  }

  /** The camera of a code. */
  public Optional<CameraVersion> camera(String code) {
    return Optional.ofNullable(snapshot.byCode().get(code));
  }

  /** The camera that an edge looks at under that name. */
  public Optional<Camera> at(CameraSource source) {
    return Optional.ofNullable(snapshot.bySource().get(source));
  }

  /** Every version of a camera, oldest first. */
  public List<CameraVersion> history(String code) {
    return database.read(connection -> CameraTable.history(connection, code));
  }

  /**
   * What taking over cameras would do now. Reads memory only.
   *
   * @param wanted each code once
   */
  public RegisterChange plan(Collection<Camera> wanted) {
    Snapshot known = snapshot;
    return RegisterChange.of(known.versions(), known.byCode(), wanted);
  }

  /**
   * Carries out a plan. Part of the writer's transaction, which it holds up only for as long as the
   * rows take to be written; call {@link #refresh} after it.
   *
   * @return false when the register is another by now, and nothing was done: refresh and plan again
   */
  public boolean put(Connection connection, FactSink facts, RegisterChange plan, Instant now)
      throws SQLException {
    if (CameraTable.versions(connection) != plan.base()) {
      return false;
    }
    if (plan.isAny()) {
      CameraTable.withdraw(connection, plan.outdated(), now);
      CameraTable.add(connection, plan.fresh().stream().map(fresh -> fresh.at(now)).toList());
      String body =
          "{\"added\":%d,\"changed\":%d,\"unchanged\":%d}"
              .formatted(plan.added(), plan.changed(), plan.unchanged());
      facts.add(now, "camera.register", "register", body);
    }
    return true;
  }

  /**
   * Takes over cameras in one go, planned inside the writer's transaction. With anything refused
   * nothing is done; call {@link #refresh} after it.
   *
   * @param wanted each code once
   * @param dry only says what would be done
   */
  public RegisterChange put(
      Connection connection, FactSink facts, Collection<Camera> wanted, Instant now, boolean dry)
      throws SQLException {
    Snapshot known = snapshot(connection);
    RegisterChange plan = RegisterChange.of(known.versions(), known.byCode(), wanted);
    if (!dry && !put(connection, facts, plan, now)) {
      throw new IllegalStateException("the register changed within a transaction");
    }
    return plan;
  }
}
