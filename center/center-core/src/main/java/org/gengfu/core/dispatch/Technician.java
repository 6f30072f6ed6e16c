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
 * @param breaks when they rest within a shift, in order: nobody drives or works then, and what has
 *     begun goes on behind it; what they have taken already is done all the same
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
    List<Window> breaks,
    SortedSet<String> skills,
    SortedMap<String, Integer> van,
    Spot position,
    Spot home,
    long freeMillis,
    List<String> committed) {
  /** Somebody without breaks. */
  public Technician(
      String id,
      int people,
      List<Window> shifts,
      SortedSet<String> skills,
      SortedMap<String, Integer> van,
      Spot position,
      Spot home,
      long freeMillis,
      List<String> committed) {
    this(id, people, shifts, List.of(), skills, van, position, home, freeMillis, committed);
  }

  public Technician {
    shifts = List.copyOf(shifts);
    breaks = List.copyOf(breaks);
    skills = Collections.unmodifiableSortedSet(new TreeSet<>(skills));
    van = Collections.unmodifiableSortedMap(new TreeMap<>(van));
    committed = List.copyOf(committed);
    ordered(id, "shifts", shifts);
    ordered(id, "breaks", breaks);
  }

  private static void ordered(String id, String what, List<Window> windows) {
    for (int i = 1; i < windows.size(); i++) {
      if (windows.get(i).fromMillis() < windows.get(i - 1).toMillis()) {
        throw new IllegalArgumentException(
            what + " of technician \"" + id + "\" overlap or are out of order");
      }
    }
  }

  /** The same, who has also taken these. */
  public Technician withCommitted(List<String> orders) {
    return new Technician(
        id, people, shifts, breaks, skills, van, position, home, freeMillis, orders);
  }
}
