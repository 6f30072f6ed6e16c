package org.gengfu.center.broker;

import java.util.EnumSet;
import java.util.Set;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;

/**
 * Which topics belong to an edge: it publishes only what it says itself, and hears only what is
 * said to it. Pure.
 *
 * @param group the one group that the center serves
 * @param host the center's host id
 */
record TopicRules(String group, String host) {
  private static final Set<Kind> SAID_BY_EDGES =
      EnumSet.of(Kind.NBIRTH, Kind.NDATA, Kind.NDEATH, Kind.DBIRTH, Kind.DDATA, Kind.DDEATH);

  /** Whether a message may be published on this topic by the edge. */
  boolean mayPublish(String edge, String topic, boolean retain) {
    return !retain
        && SparkplugTopic.parse(topic)
            .filter(parsed -> SAID_BY_EDGES.contains(parsed.kind()))
            .filter(parsed -> parsed.group().equals(group) && parsed.edge().equals(edge))
            .isPresent();
  }

  /** The one topic of the edge's will. */
  String deathTopic(String edge) {
    return new SparkplugTopic(Kind.NDEATH, group, edge, "").text();
  }

  /** The one topic of the host. */
  String stateTopic() {
    return SparkplugTopic.state(host);
  }

  /**
   * Whether the edge may subscribe to this filter: its own NCMD and DCMD, with wildcards only below
   * its own name, and the host's STATE. Shared subscriptions begin with {@code $share} and so never
   * fit.
   */
  boolean maySubscribe(String edge, String filter) {
    if (filter.equals(stateTopic())) {
      return true;
    }
    String node = "spBv1.0/" + group + "/NCMD/" + edge;
    String devices = "spBv1.0/" + group + "/DCMD/" + edge;
    return filter.equals(node)
        || filter.equals(devices)
        || filter.startsWith(node + "/")
        || filter.startsWith(devices + "/");
  }
}
