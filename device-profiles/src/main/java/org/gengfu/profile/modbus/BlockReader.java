package org.gengfu.profile.modbus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.WordOrder;
import org.jspecify.annotations.Nullable;

/** Reads the {@code modbus} block. For one thread. */
final class BlockReader {
  private final MapNode block;
  private final AddressReader addresses;
  private final Problems problems;

  BlockReader(MapNode block, LanguageContext context) {
    this.block = block;
    this.addresses = new AddressReader(base(block), context);
    this.problems = context.problems();
  }

  /** What the addresses of a block count from, as text. */
  static String base(MapNode block) {
    return block.get("base") instanceof ScalarNode scalar ? scalar.text() : "0";
  }

  ModbusBlock read() {
    MapNode read = orEmpty(block.map("read", problems));
    MapNode timing = orEmpty(block.map("timing", problems));
    Duration zero = Duration.ZERO;
    Duration minute = Duration.ofMinutes(1);
    return new ModbusBlock(
        WordOrder.valueOf(block.string("order", "ABCD", problems)),
        (int) read.whole("maxRegisters", 125, 1, ModbusBlock.REGISTER_LIMIT, problems),
        (int) read.whole("maxBits", 2000, 1, ModbusBlock.BIT_LIMIT, problems),
        (int) read.whole("maxGap", 0, 0, 124, problems),
        read.flag("singleReads", false, problems),
        avoid(read),
        timing.duration("timeout", Duration.ofSeconds(1), Duration.ofMillis(10), minute, problems),
        timing.duration("gap", zero, zero, minute, problems),
        (int) timing.whole("retries", 1, 0, 5, problems),
        base(block),
        read.flag("evenRegisters", false, problems),
        timing.duration("afterConnect", zero, zero, minute, problems),
        timing.duration("frame", zero, zero, minute, problems));
  }

  private MapNode orEmpty(@Nullable MapNode map) {
    return map == null ? MapNode.empty(block.mark()) : map;
  }

  private List<AddressRange> avoid(MapNode read) {
    List<AddressRange> ranges = new ArrayList<>();
    for (Node node : read.list("avoid", problems)) {
      AddressRange range =
          switch (node) {
            case ListNode list when list.items().size() == 2 ->
                range(null, list.items().get(0), list.items().get(1));
            case MapNode map -> {
              String table = map.optionalString("table", problems);
              Node first = map.get("first");
              Node last = map.get("last");
              yield first == null || last == null
                  ? null
                  : range(table == null ? null : table(table), first, last);
            }
            default -> null;
          };
      if (range != null) {
        ranges.add(range);
      }
    }
    return ranges;
  }

  private static ModbusTable table(String name) {
    return ModbusTable.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private @Nullable AddressRange range(@Nullable ModbusTable table, Node first, Node last) {
    if (!(first instanceof ScalarNode from) || !(last instanceof ScalarNode to)) {
      return null;
    }
    String prefix = base(block).equals("modicon") ? "" : "holding:";
    Address low = addresses.parse(prefix + from.text(), from.mark());
    Address high = addresses.parse(prefix + to.text(), to.mark());
    if (low == null || high == null) {
      return null;
    }
    if (high.number() < low.number()) {
      problems.add(to.mark(), "OUT_OF_RANGE", "the range ends before it begins", "Swap the two");
      return null;
    }
    ModbusTable where = prefix.isEmpty() ? low.table() : table;
    return new AddressRange(where, low.number(), high.number());
  }
}
