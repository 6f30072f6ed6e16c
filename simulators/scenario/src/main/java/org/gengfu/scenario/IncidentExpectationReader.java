package org.gengfu.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads what is expected of incidents and messages. One thread. */
final class IncidentExpectationReader {
  private static final int MOST = 100_000;

  private final Set<String> receivers;
  private final Problems problems;

  /**
   * A reader.
   *
   * @param receivers whose messages can be judged
   */
  IncidentExpectationReader(Set<String> receivers, Problems problems) {
    this.receivers = Set.copyOf(receivers);
    this.problems = problems;
  }

  /**
   * The expectation of one incident.
   *
   * @param entry what stands under {@code incident}
   * @param when what the whole entry says of time
   */
  @Nullable Expectation incident(MapNode node, @Nullable MapNode entry, Expectation.Within when) {
    Map<String, String> tree = tree(node.map("tree", problems));
    if (entry == null) {
      return null;
    }
    String root = entry.string("root", problems);
    entry.require("inferred", problems);
    boolean inferred = entry.flag("inferred", false, problems);
    long least = 1;
    long most = MOST;
    MapNode members = entry.map("members", problems);
    if (members != null) {
      least = members.whole("atLeast", 1, 1, MOST, problems);
      most = members.whole("atMost", MOST, least, MOST, problems);
      members.close(problems);
    }
    entry.close(problems);
    return root == null
        ? null
        : new Expectation.IncidentSeen(root, inferred, when, least, most, tree);
  }

  @Nullable Expectation count(@Nullable MapNode entry) {
    if (entry == null) {
      return null;
    }
    entry.require("count", problems);
    long count = entry.whole("count", 0, 0, MOST, problems);
    entry.close(problems);
    return new Expectation.IncidentCount(count);
  }

  @Nullable Expectation messages(@Nullable MapNode entry) {
    if (entry == null) {
      return null;
    }
    String receiver = entry.string("receiver", "", problems);
    if (!receivers.contains(receiver)) {
      problems.add(
          entry.mark(),
          "UNKNOWN",
          "there is no receiver " + receiver,
          Suggestion.among(receiver, receivers));
    }
    entry.require("count", problems);
    long count = entry.whole("count", 0, 0, MOST, problems);
    String says = entry.string("says", "", problems);
    entry.close(problems);
    return new Expectation.MessageCount(receiver, count, says);
  }

  private Map<String, String> tree(@Nullable MapNode node) {
    Map<String, String> tree = new LinkedHashMap<>();
    if (node != null) {
      for (String key : node.keys()) {
        Node value = node.get(key);
        if (value instanceof ScalarNode scalar) {
          tree.put(key, scalar.text());
        } else {
          problems.add(node.keyMark(key), "WRONG_TYPE", "\"" + key + "\" must name a node", "");
        }
      }
    }
    return tree;
  }
}
