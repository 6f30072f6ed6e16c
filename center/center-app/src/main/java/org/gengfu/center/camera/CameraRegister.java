package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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

  private record Snapshot(
      SortedMap<String, CameraVersion> byCode, Map<CameraSource, Camera> bySource) {}

  /**
   * What a change does, or would do.
   *
   * @param refused why nothing of it can be done, empty when it can
   */
  public record Change(int added, int changed, int unchanged, List<Refused> refused) {
    public Change {
      refused = List.copyOf(refused);
    }
  }

  /** A camera that cannot be taken over. */
  public record Refused(String code, String column, String value, String problem, String advice) {}

  private CameraRegister(Database database, Snapshot snapshot) {
    this.database = database;
    this.snapshot = snapshot;
  }

  /** Reads what holds now. */
  public static CameraRegister load(Database database) {
    return new CameraRegister(database, database.read(CameraRegister::snapshot));
  }

  private static Snapshot snapshot(Connection connection) throws SQLException {
    SortedMap<String, CameraVersion> byCode = new TreeMap<>();
    Map<CameraSource, Camera> bySource = new HashMap<>();
    for (CameraVersion version : CameraTable.present(connection)) {
      byCode.put(version.camera().code(), version);
      if (!version.camera().device().isEmpty()) {
        bySource.put(version.camera().source(), version.camera());
      }
    }
    return new Snapshot(byCode, bySource);
  }

  /** Reads again; to be called after a change was committed. */
  public void refresh() {
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
   * Takes over cameras: new codes are added, known ones changed, others stay as they are. With
   * anything refused nothing is done. Part of the writer's transaction; call {@link #refresh} after
   * it.
   *
   * @param wanted each code once
   * @param dry only says what would be done
   */
  public Change put(
      Connection connection, FactSink facts, Collection<Camera> wanted, Instant now, boolean dry)
      throws SQLException {
    Snapshot before = snapshot(connection);
    List<CameraVersion> fresh = new ArrayList<>();
    List<String> outdated = new ArrayList<>();
    int unchanged = 0;
    for (Camera camera : wanted) {
      CameraVersion known = before.byCode().get(camera.code());
      if (known == null) {
        fresh.add(new CameraVersion(camera, 1, now, null));
      } else if (known.camera().equals(camera)) {
        unchanged++;
      } else {
        outdated.add(camera.code());
        fresh.add(new CameraVersion(camera, known.number() + 1, now, null));
      }
    }
    List<Refused> refused = refusals(before, fresh);
    int added = fresh.size() - outdated.size();
    if (refused.isEmpty() && !dry && !fresh.isEmpty()) {
      CameraTable.withdraw(connection, outdated, now);
      CameraTable.add(connection, fresh);
      String body =
          "{\"added\":%d,\"changed\":%d,\"unchanged\":%d}"
              .formatted(added, outdated.size(), unchanged);
      facts.add(now, "camera.register", "register", body);
    }
    return new Change(added, outdated.size(), unchanged, refused);
  }

  private static List<Refused> refusals(Snapshot before, List<CameraVersion> fresh) {
    Map<String, Camera> after = new HashMap<>();
    before.byCode().forEach((code, version) -> after.put(code, version.camera()));
    fresh.forEach(version -> after.put(version.camera().code(), version.camera()));
    Map<CameraSource, String> taken = new HashMap<>();
    List<Refused> refused = new ArrayList<>();
    after.values().stream()
        .filter(camera -> !camera.device().isEmpty())
        .sorted(java.util.Comparator.comparing(Camera::code))
        .forEach(camera -> {
          String other = taken.putIfAbsent(camera.source(), camera.code());
          if (other != null) {
            refused.add(
                new Refused(
                    camera.code(),
                    "device",
                    camera.source().text(),
                    "camera " + other + " is looked at under the same name",
                    "Give each camera its own edge and device, or leave them empty"));
          }
        });
    for (CameraVersion version : fresh) {
      if (version.number() > CameraVersion.MAX_VERSIONS) {
        refused.add(
            new Refused(
                version.camera().code(),
                "code",
                version.camera().code(),
                "it was changed " + CameraVersion.MAX_VERSIONS + " times already",
                "Give it a new code"));
      }
    }
    if (after.size() > MAX_CAMERAS) {
      refused.add(
          new Refused(
              "",
              "",
              String.valueOf(after.size()),
              "a register holds at most " + MAX_CAMERAS + " cameras",
              "Use two centers"));
    }
    return refused;
  }
}
