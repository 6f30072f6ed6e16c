package org.gengfu.profile.lint;

import java.math.BigDecimal;
import java.util.Set;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** The lower end of a range stands first. */
final class RangeRule implements NodeRule {
  private static final Set<String> PAIRS = Set.of("valid", "validRaw", "bits");

  @Override
  public void check(ProfileFile file, Findings findings) {
    for (Place place : file.places()) {
      if (place.node() instanceof ListNode list
          && PAIRS.contains(place.name())
          && list.items().size() == 2) {
        swapped(
            file, list.mark(), place.name(), list.items().get(0), list.items().get(1), findings);
      } else if (place.node() instanceof MapNode map
          && map.get("min") instanceof ScalarNode low
          && map.get("max") instanceof ScalarNode high) {
        swapped(file, map.valueMark("max"), "min and max", low, high, findings);
      }
    }
  }

  private static void swapped(
      ProfileFile file, Mark mark, String name, Node first, Node second, Findings findings) {
    BigDecimal low = number(first);
    BigDecimal high = number(second);
    if (low == null || high == null || low.compareTo(high) <= 0) {
      return;
    }
    String a = ((ScalarNode) first).text();
    String b = ((ScalarNode) second).text();
    SourceText source = file.source();
    int start = source.offset(first.mark());
    int other = source.offset(second.mark());
    findings.error(
        mark,
        "RANGE_SWAPPED",
        "\"" + name + "\" begins with its upper end",
        "Swap " + a + " and " + b,
        new Edit(start, start + a.length(), b),
        new Edit(other, other + b.length(), a));
  }

  private static @Nullable BigDecimal number(Node node) {
    return node instanceof ScalarNode scalar ? scalar.decimal() : null;
  }
}
