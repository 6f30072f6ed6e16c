package org.gengfu.profile.lint;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.ModbusBlock;

/** What one Modbus question may bring, and values that no single question can bring whole. */
final class BlockRule implements NodeRule {
  private static final Pattern PLACE = Pattern.compile("(input|holding):([0-9]{1,6})");
  private static final Pattern MODICON = Pattern.compile("([34])([0-9]{4,5})");
  private static final Map<String, Integer> WIDTHS =
      Map.of(
          "int32", 2, "uint32", 2, "float32", 2, "bcd32", 2, "int64", 4, "uint64", 4, "float64", 4);
  private static final int REGISTERS = 0x10000;

  @Override
  public void check(ProfileFile file, Findings findings) {
    if (!(file.root().get("modbus") instanceof MapNode modbus)) {
      return;
    }
    MapNode read = modbus.get("read") instanceof MapNode map ? map : MapNode.empty(modbus.mark());
    limit(read, "maxRegisters", ModbusBlock.REGISTER_LIMIT, "6.3", findings);
    limit(read, "maxBits", ModbusBlock.BIT_LIMIT, "6.1", findings);
    String base = modbus.get("base") instanceof ScalarNode scalar ? scalar.text() : "0";
    Points.each(file.root(), point -> value(point, read, base, findings));
  }

  private static void limit(MapNode read, String key, int most, String clause, Findings findings) {
    if (read.get(key) instanceof ScalarNode scalar
        && scalar.whole() != null
        && scalar.whole() > most) {
      String message =
          "\"" + key + "\" is " + scalar.text() + ", but one answer holds at most " + most;
      String fix = "Use 1 to " + most + " (MODBUS Application Protocol V1.1b3, " + clause + ")";
      findings.error(scalar.mark(), "BLOCK_TOO_LARGE", message, fix);
    }
  }

  private static void value(Points.Written point, MapNode read, String base, Findings findings) {
    MapNode spec = point.spec();
    int width =
        spec.get("type") instanceof ScalarNode type ? WIDTHS.getOrDefault(type.text(), 1) : 1;
    if (width == 1 || !(spec.get("at") instanceof ScalarNode at)) {
      return;
    }
    boolean modicon = base.equals("modicon");
    Matcher matcher = (modicon ? MODICON : PLACE).matcher(at.text());
    if (!matcher.matches()) {
      return;
    }
    int first = Integer.parseInt(matcher.group(2)) - (modicon || base.equals("1") ? 1 : 0);
    String value = "\"" + point.id() + "\" takes " + width + " registers";
    if (read.get("maxRegisters") instanceof ScalarNode most
        && most.whole() != null
        && most.whole() < width) {
      cut(at.mark(), value + ", one question brings " + most.text(), findings);
    } else if (first < REGISTERS && first + width > REGISTERS) {
      cut(at.mark(), value + ", and the table ends within them", findings);
    } else if (!modicon && reachesAvoided(read, first, width, base)) {
      cut(at.mark(), value + ", and a range that must not be read begins within them", findings);
    }
  }

  private static void cut(Mark mark, String message, Findings findings) {
    String fix = "Correct the address or the type; a value is never read in two questions";
    findings.error(mark, "VALUE_CUT", message, fix);
  }

  private static boolean reachesAvoided(MapNode read, int first, int width, String base) {
    if (!(read.get("avoid") instanceof ListNode avoid)) {
      return false;
    }
    for (Node range : avoid.items()) {
      Node begin =
          switch (range) {
            case ListNode(Mark ignored, List<Node> items) when items.size() == 2 -> items.get(0);
            case MapNode map -> map.get("first");
            case ListNode ignored -> null;
            case ScalarNode ignored -> null;
          };
      if (begin instanceof ScalarNode scalar && scalar.whole() != null) {
        long start = scalar.whole() - (base.equals("1") ? 1 : 0);
        if (start > first && start < first + width) {
          return true;
        }
      }
    }
    return false;
  }
}
