package org.gengfu.core.contract;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which devices are meant: all that is asked must be so; what is empty asks nothing. A word may end
 * with {@code *} for whatever follows; a kind stands for the narrower kinds below it too.
 *
 * @param nodes ids
 * @param types of nodes
 * @param kinds of profiles
 * @param owners whose they are
 * @param attributes values by name
 */
public record DeviceSelector(
    Set<String> nodes,
    Set<String> types,
    Set<String> kinds,
    Set<String> sites,
    Set<String> owners,
    Map<String, Set<String>> attributes) {
  public DeviceSelector {
    nodes = Set.copyOf(nodes);
    types = Set.copyOf(types);
    kinds = Set.copyOf(kinds);
    sites = Set.copyOf(sites);
    owners = Set.copyOf(owners);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /** Whatever there is. */
  public static final DeviceSelector ALL =
      new DeviceSelector(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Map.of());

  /** True when a thing is one of those that are meant. */
  public boolean fits(NodeFacts node) {
    return asks(nodes, node.id())
        && asks(types, node.type())
        && (kinds.isEmpty() || kinds.stream().anyMatch(kind -> isKind(kind, node.kind())))
        && asks(sites, node.site())
        && asks(owners, node.owner())
        && attributes.entrySet().stream()
            .allMatch(asked ->
                asks(asked.getValue(), node.attributes().getOrDefault(asked.getKey(), "")));
  }

  private static boolean asks(Set<String> words, String value) {
    return words.isEmpty() || words.stream().anyMatch(word -> isWord(word, value));
  }

  private static boolean isWord(String word, String value) {
    return word.endsWith("*")
        ? value.startsWith(word.substring(0, word.length() - 1))
        : word.equals(value);
  }

  private static boolean isKind(String kind, String value) {
    return isWord(kind, value) || value.startsWith(kind + ".");
  }
}
