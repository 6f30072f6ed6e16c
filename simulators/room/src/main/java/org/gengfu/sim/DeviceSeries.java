package org.gengfu.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;

/**
 * Entries of a room file that stand for many devices: {@code count: 20} makes twenty of one entry,
 * numbered from {@code from} (1). In its texts {@code {n}} is the number, {@code {n:3}} the number
 * in three digits. Stateless; any thread.
 */
final class DeviceSeries {
  private static final Pattern NUMBER = Pattern.compile("\\{n(?::(\\d))?}");
  private static final String COUNT = "count";
  private static final String FROM = "from";
  private static final int HIGHEST = 1_000_000;

  private DeviceSeries() {}

  /** One entry a device; entries without {@code count} as they are. */
  static List<MapNode> all(List<MapNode> entries, Problems problems) {
    List<MapNode> devices = new ArrayList<>();
    for (MapNode entry : entries) {
      if (!entry.has(COUNT)) {
        devices.add(entry);
        continue;
      }
      long count = entry.whole(COUNT, 1, 1, RoomSettings.MOST_DEVICES, problems);
      long from = entry.whole(FROM, 1, 0, HIGHEST, problems);
      for (long number = from; number < from + count; number++) {
        devices.add(numbered(entry, number));
      }
    }
    return devices;
  }

  private static MapNode numbered(MapNode entry, long number) {
    return entry.copy(
        (key, value) -> key.equals(COUNT) || key.equals(FROM) ? null : numbered(value, number));
  }

  private static Node numbered(Node node, long number) {
    return switch (node) {
      case MapNode map -> map.copy((key, value) -> numbered(value, number));
      case ListNode list ->
          new ListNode(
              list.mark(), list.items().stream().map(item -> numbered(item, number)).toList());
      case ScalarNode scalar -> numbered(scalar, number);
    };
  }

  private static ScalarNode numbered(ScalarNode scalar, long number) {
    Matcher matcher = NUMBER.matcher(scalar.text());
    if (matcher.matches() && matcher.group(1) == null) {
      String text = Long.toString(number);
      return new ScalarNode(scalar.mark(), text, ScalarNode.Kind.WHOLE, -1);
    }
    String text =
        matcher.replaceAll(found -> {
          int digits = found.group(1) == null ? 1 : Math.max(1, Integer.parseInt(found.group(1)));
          return ("%0" + digits + "d").formatted(number);
        });
    return text.equals(scalar.text())
        ? scalar
        : new ScalarNode(scalar.mark(), text, scalar.kind(), -1);
  }
}
