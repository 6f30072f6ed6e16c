package org.gengfu.profile.opcua;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.PollClass;
import org.jspecify.annotations.Nullable;

/** Reads the {@code opcua} block. For one thread. */
final class OpcuaBlockReader {
  private static final String STANDARD_PREFIX = "ua";

  private final MapNode block;
  private final LanguageContext context;
  private final Problems problems;

  OpcuaBlockReader(MapNode block, LanguageContext context) {
    this.block = block;
    this.context = context;
    this.problems = context.problems();
  }

  OpcuaBlock read() {
    Map<String, String> namespaces = namespaces();
    MapNode subscribe = orEmpty(block.map("subscribe", problems));
    MapNode read = orEmpty(block.map("read", problems));
    MapNode timing = orEmpty(block.map("timing", problems));
    return new OpcuaBlock(
        namespaces,
        start(namespaces),
        classes(subscribe),
        subscribe.duration(
            "publishing",
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            problems),
        subscribe.duration(
            "keepAlive",
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(10),
            problems),
        (int) subscribe.whole("queue", 10, 1, 100, problems),
        (int) read.whole("maxNodes", 100, 1, OpcuaBlock.MAX_NODES, problems),
        timing.duration(
            "timeout",
            Duration.ofSeconds(3),
            Duration.ofMillis(50),
            Duration.ofMinutes(1),
            problems));
  }

  private Map<String, String> namespaces() {
    Map<String, String> namespaces = new LinkedHashMap<>();
    namespaces.put(STANDARD_PREFIX, NodeAddress.STANDARD);
    MapNode declared = orEmpty(block.map("namespaces", problems));
    for (String prefix : declared.keys()) {
      String uri = declared.get(prefix) instanceof ScalarNode scalar ? context.text(scalar) : null;
      if (prefix.equals(STANDARD_PREFIX)) {
        String message = "the prefix \"ua\" is the standard's own namespace";
        problems.add(declared.keyMark(prefix), "DUPLICATE_KEY", message, "Choose another prefix");
      } else if (uri != null) {
        namespaces.put(prefix, uri);
      }
    }
    return namespaces;
  }

  private NodeAddress start(Map<String, String> namespaces) {
    @Nullable NodeAddress start = null;
    if (block.get("start") instanceof ScalarNode scalar) {
      String text = context.text(scalar);
      start =
          text == null
              ? null
              : new AddressReader(namespaces, NodeAddress.OBJECTS, problems)
                  .read(text, scalar.mark());
    }
    return start == null ? NodeAddress.OBJECTS : start;
  }

  private static Set<PollClass> classes(MapNode subscribe) {
    if (!(subscribe.get("classes") instanceof ListNode list)) {
      return EnumSet.of(PollClass.FAST, PollClass.NORMAL);
    }
    Set<PollClass> classes = EnumSet.noneOf(PollClass.class);
    for (Node node : list.items()) {
      if (node instanceof ScalarNode scalar) {
        classes.add(PollClass.valueOf(scalar.text().toUpperCase(Locale.ROOT)));
      }
    }
    return classes;
  }

  private MapNode orEmpty(@Nullable MapNode map) {
    return map == null ? MapNode.empty(block.mark()) : map;
  }
}
