package org.gengfu.center;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.incident.NodeNames;
import org.gengfu.center.incident.NodeNames.Place;
import org.gengfu.center.settings.CenterSettings;

/**
 * Where the settings say that devices stand: in the room that a birth names, if the edge's site has
 * it, else in the edge's room. Any thread.
 */
final class SettingsPlaces implements NodeNames.Placing {
  private final Map<String, Place> edges = new HashMap<>();
  private final Map<String, Set<String>> rooms = new HashMap<>();

  SettingsPlaces(CenterSettings settings) {
    settings.edges().forEach(edge -> edges.put(edge.id(), new Place(edge.site(), edge.room())));
    for (CenterSettings.Site site : settings.sites()) {
      Set<String> ids = rooms.computeIfAbsent(site.id(), id -> new HashSet<>());
      site.rooms().forEach(room -> ids.add(room.id()));
    }
  }

  @Override
  public Place of(String edge, String room) {
    Place place = edges.getOrDefault(edge, NodeNames.NOWHERE);
    return rooms.getOrDefault(place.site(), Set.of()).contains(room)
        ? new Place(place.site(), room)
        : place;
  }
}
