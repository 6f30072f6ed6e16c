package org.gengfu.core.order;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The 16 fields of an order that is worked on together with other units (协同工单): number, subject,
 * content, initiating unit, business type, receiving unit, its feedback, both contacts with their
 * phones, state, closing time, level, stars and words of the evaluation. What the order knows
 * itself is not filled in by anybody. Pure.
 */
public final class JointForm {
  /** The fields that people fill in. */
  public static final List<String> FILLED =
      List.of(
          "content",
          "initiatingUnit",
          "businessType",
          "receivingUnit",
          "feedback",
          "initiatingContact",
          "initiatingPhone",
          "receivingContact",
          "receivingPhone",
          "stars",
          "evaluation");

  /** Most characters of a field. */
  public static final int MOST_CHARACTERS = 2_000;

  private JointForm() {}

  /** What is wrong with values, or null. */
  static @Nullable Why problem(SortedMap<String, String> values) {
    for (Map.Entry<String, String> each : values.entrySet()) {
      if (!FILLED.contains(each.getKey())) {
        return new Why(
            "没有可填写的字段 " + each.getKey(),
            each.getKey() + " is not filled in; known: " + String.join(", ", FILLED));
      }
      if (each.getValue().length() > MOST_CHARACTERS) {
        return new Why(
            each.getKey() + " 最多 " + MOST_CHARACTERS + " 字",
            each.getKey() + " has at most " + MOST_CHARACTERS + " characters");
      }
    }
    String stars = values.getOrDefault("stars", "");
    return stars.isEmpty() || stars.matches("[1-5]")
        ? null
        : new Why("星级为 1 至 5", "stars are 1 to 5");
  }

  /** All 16 fields of an order, in their order; empty texts for what nobody said. */
  public static Map<String, String> of(OrderState order) {
    Map<String, String> all = new LinkedHashMap<>();
    SortedMap<String, String> form = new TreeMap<>(order.form());
    all.put("number", order.id());
    all.put("subject", order.matter().zh());
    for (String name : FILLED.subList(0, 9)) {
      all.put(name, form.getOrDefault(name, ""));
    }
    all.put("state", order.stage().name().toLowerCase(Locale.ROOT));
    Long ended = order.marks().endedMillis();
    all.put("closed", ended == null ? "" : Instant.ofEpochMilli(ended).toString());
    all.put("level", Integer.toString(order.matter().level()));
    all.put("stars", form.getOrDefault("stars", ""));
    all.put("evaluation", form.getOrDefault("evaluation", ""));
    return all;
  }
}
