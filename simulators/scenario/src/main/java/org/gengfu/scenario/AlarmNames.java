package org.gengfu.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.Suggestion;
import org.gengfu.scenario.Expectation.AlarmSeen;
import org.gengfu.scenario.house.HouseException;

/**
 * Tells at once of an expected alarm that its device cannot have: an alarm of a wrong name is never
 * seen, which otherwise looks like a device that was not watched. Pure.
 */
final class AlarmNames {
  private AlarmNames() {}

  /**
   * Compares names.
   *
   * @param alarms ids of the alarms that each device can have, by device
   * @throws HouseException naming every device and alarm that there is not
   */
  static void check(List<Expectation> expectations, Map<String, Set<String>> alarms) {
    Set<String> wrong = new LinkedHashSet<>();
    for (Expectation expectation : expectations) {
      if (expectation instanceof AlarmSeen(var device, var alarm, _, _, _, _, _, _)) {
        Set<String> own = alarms.get(device);
        if (own == null) {
          wrong.add(fault("the room has no device " + device, device, alarms.keySet()));
        } else if (!own.contains(alarm)) {
          wrong.add(fault(device + " has no alarm " + alarm, alarm, own));
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new HouseException("the scenario expects what cannot be: " + String.join("; ", wrong));
    }
  }

  private static String fault(String what, String word, Set<String> known) {
    return what + ". " + Suggestion.among(word, known);
  }
}
