package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes alarms out of triggers that compare one item with one value. For one thread. */
final class ZabbixTriggers {
  private static final String VALUE =
      "\\s*(=|<>|<=|>=|<|>)\\s*\"?(\\{\\$[^}]+\\}|-?[0-9.]+[KMGsmhdw]?)\"?";
  private static final Pattern NEW =
      Pattern.compile(
          "([a-z]+)\\(/[^/]*/([^()\\s\\[]+(?:\\[[^\\]]*\\])?)(?:,([^,()]*))?\\)" + VALUE);
  private static final Pattern OLD =
      Pattern.compile("\\{[^:{}]+:(.+)\\.([a-z]+)\\(([^)]*)\\)\\}" + VALUE);

  private final String file;
  private final Map<String, String> macros;
  private final Map<String, String> idsByKey;
  private final LossReport report;
  private final Set<String> used = new HashSet<>();

  ZabbixTriggers(
      String file, Map<String, String> macros, Map<String, String> idsByKey, LossReport report) {
    this.file = file;
    this.macros = macros;
    this.idsByKey = idsByKey;
    this.report = report;
  }

  /** Macros that an alarm took its limit from. */
  Set<String> used() {
    return Set.copyOf(used);
  }

  /** One comparison, taken apart. */
  private record Shape(String function, String key, String over, String operator, String value) {}

  void add(SourceNode trigger, Map<String, Object> alarms) {
    String name = trigger.text("name");
    Shape shape = shape(trigger.text("expression").strip());
    String point = shape == null ? "" : idsByKey.getOrDefault(shape.key(), "");
    if (shape == null || point.isEmpty()) {
      String why = shape == null ? "it is more than one comparison" : "its item was not taken over";
      report.dropped(file, trigger.line(), name, why);
      return;
    }
    Map<String, Object> alarm = new LinkedHashMap<>();
    String refused = condition(shape, point, alarm);
    if (!refused.isEmpty()) {
      report.dropped(file, trigger.line(), name, refused);
      return;
    }
    alarm.put("severity", severity(trigger.text("priority")));
    alarm.put("type", "equipment");
    String text = name.replaceAll("\\{#?[^}]*\\}:?\\s*", "").strip();
    boolean chinese = PointNames.chinese(text);
    alarm.put("text", Draft.texts(chinese ? text : "", chinese ? "" : text));
    alarm.put("action", Draft.texts("按厂家手册处理", "Follow the maker's manual"));
    Draft.doc(alarm, trigger.text("description"));
    String id = id(text, point, alarms);
    alarms.put(id, alarm);
    String more =
        trigger.text("recovery_expression").isEmpty() && trigger.items("dependencies").isEmpty()
            ? ""
            : "; its own recovery and dependencies are left out";
    report.approximated(
        file,
        trigger.line(),
        name,
        "alarms." + id + ": no recommended action is in the source, severity is mapped" + more);
  }

  private static String id(String text, String point, Map<String, Object> alarms) {
    String camel = PointNames.camel(text);
    String base = camel.isEmpty() || camel.length() > 60 ? point + "_alarm" : camel;
    String free = base;
    for (int i = 2; alarms.containsKey(free); i++) {
      free = base + "_" + i;
    }
    return free;
  }

  private static @org.jspecify.annotations.Nullable Shape shape(String expression) {
    Matcher now = NEW.matcher(expression);
    if (now.matches()) {
      String over = now.group(3) == null ? "" : now.group(3).strip();
      return new Shape(now.group(1), now.group(2).strip(), over, now.group(4), now.group(5));
    }
    Matcher old = OLD.matcher(expression);
    return old.matches()
        ? new Shape(old.group(2), old.group(1), old.group(3).strip(), old.group(4), old.group(5))
        : null;
  }

  /** Adds when, limit, window or noData; why it cannot, or empty. */
  private String condition(Shape shape, String point, Map<String, Object> alarm) {
    BigDecimal value = value(shape.value());
    if (value == null) {
      return "the value " + shape.value() + " is no number";
    }
    boolean timed = shape.over().matches("[0-9]{1,6}[smhd]");
    if (shape.function().equals("nodata")) {
      if (!timed) {
        return "it says no time";
      }
      alarm.put("noData", Draft.map("point", point, "for", shape.over()));
      return "";
    }
    String subject = point;
    if (Set.of("avg", "min", "max").contains(shape.function()) && timed) {
      Map<String, String> words = Map.of("avg", "average", "min", "minimum", "max", "maximum");
      alarm.put(
          "window",
          Draft.map(
              "over",
              shape.over(),
              "of",
              words.getOrDefault(shape.function(), ""),
              "point",
              point));
      subject = "window";
    } else if (!Set.of("last", "avg", "min", "max").contains(shape.function())) {
      return "its function " + shape.function() + " has no counterpart";
    }
    String operator =
        switch (shape.operator()) {
          case "=" -> "==";
          case "<>" -> "!=";
          default -> shape.operator();
        };
    boolean order = operator.startsWith("<") || operator.startsWith(">");
    alarm.put("when", subject + " " + operator + " " + (order ? "limit" : value.toPlainString()));
    if (order) {
      alarm.put("limit", value);
    }
    return "";
  }

  private @org.jspecify.annotations.Nullable BigDecimal value(String told) {
    String text = told;
    if (told.startsWith("{$")) {
      String macro = told.replaceFirst(":.*\\}", "}");
      used.add(macro);
      text = macros.getOrDefault(macro, "");
    }
    Matcher number = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)([KMGsmhdw]?)").matcher(text);
    if (!number.matches()) {
      return null;
    }
    Map<String, String> factors =
        Map.of(
            "",
            "1",
            "K",
            "1024",
            "M",
            "1048576",
            "G",
            "1073741824",
            "s",
            "1",
            "m",
            "60",
            "h",
            "3600",
            "d",
            "86400",
            "w",
            "604800");
    return new BigDecimal(number.group(1))
        .multiply(new BigDecimal(factors.getOrDefault(number.group(2), "1")));
  }

  private static String severity(String priority) {
    return switch (priority) {
      case "INFO", "1" -> "warning";
      case "WARNING", "2" -> "minor";
      case "AVERAGE", "3" -> "major";
      case "HIGH", "4", "DISASTER", "5" -> "critical";
      default -> "indeterminate";
    };
  }
}
