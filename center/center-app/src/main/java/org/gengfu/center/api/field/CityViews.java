package org.gengfu.center.api.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.center.api.Json;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.Severity;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.Relation;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * The city: its sites, and what joins one to another. What belongs to no site and bears on some (a
 * feeder, a carrier's line) stands in it by its own id. Any thread.
 */
final class CityViews {
  private final LivePicture picture;
  private final GraphPlaces places;
  private final GraphViews graphs;

  CityViews(LivePicture picture, GraphPlaces places, GraphViews graphs) {
    this.picture = picture;
    this.places = places;
    this.graphs = graphs;
  }

  record SiteView(
      String id,
      Words name,
      int devices,
      int down,
      int notObserved,
      int incidents,
      @Nullable String severity) {}

  record LinkView(
      String from, Words fromName, String to, Words toName, String relation, int count) {}

  record CityView(long version, List<SiteView> sites, List<LinkView> links) {}

  private static final class Tally {
    private int devices;
    private int down;
    private int notObserved;
    private int incidents;
    private @Nullable Severity worst;

    void add(Device device) {
      devices++;
      switch (device.state()) {
        case UP -> {}
        case DOWN -> down++;
        case NOT_OBSERVED -> notObserved++;
      }
    }

    void add(IncidentRow row) {
      incidents++;
      Severity before = worst;
      if (before == null || rank(row.severity()) < rank(before)) {
        worst = row.severity();
      }
    }

    private static int rank(Severity severity) {
      return switch (severity) {
        case CRITICAL -> 0;
        case MAJOR -> 1;
        case MINOR -> 2;
        case WARNING -> 3;
        case INDETERMINATE -> 4;
      };
    }
  }

  CityView city() {
    FieldGraph graph = picture.incidents().graph();
    Map<String, Tally> tallies = new HashMap<>();
    for (Device device : picture.devices()) {
      if (!device.key().device().isEmpty()) {
        tally(tallies, places.site(device.key())).add(device);
      }
    }
    picture
        .incidentRows()
        .page(IncidentRow::lasts, 0, Integer.MAX_VALUE)
        .rows()
        .forEach(row -> tally(tallies, row.site()).add(row));
    List<SiteView> sites =
        places.sites(graph).stream().map(site -> site(site, tally(tallies, site))).toList();
    return new CityView(graph.version(), sites, links(graph));
  }

  private static Tally tally(Map<String, Tally> tallies, String site) {
    return tallies.computeIfAbsent(site, ignored -> new Tally());
  }

  private SiteView site(String site, Tally tally) {
    Severity worst = tally.worst;
    return new SiteView(
        site,
        places.siteName(site),
        tally.devices,
        tally.down,
        tally.notObserved,
        tally.incidents,
        worst == null ? null : Json.name(worst));
  }

  private record Ends(String from, String to, Relation relation) implements Comparable<Ends> {
    @Override
    public int compareTo(Ends other) {
      int byFrom = from.compareTo(other.from);
      int byTo = byFrom != 0 ? byFrom : to.compareTo(other.to);
      return byTo != 0 ? byTo : relation.compareTo(other.relation);
    }
  }

  private List<LinkView> links(FieldGraph graph) {
    Map<Ends, Integer> counts = new TreeMap<>();
    for (String id : graph.ids()) {
      String from = end(graph, id);
      for (GraphEdge edge : graph.outOf(id)) {
        String to = end(graph, edge.to());
        if (!from.equals(to)
            && graphs.holds(edge)
            && (counts.size() < GraphViews.MOST_EDGES
                || counts.containsKey(new Ends(from, to, edge.relation())))) {
          counts.merge(new Ends(from, to, edge.relation()), 1, Integer::sum);
        }
      }
    }
    List<LinkView> links = new ArrayList<>();
    counts.forEach((ends, count) ->
        links.add(
            new LinkView(
                ends.from(),
                name(graph, ends.from()),
                ends.to(),
                name(graph, ends.to()),
                ends.relation().name(),
                count)));
    return links;
  }

  /** The site of a node, or the node itself where it has none. */
  private String end(FieldGraph graph, String id) {
    String site = places.site(graph, id);
    return site.isEmpty() ? id : site;
  }

  private Words name(FieldGraph graph, String end) {
    GraphNode node = graph.node(end);
    return node == null ? places.siteName(end) : places.name(graph, end);
  }
}
