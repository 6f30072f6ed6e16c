package org.gengfu.center.maintenance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.camera.Camera;
import org.gengfu.center.camera.CameraFacts;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.ExclusionRow;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.maintenance.MaintenanceScope;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;

/**
 * Excuses the time of the cameras that are worked on: an exclusion in the window's name, asked and
 * approved by the same two persons, for its own time only. Stateless; the writer's thread.
 */
final class ExcusedCameras {
  /** Most cameras of one exclusion. */
  static final int MOST = 2_000;

  private ExcusedCameras() {}

  /**
   * Excuses the cameras that a window covers and has not excused yet.
   *
   * @param from since when
   */
  static void excuse(
      Connection connection,
      FactSink facts,
      MaintenanceWindow window,
      Instant from,
      MaintenanceScope.Field field,
      Instant now)
      throws SQLException {
    Word ruled = window.ruled();
    if (ruled == null || !from.isBefore(window.to())) {
      return;
    }
    Set<String> known = new HashSet<>();
    MaintenanceTable.excused(connection, window.id()).values().forEach(known::addAll);
    List<String> codes = new ArrayList<>();
    for (Camera camera : CameraRegister.read(connection)) {
      String node = DrawnField.node(new DeviceKey(camera.edge(), camera.device()));
      boolean covered =
          !camera.device().isEmpty()
              ? window.scope().covers(node, field)
              : window.scope().sites().contains(camera.site());
      if (covered && !known.contains(camera.code())) {
        codes.add(camera.code());
      }
    }
    for (int i = 0; i < codes.size(); i += MOST) {
      List<String> some = codes.subList(i, Math.min(codes.size(), i + MOST));
      ExclusionRow row =
          CameraFacts.ask(
              connection,
              facts,
              new ExclusionRow(
                  0,
                  some,
                  ExclusionReason.MAINTENANCE,
                  from,
                  window.to(),
                  window.asked().by(),
                  now,
                  window.title(),
                  List.of(window.name()),
                  List.of()));
      rule(connection, facts, row.id(), Ruling.Kind.APPROVED, ruled.by(), now, null, window);
      MaintenanceTable.excused(connection, window.id(), row.id(), some);
    }
  }

  /** A window was ended before its time: what comes after it is not excused. */
  static void clip(Connection connection, FactSink facts, MaintenanceWindow window, Instant now)
      throws SQLException {
    Word ruled = window.ruled();
    if (ruled == null) {
      return;
    }
    for (Map.Entry<Long, Set<String>> each :
        MaintenanceTable.excused(connection, window.id()).entrySet()) {
      long id = each.getKey();
      Instant from = CameraFacts.exclusion(connection, id).map(ExclusionRow::from).orElse(now);
      boolean some = from.isBefore(window.end());
      TimeRange part =
          some ? new TimeRange(from.toEpochMilli(), window.end().toEpochMilli()) : null;
      Ruling.Kind kind = some ? Ruling.Kind.APPROVED : Ruling.Kind.REVOKED;
      rule(connection, facts, id, kind, ruled.by(), now, part, window);
    }
  }

  private static void rule(
      Connection connection,
      FactSink facts,
      long id,
      Ruling.Kind kind,
      String by,
      Instant now,
      @org.jspecify.annotations.Nullable TimeRange part,
      MaintenanceWindow window)
      throws SQLException {
    var outcome =
        CameraFacts.rule(connection, facts, id, kind, by, now, part, "维护窗口 " + window.name());
    if (!(outcome instanceof CameraFacts.Outcome.Done<ExclusionRow>)) {
      throw new IllegalStateException(window.name() + " could not rule: " + outcome);
    }
  }
}
