package org.gengfu.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ${}} may speak of at one place of a profile: the device's parameters, and within an
 * instance of a repeated section its index, key and columns. For one thread.
 */
final class Scope implements LanguageContext {
  private static final Pattern TEMPLATE = Pattern.compile("\\$\\{([^}]*)\\}");

  private final Map<String, Operand> variables;
  private final Set<String> own;
  private final List<String> prefixes;
  private final long shift;
  private final Map<String, String> title;
  private final String component;
  private final Problems problems;

  private Scope(
      Map<String, Operand> variables,
      Set<String> own,
      List<String> prefixes,
      long shift,
      Map<String, String> title,
      String component,
      Problems problems) {
    this.variables = Collections.unmodifiableMap(variables);
    this.own = own;
    this.prefixes = prefixes;
    this.shift = shift;
    this.title = title;
    this.component = component;
    this.problems = problems;
  }

  /** Outside of every repeated section. */
  static Scope of(Map<String, Operand> parameters, Problems problems) {
    return new Scope(
        new LinkedHashMap<>(parameters), Set.of(), List.of(""), 0, Map.of(), "", problems);
  }

  /**
   * An instance of a section within this scope.
   *
   * @param id the section's id
   * @param key the instance's key, as it stands in ids
   * @param own its index, key and columns; nearer than what stands outside
   * @param further how far stride moves it
   */
  Scope instance(String id, String key, Map<String, Operand> its, long further) {
    Map<String, Operand> all = new LinkedHashMap<>(variables);
    Set<String> names = new HashSet<>(own);
    its.forEach((name, value) -> {
      all.put(name, value);
      all.put(id + "." + name, value);
      names.add(name);
      names.add(id + "." + name);
    });
    String path = prefix() + id + "[" + key + "]";
    List<String> nearest = new ArrayList<>(List.of(path + "."));
    nearest.addAll(prefixes);
    return new Scope(all, names, nearest, shift + further, title, path, problems);
  }

  /** The same with a name for people, put before the titles of what stands here. */
  Scope called(Map<String, String> name, String part) {
    return new Scope(variables, own, prefixes, shift, name, part, problems);
  }

  /** The same, but complaints go elsewhere. */
  Scope reporting(Problems elsewhere) {
    return new Scope(variables, own, prefixes, shift, title, component, elsewhere);
  }

  /** A title with the name of the instance before it. */
  Map<String, String> titled(Map<String, String> titles) {
    Map<String, String> all = new LinkedHashMap<>();
    titles.forEach((language, text) -> {
      String before = title.getOrDefault(language, "");
      all.put(language, before.isEmpty() ? shown(text) : before + " " + shown(text));
    });
    return all;
  }

  /** Name of the instance by language; empty outside of sections. */
  Map<String, String> title() {
    return title;
  }

  /** Part of the device; empty outside of sections. */
  String component() {
    return component;
  }

  /** True within an instance, whose columns are numbers or texts as the device likes. */
  boolean inSection() {
    return !own.isEmpty();
  }

  /** True for the index, key and columns of an instance. */
  boolean own(String name) {
    return own.contains(name);
  }

  /** What may stand before an id that is meant here, the nearest first, the empty text last. */
  List<String> prefixes() {
    return prefixes;
  }

  /** What stands before the ids of points here: empty, or {@code outlet[3].}. */
  String prefix() {
    return prefixes.getFirst();
  }

  @Override
  public Problems problems() {
    return problems;
  }

  @Override
  public Map<String, Operand> parameters() {
    return variables;
  }

  @Override
  public long shift() {
    return shift;
  }

  @Override
  public @Nullable String text(ScalarNode node) {
    return filled(node.text(), node::markAt, problems);
  }

  @Override
  public @Nullable Long whole(ScalarNode node) {
    Long direct = node.whole();
    if (direct != null) {
      return direct;
    }
    String text = text(node);
    if (text == null) {
      return null;
    }
    try {
      return Long.decode(text.strip());
    } catch (NumberFormatException e) {
      problems.add(node.mark(), "WRONG_TYPE", "this must be a whole number", "");
      return null;
    }
  }

  /** The names that the templates of a text speak of. */
  static List<String> names(String text) {
    Matcher matcher = TEMPLATE.matcher(text);
    List<String> names = new ArrayList<>();
    while (matcher.find()) {
      Expression expression =
          new ExpressionParser(matcher.group(1), i -> new Mark("", 1, 1), new Problems()).parse();
      if (expression != null) {
        names.addAll(expression.names());
      }
    }
    return names;
  }

  /** A text with what is known put in; what is not known becomes nothing. */
  String shown(String text) {
    String filled = text.contains("${") ? filled(text, i -> new Mark("", 1, 1), null) : text;
    return filled == null ? "" : filled;
  }

  /**
   * @param report where an unknown name is reported, or null when it is passed over
   */
  @Nullable String filled(String text, IntFunction<Mark> marks, @Nullable Problems report) {
    if (!text.contains("${")) {
      return text;
    }
    Matcher matcher = TEMPLATE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      int start = matcher.start(1);
      Problems here = report == null ? new Problems() : report;
      Expression expression =
          new ExpressionParser(matcher.group(1), i -> marks.apply(start + i), here).parse();
      String value = expression == null ? null : shown(expression.evaluate(variables::get));
      if (expression != null && value == null && report != null) {
        String message = "${" + matcher.group(1) + "} is not a whole number of parameters";
        String fix = Suggestion.among(matcher.group(1), variables.keySet());
        report.add(marks.apply(matcher.start()), "ADDRESS", message, fix);
      }
      if (value == null && report != null) {
        return null;
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value == null ? "" : value));
    }
    return matcher.appendTail(filled).toString();
  }

  private static @Nullable String shown(@Nullable Operand value) {
    return switch (value) {
      case null -> null;
      case Operand.Number(double number) ->
          number == Math.rint(number) ? BigDecimal.valueOf(number).toBigInteger().toString() : null;
      case Operand.Text(String text) -> text;
      case Operand.Flag(boolean flag) -> flag ? "1" : "0";
    };
  }
}
