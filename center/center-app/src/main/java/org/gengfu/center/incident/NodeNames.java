package org.gengfu.center.incident;

import java.util.Map;

/** What the things of the field are called, and where they stand. */
public interface NodeNames {
  /** Site and room of what stands nowhere known. */
  Place NOWHERE = new Place("-", "-");

  /** Site and room, by their ids. */
  record Place(String site, String room) {}

  /** Where an edge's devices stand, by the settings. */
  @FunctionalInterface
  interface Placing {
    /**
     * The place of a device.
     *
     * @param edge id of its edge
     * @param room the room that its birth names, or empty
     */
    Place of(String edge, String room);
  }

  /** What a node is called, by language; {@code zh} is always there. */
  Map<String, String> name(String node);

  /** Where it stands. */
  Place place(String node);

  /** Kind of the profile of a device, empty when unknown or no device. */
  String kind(String node);

  /** What an alarm rule of a device says, by language; empty when nobody said. */
  Map<String, String> alarmText(String node, String rule);
}
