package org.gengfu.center.field;

import java.util.List;
import java.util.Locale;
import org.gengfu.core.graph.Relation;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** What people call the relations. Stateless. */
public final class RelationWords {
  private RelationWords() {}

  /** What people call a relation: {@code A 供电 B}, {@code A powers B}. */
  public static Words text(Relation relation) {
    return switch (relation) {
      case POWERS -> new Words("供电", "powers");
      case CARRIES -> new Words("承载", "carries");
      case CONTAINS -> new Words("包含", "contains");
      case REPORTS_VIA -> new Words("采集", "observes");
    };
  }

  private static List<String> aliases(Relation relation) {
    return switch (relation) {
      case POWERS -> List.of("power", "电源", "电");
      case CARRIES -> List.of("carry", "net", "data", "network", "网络", "传输");
      case CONTAINS -> List.of("contain", "安装", "容纳");
      case REPORTS_VIA -> List.of("report", "reports via", "observe", "上报", "telemetry");
    };
  }

  /** The relation that a word of either language names, null for none. */
  public static @Nullable Relation of(String word) {
    String small = word.strip().toLowerCase(Locale.ROOT);
    for (Relation relation : Relation.values()) {
      Words words = text(relation);
      if (small.equals(relation.name().toLowerCase(Locale.ROOT))
          || small.equals(words.zh())
          || small.equals(words.en())
          || aliases(relation).contains(small)) {
        return relation;
      }
    }
    return null;
  }
}
