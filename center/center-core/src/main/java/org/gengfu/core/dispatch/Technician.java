package org.gengfu.core.dispatch;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who can go, alone or as a crew in one vehicle.
 *
 * @param id whose account
 * @param people how many go together, at least 1
 * @param shifts when there is work, in order, not overlapping; rest is what lies between
 * @param skills what they can do
 * @param van free parts in the vehicle, by kind
 * @param position where they are now
 * @param home where a shift begins and ends
 * @param freeMillis from when on they can leave their position
 * @param committed ids of orders that they have taken, in the order of the work; nothing is planned
 *     before or between these
 */
public record Technician(
    String id,
    int people,
    List<Window> shifts,
    SortedSet<String> skills,
    SortedMap<String, Integer> van,
    Spot position,
    Spot home,
    long freeMillis,
    List<String> committed) {
  public Technician {
    shifts = List.copyOf(shifts);
    skills = Collections.unmodifiableSortedSet(new TreeSet<>(skills));
    van = Collections.unmodifiableSortedMap(new TreeMap<>(van));
    committed = List.copyOf(committed);
    for (int i = 1; i < shifts.size(); i++) {
      if (shifts.get(i).fromMillis() < shifts.get(i - 1).toMillis()) {
        throw new IllegalArgumentException(
            "shifts of technician \"" + id + "\" overlap or are out of order");
      }
    }
  }
}
