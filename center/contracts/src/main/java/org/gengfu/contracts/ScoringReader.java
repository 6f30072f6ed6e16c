package org.gengfu.contracts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.contract.Measure;
import org.gengfu.core.contract.Scoring;
import org.gengfu.core.contract.ScoringRule;
import org.gengfu.document.MapNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code scoring:}. One thread. */
final class ScoringReader {
  private static final int MOST = 100;

  private final Remarks remarks;
  private final Words words;

  ScoringReader(Remarks remarks) {
    this.remarks = remarks;
    this.words = new Words(remarks);
  }

  @Nullable Scoring read(@Nullable MapNode node) {
    if (node == null) {
      return null;
    }
    int quarters = (int) node.whole("quarters", 40, 0, 100, remarks.problems());
    int last = (int) node.whole("final", 100L - quarters, 0, 100, remarks.problems());
    if (quarters + last != 100) {
      remarks.error(
          node.valueMark("final"), "季度与最终考核的比重之和应为 100%", "quarters and final must make 100 %", "");
      last = 100 - quarters;
    }
    List<Scoring.Grade> grades = new ArrayList<>();
    for (MapNode each : node.maps("grades", remarks.problems())) {
      grades.add(
          new Scoring.Grade(
              (int) each.whole("least", 0, 0, 100, remarks.problems()), words.text(each, "text")));
      each.close(remarks.problems());
    }
    grades.sort(java.util.Comparator.comparingInt(Scoring.Grade::least).reversed());
    Scoring scoring = new Scoring(quarters, last, rules(node), grades);
    if (scoring.full() != 100) {
      remarks.warn(
          node.keyMark("rules"),
          "各项满分合计 " + scoring.full() + " 分，不是 100 分",
          "the rules' points make " + scoring.full() + ", not 100");
    }
    node.close(remarks.problems());
    return scoring;
  }

  private List<ScoringRule> rules(MapNode node) {
    List<ScoringRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (MapNode each : node.maps("rules", remarks.problems())) {
      String id = words.id(each, "id", "rule-" + rules.size());
      if (!ids.add(id) || rules.size() == MOST) {
        remarks.error(
            each.mark(), "评分规则重复或太多", "rule " + id + " is there twice, or there are too many", "");
      }
      each.require("measure", remarks.problems());
      Measure measure = each.choice("measure", Measure.class, Measure.JUDGED, remarks.problems());
      rules.add(
          new ScoringRule(
              id,
              words.required(each, "text"),
              (int) each.whole("points", 0, 0, 100, remarks.problems()),
              measure,
              (int) each.whole("each", 0, 0, 100, remarks.problems()),
              also(each, measure),
              bands(each),
              (int) each.whole("least", 0, 0, 1_000, remarks.problems())));
      each.close(remarks.problems());
    }
    return rules;
  }

  /** What else takes points of a line whose own measure is counted by events. */
  private Map<Measure, Integer> also(MapNode node, Measure own) {
    Map<Measure, Integer> also = new EnumMap<>(Measure.class);
    MapNode map = node.map("also", remarks.problems());
    if (map == null) {
      return also;
    }
    if (!own.isCounted()) {
      remarks.error(
          node.keyMark("also"),
          "只有按次扣分的评分规则可以另扣",
          "only a rule that takes points for each event can have also",
          "leave it out, or give the rule a measure such as late-paper");
    }
    for (Measure each : Measure.values()) {
      String word = each.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (each.isCounted() && each != own && map.has(word)) {
        also.put(each, (int) map.whole(word, 0, 1, 100, remarks.problems()));
      }
    }
    map.close(remarks.problems());
    return also;
  }

  private List<ScoringRule.Band> bands(MapNode node) {
    List<ScoringRule.Band> bands = new ArrayList<>();
    for (MapNode each : node.maps("bands", remarks.problems())) {
      bands.add(
          new ScoringRule.Band(
              each.has("under") ? words.millis(each, "under", 1_000) : Long.MAX_VALUE,
              (int)
                  each.whole("count", Integer.MAX_VALUE, 1, Integer.MAX_VALUE, remarks.problems()),
              (int) each.whole("from", 0, 0, 100, remarks.problems()),
              (int) each.whole("to", 0, 0, 100, remarks.problems())));
      each.close(remarks.problems());
    }
    return bands;
  }
}
