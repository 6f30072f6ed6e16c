package org.gengfu.profile.opcua;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProtocolBlock;

/**
 * How servers of this kind want to be spoken to.
 *
 * @param namespaces URI by the prefix that paths of this profile use; {@code ua} is the standard's
 *     own
 * @param start where paths begin
 * @param subscribed polling classes whose points the server tells by itself
 * @param publishing how often the server tells what changed
 * @param keepAlive how often the server says that nothing changed, at the latest
 * @param queue changes of one point that the server keeps between two publishings
 * @param maxNodes most nodes in one question; the server's own limit may be lower
 * @param timeout longest wait for an answer
 */
public record OpcuaBlock(
    Map<String, String> namespaces,
    NodeAddress start,
    Set<PollClass> subscribed,
    Duration publishing,
    Duration keepAlive,
    int queue,
    int maxNodes,
    Duration timeout)
    implements ProtocolBlock {
  /** Most nodes of one question that a profile may ask for. */
  public static final int MAX_NODES = 1_000;

  public OpcuaBlock {
    namespaces = Map.copyOf(namespaces);
    subscribed = Set.copyOf(subscribed);
    if (maxNodes < 1 || maxNodes > MAX_NODES || queue < 1) {
      throw new IllegalArgumentException("no limits: " + maxNodes + " nodes, queue " + queue);
    }
  }

  @Override
  public String name() {
    return "opcua";
  }

  /** True when the server tells a point of this class by itself. */
  public boolean subscribes(PollClass poll, NodeSource source) {
    return switch (source.collect()) {
      case SUBSCRIBE -> true;
      case POLL -> false;
      case BY_CLASS -> subscribed.contains(poll);
    };
  }
}
