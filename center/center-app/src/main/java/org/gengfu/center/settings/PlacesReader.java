package org.gengfu.center.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.broker.Credential;
import org.gengfu.center.settings.CenterSettings.Edge;
import org.gengfu.center.settings.CenterSettings.Room;
import org.gengfu.center.settings.CenterSettings.Site;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;

/** Reads sites, rooms and edges, and checks that they name each other rightly. One thread. */
final class PlacesReader {
  private final FieldReader fields;
  private final Problems problems;

  PlacesReader(FieldReader fields, Problems problems) {
    this.fields = fields;
    this.problems = problems;
  }

  List<Site> sites(MapNode root) {
    Map<String, Site> sites = new LinkedHashMap<>();
    for (MapNode map : root.maps("sites", problems)) {
      String id = fields.id(map, "id");
      Texts title = Texts.of(map.texts("title", problems), id);
      Site site = new Site(id, title, rooms(map));
      map.close(problems);
      if (sites.putIfAbsent(id, site) != null) {
        twice(map, "site", id);
      }
    }
    limit(root, "sites", sites.size(), CenterSettings.MAX_SITES);
    return List.copyOf(sites.values());
  }

  private List<Room> rooms(MapNode site) {
    Map<String, Room> rooms = new LinkedHashMap<>();
    for (MapNode map : site.maps("rooms", problems)) {
      String id = fields.id(map, "id");
      Room room = new Room(id, Texts.of(map.texts("title", problems), id));
      map.close(problems);
      if (rooms.putIfAbsent(id, room) != null) {
        twice(map, "room", id);
      }
    }
    limit(site, "rooms", rooms.size(), CenterSettings.MAX_ROOMS);
    return List.copyOf(rooms.values());
  }

  List<Edge> edges(MapNode root, List<Site> sites) {
    Map<String, Edge> edges = new LinkedHashMap<>();
    for (MapNode map : root.maps("edges", problems)) {
      Edge edge = edge(map, sites);
      map.close(problems);
      if (edges.putIfAbsent(edge.id(), edge) != null) {
        twice(map, "edge", edge.id());
      }
    }
    limit(root, "edges", edges.size(), CenterSettings.MAX_EDGES);
    return new ArrayList<>(edges.values());
  }

  private Edge edge(MapNode map, List<Site> sites) {
    String id = fields.id(map, "id");
    String siteId = fields.id(map, "site");
    String roomId = fields.id(map, "room");
    known(map, "site", siteId, sites.stream().map(Site::id).toList());
    for (Site site : sites) {
      if (site.id().equals(siteId)) {
        known(map, "room", roomId, site.rooms().stream().map(Room::id).toList());
      }
    }
    return new Edge(id, siteId, roomId, credential(map));
  }

  private Credential credential(MapNode map) {
    String text = fields.secret(map, "passwordFile");
    try {
      return Credential.read(text.isEmpty() ? "-" : text);
    } catch (IllegalArgumentException e) {
      problems.add(
          map.valueMark("passwordFile"),
          "SECRET",
          "what the file holds is no password: " + e.getMessage(),
          "Write the password itself into it, in one line");
      return Credential.ofPassword("-");
    }
  }

  private void known(MapNode map, String key, String id, Collection<String> ids) {
    if (!id.isEmpty() && !ids.contains(id)) {
      problems.add(
          map.valueMark(key),
          "UNKNOWN",
          "there is no " + key + " \"" + id + "\"",
          Suggestion.among(id, ids));
    }
  }

  private void twice(MapNode map, String what, String id) {
    if (!id.isEmpty()) {
      problems.add(
          map.valueMark("id"), "TWICE", what + " \"" + id + "\" stands twice", "Remove one");
    }
  }

  private void limit(MapNode map, String key, int count, int max) {
    if (count > max) {
      problems.add(
          map.keyMark(key), "TOO_MANY", count + " " + key + ", at most " + max, "Use two centers");
    }
  }
}
