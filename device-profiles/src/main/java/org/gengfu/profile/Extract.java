package org.gengfu.profile;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a part of a text: what a regular expression finds, then other texts put in. Immutable; any
 * thread.
 *
 * @param regex what must be found in the text, or null for the whole text
 * @param group number of the group that is taken; unused with a template
 * @param template text with {@code $1}, {@code $2} for the groups, or null
 * @param replace texts put in place of others afterwards, in this order
 * @param as what the text then is
 */
public record Extract(
    @Nullable Pattern regex,
    int group,
    @Nullable String template,
    List<Replacement> replace,
    As as) {
  /** Longest text that is looked at; the rest is cut off. */
  public static final int MAX_INPUT = 4_096;

  /** What a text is. */
  public enum As {
    TEXT,
    NUMBER,
    WHOLE
  }

  /**
   * A text put in place of another.
   *
   * @param from a text; with {@code ^} before and {@code $} behind it, the whole text only
   * @param to what stands there afterwards
   */
  public record Replacement(String from, String to) {
    String in(String text) {
      if (from.length() >= 2 && from.startsWith("^") && from.endsWith("$")) {
        return text.equals(from.substring(1, from.length() - 1)) ? to : text;
      }
      return text.replace(from, to);
    }
  }

  public Extract {
    replace = List.copyOf(replace);
  }

  /** The part, or null when the text does not hold it. */
  public @Nullable String apply(String input) {
    String text = input.length() > MAX_INPUT ? input.substring(0, MAX_INPUT) : input;
    if (regex != null) {
      Matcher matcher = regex.matcher(text);
      if (!matcher.find()) {
        return null;
      }
      text = template == null ? matcher.group(group) : filled(matcher, template);
      if (text == null) {
        return null;
      }
    }
    for (Replacement each : replace) {
      text = each.in(text);
    }
    return text;
  }

  private static String filled(Matcher matcher, String template) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      boolean digit = i + 1 < template.length() && Character.isDigit(template.charAt(i + 1));
      if (c == '$' && digit) {
        int number = template.charAt(++i) - '0';
        String part = number <= matcher.groupCount() ? matcher.group(number) : null;
        text.append(part == null ? "" : part);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  /** Equal when written alike: a pattern itself has no equality. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Extract e
        && source(regex).equals(source(e.regex))
        && group == e.group
        && String.valueOf(template).equals(String.valueOf(e.template))
        && replace.equals(e.replace)
        && as == e.as;
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(source(regex), group, template, replace, as);
  }

  private static String source(@Nullable Pattern pattern) {
    return pattern == null ? "" : pattern.pattern();
  }
}
