package org.gengfu.center.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.center.camera.Contract;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.report.ContractHours;
import org.gengfu.core.availability.report.ContractHours.Hours;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/**
 * A contract as text: the section of {@code center.yaml} in JSON, so that it can be kept with what
 * was counted by it, and read again. The same contract always gives the same text. Any thread.
 */
public final class ContractText {
  private static final JsonMapper JSON = new JsonMapper();

  private ContractText() {}

  /** The text of a contract. */
  public static String of(Contract contract) {
    AvailabilityPolicy policy = contract.policy();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", contract.title());
    map.put("number", contract.number());
    map.put("partyA", contract.partyA());
    map.put("partyB", contract.partyB());
    map.put("zone", contract.calendar().zone().getId());
    map.put("downAfter", policy.downAfterMillis() + "ms");
    map.put("upAfter", policy.upAfterMillis() + "ms");
    map.put("trust", policy.trustMillis() + "ms");
    map.put("honours", policy.honoured().stream().sorted().map(ContractText::word).toList());
    map.put("leastCoverage", percent(policy.leastCoverage()));
    Map<String, String> targets = new TreeMap<>();
    for (Map.Entry<Measure, Target> each : contract.targets().entrySet()) {
      Target target = each.getValue();
      targets.put(word(each.getKey()), (target.above() ? ">" : "") + percent(target.rate()));
    }
    map.put("targets", targets);
    ContractHours hours = contract.hours();
    if (hours != null) {
      map.put("hours", hours(hours));
    }
    try {
      return JSON.writeValueAsString(map);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and lists are always JSON", e);
    }
  }

  /**
   * The contract of a text.
   *
   * @throws IllegalArgumentException when the text was not made by {@link #of}
   */
  public static Contract read(String text) {
    if (text.isEmpty()) {
      return Contract.USUAL;
    }
    Problems problems = new Problems();
    MapNode node = Documents.parse("contract of a version", text, problems);
    Contract contract = new ContractReader(problems).read(node);
    if (node == null || !problems.isEmpty()) {
      throw new IllegalArgumentException("the contract cannot be read: " + problems);
    }
    return contract;
  }

  private static Map<String, Object> hours(ContractHours hours) {
    Map<String, Object> week = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(word(day), texts(hours.week().getOrDefault(day, List.of())));
    }
    Map<String, Object> special = new LinkedHashMap<>();
    for (Map.Entry<LocalDate, List<Hours>> each : new TreeMap<>(hours.special()).entrySet()) {
      special.put(each.getKey().toString(), texts(each.getValue()));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("week", week);
    map.put("special", special);
    return map;
  }

  private static List<String> texts(List<Hours> hours) {
    List<String> texts = new ArrayList<>();
    for (Hours each : hours) {
      texts.add(clock(each.fromMinute()) + "-" + clock(each.toMinute()));
    }
    return texts;
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  private static String percent(Ratio ratio) {
    return ratio.percent(6).stripTrailingZeros().toPlainString() + "%";
  }

  static String word(Enum<?> constant) {
    String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return constant instanceof DayOfWeek ? name.substring(0, 3) : name;
  }
}
