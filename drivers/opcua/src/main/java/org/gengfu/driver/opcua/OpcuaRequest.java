package org.gengfu.driver.opcua;

import java.time.Duration;
import java.util.List;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.opcua.ChildrenSource;
import org.gengfu.profile.opcua.NodeSource;

/** One planned question. */
sealed interface OpcuaRequest extends ReadRequest {
  /** Longest wait for its answer. */
  Duration timeout();

  /**
   * Values of variables.
   *
   * @param points ids in order
   * @param sources where each lies, in the same order
   */
  record Values(List<String> points, List<NodeSource> sources, Duration timeout)
      implements OpcuaRequest {
    public Values {
      points = List.copyOf(points);
      sources = List.copyOf(sources);
    }

    @Override
    public String describe() {
      return points.size() + " variables from " + sources.getFirst().at();
    }
  }

  /** The children of a node. */
  record Table(String point, ChildrenSource source, Duration timeout) implements OpcuaRequest {
    @Override
    public List<String> points() {
      return List.of(point);
    }

    @Override
    public String describe() {
      return "children of " + source.parent();
    }
  }
}
