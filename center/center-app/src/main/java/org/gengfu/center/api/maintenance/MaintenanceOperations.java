package org.gengfu.center.api.maintenance;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;

/** Operations about planned work. */
public final class MaintenanceOperations {
  private static final String WINDOWS = "/api/v1/maintenance";

  private MaintenanceOperations() {}

  /** All of them, with their handlers. */
  public static List<Operation> of(ApiParts parts, Audit audit) {
    MaintenanceHandlers maintenance = new MaintenanceHandlers(parts.maintenance(), audit);
    return List.of(
        new Operation("maintenanceWindows", GET, WINDOWS, VIEWER, maintenance::windows),
        new Operation("askMaintenance", POST, WINDOWS, OPERATOR, maintenance::ask),
        new Operation("ruleMaintenance", POST, WINDOWS + "/{id}/rule", ENGINEER, maintenance::rule),
        new Operation("endMaintenance", POST, WINDOWS + "/{id}/end", OPERATOR, maintenance::end));
  }
}
