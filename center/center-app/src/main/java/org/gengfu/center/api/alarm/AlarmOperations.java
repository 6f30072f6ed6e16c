package org.gengfu.center.api.alarm;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.watch.AlarmList;

/** The operations about alarms. */
public final class AlarmOperations {
  private static final String V1 = "/api/v1";

  private AlarmOperations() {}

  /** All of them, with their handlers. */
  public static List<Operation> of(ApiParts parts, Places places, AlarmViews views, Audit audit) {
    AlarmHandlers alarm =
        new AlarmHandlers(parts.watch(), new AlarmList(parts.database()), views, places, audit);
    return List.of(
        new Operation("alarms", GET, V1 + "/alarms", VIEWER, alarm::alarms),
        new Operation("alarm", GET, V1 + "/alarms/{id}", VIEWER, alarm::alarm),
        new Operation(
            "acknowledge", POST, V1 + "/alarms/{id}/acknowledge", OPERATOR, alarm::acknowledge),
        new Operation("shelve", POST, V1 + "/alarms/{id}/shelve", OPERATOR, alarm::shelve),
        new Operation("unshelve", POST, V1 + "/alarms/{id}/unshelve", OPERATOR, alarm::unshelve));
  }
}
