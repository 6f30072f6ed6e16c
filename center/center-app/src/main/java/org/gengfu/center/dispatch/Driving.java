package org.gengfu.center.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.stock.Place;
import org.jspecify.annotations.Nullable;

/**
 * Who drives which vehicle: of technicians who share one the first by id, so that no part in it
 * counts twice. Never changes; any thread.
 */
final class Driving {
  private final Outlook outlook;
  private final Map<String, String> drivers = new HashMap<>();

  Driving(Outlook outlook) {
    this.outlook = outlook;
    for (Technician each : outlook.technicians().values()) {
      String vehicle = each.vehicle();
      if (vehicle != null) {
        drivers.putIfAbsent(vehicle, each.id());
      }
    }
  }

  /** Who drives a place; null when it stands, or nobody drives it. */
  @Nullable String driver(String place) {
    return isVehicle(place) ? drivers.get(place) : null;
  }

  boolean isVehicle(String place) {
    Place known = outlook.places().places().get(place);
    return known != null && known.kind() == Place.Kind.VEHICLE;
  }

  /** What the planner calls a place where a part lies: a vehicle goes by its driver. */
  String store(String place) {
    String driver = driver(place);
    return driver == null ? place : driver;
  }

  /** True when a part that lies there can be had by whoever has an order, or may get it. */
  boolean reaches(String place, OrderState order, Marks marks) {
    if (!isVehicle(place)) {
      return outlook.places().places().containsKey(place);
    }
    String driver = driver(place);
    Marks.Named named = marks.named();
    String goes = named == null ? order.technician() : named.technician();
    return driver != null
        && (goes == null ? !marks.refusedBy().contains(driver) : driver.equals(goes));
  }
}
