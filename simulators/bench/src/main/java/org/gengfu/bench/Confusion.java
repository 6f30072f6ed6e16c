package org.gengfu.bench;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.jspecify.annotations.Nullable;

/** What was there against what was judged. One thread. */
final class Confusion {
  /** Clips of one truth. */
  private static final class Row {
    private int clips;
    private int hits;
    private final Map<PictureFault, Integer> judged = new EnumMap<>(PictureFault.class);
  }

  /** The sane ones stand under an empty name. */
  private final Map<String, Row> rows = new TreeMap<>();

  private int clips;

  /**
   * Counts one clip.
   *
   * @param truth null when nothing is wrong with it
   */
  void add(@Nullable PictureFault truth, Set<PictureFault> judged) {
    Row row = rows.computeIfAbsent(truth == null ? "" : truth.name(), name -> new Row());
    clips++;
    row.clips++;
    row.hits += (truth == null ? judged.isEmpty() : judged.contains(truth)) ? 1 : 0;
    judged.forEach(fault -> row.judged.merge(fault, 1, Integer::sum));
  }

  int clips() {
    return clips;
  }

  /** Clips of a fault; 0 when there was none. */
  int clips(PictureFault fault) {
    Row row = rows.get(fault.name());
    return row == null ? 0 : row.clips;
  }

  /** Share of a fault's clips in which it was found. */
  double recall(PictureFault fault) {
    Row row = rows.get(fault.name());
    return row == null ? Double.NaN : (double) row.hits / row.clips;
  }

  /** Share of all other clips in which it was found. */
  double falseAlarms(PictureFault fault) {
    int others = 0;
    int found = 0;
    for (Map.Entry<String, Row> row : rows.entrySet()) {
      if (!row.getKey().equals(fault.name())) {
        others += row.getValue().clips;
        found += row.getValue().judged.getOrDefault(fault, 0);
      }
    }
    return others == 0 ? Double.NaN : (double) found / others;
  }

  /** A Markdown table: a row a truth, what else was found in words. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append("| truth | clips | judged so | recall | false alarms | what else was found |\n");
    text.append("|---|---|---|---|---|---|\n");
    for (Map.Entry<String, Row> entry : rows.entrySet()) {
      Row row = entry.getValue();
      boolean isSane = entry.getKey().isEmpty();
      PictureFault truth = isSane ? null : PictureFault.valueOf(entry.getKey());
      String others =
          row.judged.entrySet().stream()
              .filter(found -> found.getKey() != truth)
              .map(found -> word(found.getKey().name()) + " " + found.getValue())
              .collect(Collectors.joining(", "));
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %.4f | %s | %s |%n",
              isSane ? "sane" : word(entry.getKey()),
              row.clips,
              row.hits,
              (double) row.hits / row.clips,
              truth == null ? "" : String.format(Locale.ROOT, "%.4f", falseAlarms(truth)),
              others));
    }
    return text.toString();
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
