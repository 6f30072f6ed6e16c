package org.gengfu.center.api;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;

/** Operations about planned work. */
final class MaintenanceOperations {
  private static final String WINDOWS = "/api/v1/maintenance";

  private MaintenanceOperations() {}

  static List<Operation> all(MaintenanceHandlers maintenance) {
    return List.of(
        new Operation("maintenanceWindows", GET, WINDOWS, VIEWER, maintenance::windows),
        new Operation("askMaintenance", POST, WINDOWS, OPERATOR, maintenance::ask),
        new Operation("ruleMaintenance", POST, WINDOWS + "/{id}/rule", ENGINEER, maintenance::rule),
        new Operation("endMaintenance", POST, WINDOWS + "/{id}/end", OPERATOR, maintenance::end));
  }
}
