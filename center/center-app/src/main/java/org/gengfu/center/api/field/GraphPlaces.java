package org.gengfu.center.api.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.field.NodeNames;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes stand and what they are called: a device by the settings and its birth, anything else
 * by the drawing. What is drawn is sorted by site once for each version of the drawing. Any thread.
 */
final class GraphPlaces {
  private final LivePicture picture;
  private final Places places;
  private volatile Sorted sorted = new Sorted(-1, Map.of());

  private record Sorted(long version, Map<String, List<String>> bySite) {}

  GraphPlaces(LivePicture picture, Places places) {
    this.picture = picture;
    this.places = places;
  }

  /** The device that a node is, or null. */
  static @Nullable DeviceKey device(String node) {
    int slash = node.indexOf('/');
    return slash <= 0 ? null : new DeviceKey(node.substring(0, slash), node.substring(slash + 1));
  }

  /** The site of a device by the settings; empty for nowhere. */
  String site(DeviceKey key) {
    Places.Place place = places.of(key);
    return place.equals(Places.NOWHERE) ? "" : place.site();
  }

  /** The site of a node; empty for nowhere known. */
  String site(FieldGraph graph, String id) {
    DeviceKey key = device(id);
    String ofDevice = key == null ? "" : site(key);
    GraphNode node = graph.node(id);
    return !ofDevice.isEmpty() ? ofDevice : node == null ? "" : node.site();
  }

  Words name(FieldGraph graph, String id) {
    DeviceKey key = device(id);
    if (key != null && picture.device(key).isPresent()) {
      Map<String, String> titles = places.title(key).byLanguage();
      String zh = titles.getOrDefault("zh", id);
      return new Words(zh, titles.getOrDefault("en", zh));
    }
    GraphNode node = graph.node(id);
    return node == null ? new Words(id, id) : NodeNames.of(node);
  }

  Words siteName(String site) {
    Map<String, String> titles =
        places.site(site).map(known -> known.title()).map(Texts::byLanguage).orElse(Map.of());
    String zh = titles.getOrDefault("zh", site);
    return new Words(zh, titles.getOrDefault("en", zh));
  }

  /** Ids of the settings' sites, then of those that only the drawing names. */
  List<String> sites(FieldGraph graph) {
    List<String> ids = new ArrayList<>(places.sites().stream().map(site -> site.id()).toList());
    bySite(graph).keySet().stream()
        .filter(site -> !site.isEmpty() && !ids.contains(site))
        .sorted()
        .forEach(ids::add);
    return ids;
  }

  /** What stands at a site: the drawn nodes, and the devices that nobody has drawn. */
  List<String> at(FieldGraph graph, String site) {
    List<String> ids = new ArrayList<>(bySite(graph).getOrDefault(site, List.of()));
    for (Device device : picture.devices()) {
      String id = device.key().edge() + "/" + device.key().device();
      if (graph.node(id) == null && site(device.key()).equals(site)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private Map<String, List<String>> bySite(FieldGraph graph) {
    Sorted known = sorted;
    if (known.version() != graph.version()) {
      Map<String, List<String>> bySite = new HashMap<>();
      for (String id : graph.ids()) {
        if (graph.node(id) != null) {
          bySite.computeIfAbsent(site(graph, id), ignored -> new ArrayList<>()).add(id);
        }
      }
      known = new Sorted(graph.version(), bySite);
      sorted = known;
    }
    return known.bySite();
  }
}
