package org.gengfu.core.incident;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gengfu.core.graph.Relation;
import org.jspecify.annotations.Nullable;

/**
 * One line of a text of rules, taken apart: its first word, then words like {@code name=value},
 * each with its column, then the note behind a number sign. Used by one thread.
 */
final class RuleLine {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Set<String> CAUSE =
      Set.of(
          "id", "version", "cause", "effect", "via", "hops", "peer", "lag", "limit", "typical",
          "clear", "kind");
  private static final Set<String> INFER =
      Set.of(
          "id",
          "version",
          "parent",
          "type",
          "via",
          "children",
          "effects",
          "least",
          "share",
          "window",
          "settle");

  private final boolean cause;
  private final int column;
  private final String note;
  private final Map<String, Word> words = new HashMap<>();

  private record Word(String value, int column) {}

  /** A line that is no rule. */
  static final class Misfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int column;
    private final String chinese;

    Misfit(int column, String english, String chinese) {
      super(english);
      this.column = column;
      this.chinese = chinese;
    }

    int column() {
      return column;
    }

    String english() {
      return String.valueOf(getMessage());
    }

    String chinese() {
      return chinese;
    }
  }

  private RuleLine(boolean cause, int column, String note) {
    this.cause = cause;
    this.column = column;
    this.note = note;
  }

  /**
   * The rule of a line, or null when there is none.
   *
   * @throws Misfit when it does not consist of such words
   */
  static @Nullable RuleLine of(String line) {
    int sign = line.indexOf('#');
    Matcher words = WORD.matcher(sign < 0 ? line : line.substring(0, sign));
    if (!words.find()) {
      return null;
    }
    String sort = words.group().toLowerCase(Locale.ROOT);
    int column = words.start() + 1;
    if (!sort.equals("cause") && !sort.equals("infer")) {
      throw new Misfit(column, "begin with cause or infer", "每行须以 cause 或 infer 开头");
    }
    RuleLine rule =
        new RuleLine(
            sort.equals("cause"), column, sign < 0 ? "" : line.substring(sign + 1).strip());
    while (words.find()) {
      rule.add(words.group(), words.start() + 1);
    }
    return rule;
  }

  private void add(String word, int at) {
    int equals = word.indexOf('=');
    if (equals < 1) {
      throw new Misfit(at, "name=value is wanted, not " + word, "须写成 名称=值，而不是 " + word);
    }
    String name = word.substring(0, equals);
    Set<String> known = cause ? CAUSE : INFER;
    if (!known.contains(name)) {
      String all = String.join(", ", new TreeSet<>(known));
      throw new Misfit(at, name + "= is not known; known: " + all, "没有 " + name + "=；可用：" + all);
    }
    if (words.putIfAbsent(name, new Word(word.substring(equals + 1), at)) != null) {
      throw new Misfit(at, name + "= stands twice", name + "= 重复");
    }
  }

  boolean isCause() {
    return cause;
  }

  String id() {
    return get("id");
  }

  Misfit misfit(String name, String english, String chinese) {
    Word word = words.get(name);
    return new Misfit(word == null ? column : word.column(), english, chinese);
  }

  CauseRule cause() {
    String[] hops = range("hops");
    String[] lag = range("lag");
    Set<Relation> via = EnumSet.noneOf(Relation.class);
    if (!get("via").equals("-")) {
      for (String relation : list("via")) {
        via.add(constant("via", Relation.class, relation));
      }
    }
    return whole(() ->
        new CauseRule(
            id(),
            number("version"),
            get("cause"),
            get("effect"),
            via,
            number("hops", hops[0]),
            number("hops", hops[1]),
            yes("peer"),
            time("lag", lag[0]),
            limit(time("lag", lag[1])),
            time("typical", get("typical")),
            time("clear", get("clear")),
            constant("kind", CauseRule.Kind.class, get("kind")),
            note));
  }

  InferRule inference() {
    return whole(() ->
        new InferRule(
            id(),
            number("version"),
            get("parent"),
            get("type"),
            constant("via", Relation.class, get("via")),
            new TreeSet<>(list("children")),
            new TreeSet<>(list("effects")),
            number("least"),
            real("share", get("share")),
            time("window", get("window")),
            time("settle", get("settle"))));
  }

  /** What a record refuses is said of the whole line. */
  private <T> T whole(java.util.function.Supplier<T> rule) {
    try {
      return rule.get();
    } catch (Misfit known) {
      throw known;
    } catch (IllegalArgumentException refused) {
      String why = String.valueOf(refused.getMessage());
      throw new Misfit(column, why, "规则不成立：" + why);
    }
  }

  /** {@code limit=1.2*autonomy+900s}, never more than the lag's upper end. */
  private LagLimit limit(Duration most) {
    if (!words.containsKey("limit")) {
      return LagLimit.fixed(most);
    }
    String text = get("limit");
    String[] parts = text.split("[*+]", -1);
    if (parts.length != 3 || parts[1].isEmpty()) {
      throw misfit(
          "limit",
          "limit= wants FACTOR*ATTRIBUTE+TIME, not " + text,
          "limit= 须写成 系数*属性+时间，而不是 " + text);
    }
    return new LagLimit(most, parts[1], real("limit", parts[0]), time("limit", parts[2]));
  }

  private String get(String name) {
    Word word = words.get(name);
    if (word == null) {
      throw new Misfit(column, name + "= is missing", "缺少 " + name + "=");
    }
    return word.value();
  }

  private boolean yes(String name) {
    String text = words.containsKey(name) ? get(name) : "no";
    if (!text.equals("yes") && !text.equals("no")) {
      throw misfit(name, name + "= wants yes or no", name + "= 须为 yes 或 no");
    }
    return text.equals("yes");
  }

  private int number(String name) {
    return number(name, get(name));
  }

  private int number(String name, String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw misfit(name, name + "= wants a whole number, not " + text, name + "= 须为整数，而不是 " + text);
    }
    return Integer.parseInt(text);
  }

  private double real(String name, String text) {
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      throw misfit(
          name, name + "= wants a number like 1.2, not " + text, name + "= 须为数字，而不是 " + text);
    }
    return Double.parseDouble(text);
  }

  private Duration time(String name, String text) {
    if (!text.matches("-?[0-9]{1,9}[smh]")) {
      throw misfit(
          name,
          "a time like 90s, -60s, 15m or 8h is wanted, not " + text,
          "须为 90s、-60s、15m、8h 这样的时间，而不是 " + text);
    }
    long value = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 'h' -> Duration.ofHours(value);
      case 'm' -> Duration.ofMinutes(value);
      default -> Duration.ofSeconds(value);
    };
  }

  private String[] range(String name) {
    String[] ends = get(name).split("\\.\\.", -1);
    if (ends.length != 2) {
      throw misfit(name, name + "= wants FROM..TO", name + "= 须写成 起..止");
    }
    return ends;
  }

  private List<String> list(String name) {
    return List.of(get(name).split(",", -1));
  }

  private <E extends Enum<E>> E constant(String name, Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    String all =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    throw misfit(
        name, name + "= knows " + all + ", not " + text, name + "= 只能为 " + all + "，而不是 " + text);
  }

  static String line(CauseRule rule) {
    LagLimit limit = rule.lagMax();
    return "cause id=%s version=%d cause=%s effect=%s via=%s hops=%d..%d%s lag=%s..%s%s"
            .formatted(
                rule.id(),
                rule.version(),
                rule.causeType(),
                rule.effectType(),
                rule.via().isEmpty() ? "-" : joined(rule.via(), Enum::name),
                rule.minHops(),
                rule.maxHops(),
                rule.throughPeer() ? " peer=yes" : "",
                time(rule.lagMin()),
                time(limit.most()),
                limit.attribute().isEmpty()
                    ? ""
                    : " limit=%s*%s+%s"
                        .formatted(limit.factor(), limit.attribute(), time(limit.plus())))
        + " typical=%s clear=%s kind=%s%s"
            .formatted(
                time(rule.typical()),
                time(rule.clearLag()),
                rule.kind(),
                rule.source().isEmpty() ? "" : "  # " + rule.source());
  }

  static String line(InferRule rule) {
    return "infer id=%s version=%d parent=%s type=%s via=%s children=%s effects=%s"
            .formatted(
                rule.id(),
                rule.version(),
                rule.parentType(),
                rule.inferredType(),
                rule.via(),
                String.join(",", rule.childTypes()),
                String.join(",", rule.effectTypes()))
        + " least=%d share=%s window=%s settle=%s"
            .formatted(
                rule.minChildren(), rule.minShare(), time(rule.window()), time(rule.settle()));
  }

  private static <T> String joined(Set<T> all, Function<T, String> name) {
    return all.stream().map(name).collect(Collectors.joining(","));
  }

  private static String time(Duration time) {
    long seconds = time.toSeconds();
    if (seconds != 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
