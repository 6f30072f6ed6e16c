package org.gengfu.center.maintenance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.maintenance.MaintenanceScope;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;

/**
 * Takes the alarms of what is worked on out of service, with the window as their work order, and
 * puts them back. They go on being recorded. Stateless; the writer's thread.
 */
final class AlarmsAtWork {
  private AlarmsAtWork() {}

  /** Looks at all alarms: a window began or ended, or the drawing is another one. */
  static void all(
      Committing change,
      List<MaintenanceWindow> running,
      List<MaintenanceWindow> over,
      MaintenanceScope.Field field) {
    List<MaintenanceWindow> on = running.stream().filter(each -> each.governs().alarms()).toList();
    List<MaintenanceWindow> off = over.stream().filter(each -> each.governs().alarms()).toList();
    if (on.isEmpty() && off.isEmpty()) {
      return;
    }
    for (DeviceKey device : change.devices()) {
      List<AlarmKey> alarms = List.copyOf(change.alarmsOf(device));
      if (alarms.isEmpty()) {
        continue;
      }
      Set<MaintenanceWindow> wanted = new HashSet<>();
      for (MaintenanceWindow window : on) {
        if (window.scope().covers(DrawnField.node(device), field)) {
          wanted.add(window);
        }
      }
      List<MaintenanceWindow> unwanted = new ArrayList<>(on);
      unwanted.removeAll(wanted);
      unwanted.addAll(off);
      for (AlarmKey alarm : alarms) {
        wanted.forEach(window -> takeOut(change, alarm, window));
        unwanted.forEach(window -> putBack(change, alarm, window));
      }
    }
  }

  /** Looks at the alarms to which something happens: new ones of what is worked on. */
  static void touched(
      Committing change, List<MaintenanceWindow> running, MaintenanceScope.Field field) {
    Set<AlarmKey> keys = new HashSet<>();
    for (AlarmFact fact : change.alarmFacts()) {
      keys.add(fact.key());
    }
    for (AlarmKey alarm : keys) {
      for (MaintenanceWindow window : running) {
        if (window.governs().alarms() && window.scope().covers(alarm.resource(), field)) {
          takeOut(change, alarm, window);
        }
      }
    }
  }

  private static void takeOut(Committing change, AlarmKey alarm, MaintenanceWindow window) {
    if (!isOut(change, alarm, window)) {
      Word ruled = window.ruled();
      String user = ruled == null ? window.asked().by() : ruled.by();
      change.take(alarm, new AlarmInput.OutOfServiceOn(window.name(), window.to(), user));
    }
  }

  private static void putBack(Committing change, AlarmKey alarm, MaintenanceWindow window) {
    if (isOut(change, alarm, window)) {
      Word ended = window.ended();
      String user = ended == null ? "" : ended.by();
      change.take(alarm, new AlarmInput.OutOfServiceOff(window.name(), user));
    }
  }

  private static boolean isOut(Committing change, AlarmKey alarm, MaintenanceWindow window) {
    Optional<AlarmState> state = change.alarm(alarm);
    return state.isPresent()
        && state.get().visibility().outOfService().stream()
            .anyMatch(order -> order.workOrder().equals(window.name()));
  }
}
