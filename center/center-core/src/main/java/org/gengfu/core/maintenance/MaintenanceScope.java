package org.gengfu.core.maintenance;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What is worked on.
 *
 * @param sites ids of sites, ascending
 * @param nodes ids of nodes of the field's graph, ascending
 * @param below true when all that hangs on them is meant too
 */
public record MaintenanceScope(List<String> sites, List<String> nodes, boolean below) {
  /** Most sites and nodes together. */
  public static final int MOST = 500;

  public MaintenanceScope {
    sites = List.copyOf(new TreeSet<>(sites));
    nodes = List.copyOf(new TreeSet<>(nodes));
    if (sites.isEmpty() && nodes.isEmpty()) {
      throw new IllegalArgumentException("a window is for at least one site or node");
    }
    if (sites.size() + nodes.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " sites and nodes");
    }
  }

  /** The field as it is drawn when somebody asks. */
  public interface Field {
    /** The site of a node, empty when nobody knows. */
    String site(String node);

    /** All that could take a node down. */
    Collection<String> above(String node);
  }

  /** True when a node is meant, by the field as it is drawn. */
  public boolean covers(String node, Field field) {
    return names(node, field)
        || (below && field.above(node).stream().anyMatch(each -> names(each, field)));
  }

  private boolean names(String node, Field field) {
    return nodes.contains(node) || (!sites.isEmpty() && sites.contains(field.site(node)));
  }
}
