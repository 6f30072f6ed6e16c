package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an import kept, approximated and dropped. Keeps the first {@value #MAX_KEPT} lines and
 * counts all. For one thread.
 */
final class LossReport {
  /** Most lines that are kept. */
  static final int MAX_KEPT = 50_000;

  private final List<Loss> losses = new ArrayList<>();
  private final Map<Loss.Fate, Integer> counts = new EnumMap<>(Loss.Fate.class);

  void kept(String file, int line, String item, String became) {
    add(new Loss(Loss.Fate.KEPT, file, line, item, became));
  }

  void approximated(String file, int line, String item, String reason) {
    add(new Loss(Loss.Fate.APPROXIMATED, file, line, item, reason));
  }

  void dropped(String file, int line, String item, String reason) {
    add(new Loss(Loss.Fate.DROPPED, file, line, item, reason));
  }

  private void add(Loss loss) {
    counts.merge(loss.fate(), 1, Integer::sum);
    if (losses.size() < MAX_KEPT) {
      losses.add(loss);
    }
  }

  int count(Loss.Fate fate) {
    return counts.getOrDefault(fate, 0);
  }

  List<Loss> of(Loss.Fate fate) {
    return losses.stream().filter(loss -> loss.fate() == fate).toList();
  }

  /** The counts on one line. */
  String summary() {
    return count(Loss.Fate.KEPT)
        + " kept, "
        + count(Loss.Fate.APPROXIMATED)
        + " approximated, "
        + count(Loss.Fate.DROPPED)
        + " dropped";
  }

  /** The lines of some fates, each fate under its word. */
  String text(Loss.Fate... fates) {
    StringBuilder text = new StringBuilder();
    for (Loss.Fate fate : fates) {
      List<Loss> lines = of(fate);
      if (!lines.isEmpty()) {
        text.append(fate.word()).append('\n');
        lines.forEach(loss -> text.append("  ").append(loss).append('\n'));
      }
    }
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (all > losses.size()) {
      text.append("and ").append(all - losses.size()).append(" more\n");
    }
    return text.toString();
  }
}
