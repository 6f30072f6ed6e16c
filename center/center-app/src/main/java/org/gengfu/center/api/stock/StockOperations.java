package org.gengfu.center.api.stock;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;

/** Operations about spare parts, coverage, the people who carry them and who is sent where. */
public final class StockOperations {
  private static final String STOCK = "/api/v1/stock";
  private static final String TECHNICIANS = "/api/v1/technicians";
  private static final String CREWS = "/api/v1/crews";

  private StockOperations() {}

  /** All that are open are held. */
  private static boolean isOpen(ApiParts parts, String order) {
    return parts
        .service()
        .orders()
        .book()
        .order(order)
        .filter(each -> !each.stage().ended())
        .isPresent();
  }

  /** All of them, with their handlers. */
  public static List<Operation> of(ApiParts parts, Audit audit) {
    List<Operation> all =
        new ArrayList<>(
            stock(
                new StockHandlers(
                    parts.service().stock(), order -> isOpen(parts, order), audit, parts.clock())));
    all.addAll(
        technicians(
            new TechnicianHandlers(
                parts.service().stock(),
                new Users(parts.database(), parts.clock()),
                technician -> parts.service().orders().book().of(technician).size(),
                audit,
                parts.clock())));
    all.addAll(new DispatchHandlers(parts.service().dispatch(), audit, parts.clock()).all());
    all.addAll(crews(new CrewHandlers(parts.service().stock().technicians(), audit)));
    return all;
  }

  private static List<Operation> crews(CrewHandlers crew) {
    return List.of(
        new Operation("crews", GET, CREWS, VIEWER, crew::crews),
        new Operation("setCrew", PUT, CREWS + "/{id}", ENGINEER, crew::put),
        new Operation("removeCrew", DELETE, CREWS + "/{id}", ENGINEER, crew::remove));
  }

  private static List<Operation> stock(StockHandlers stock) {
    return List.of(
        new Operation("stock", GET, STOCK, VIEWER, stock::stock),
        new Operation("moveStock", POST, STOCK + "/moves", OPERATOR, stock::move),
        new Operation("importStock", POST, STOCK + "/import", ENGINEER, stock::importStock),
        new Operation("exportStock", GET, STOCK + "/export.xlsx", VIEWER, stock::exportStock),
        new Operation("stockHistory", GET, STOCK + "/{serial}/history", VIEWER, stock::history),
        new Operation("coverage", GET, "/api/v1/coverage", VIEWER, stock::coverage));
  }

  private static List<Operation> technicians(TechnicianHandlers technician) {
    return List.of(
        new Operation("technicians", GET, TECHNICIANS, VIEWER, technician::technicians),
        new Operation("setTechnician", PUT, TECHNICIANS + "/{id}", ENGINEER, technician::put),
        new Operation(
            "removeTechnician", DELETE, TECHNICIANS + "/{id}", ENGINEER, technician::remove),
        new Operation(
            "sendPosition", POST, "/api/v1/phone/position", VIEWER, technician::position));
  }
}
