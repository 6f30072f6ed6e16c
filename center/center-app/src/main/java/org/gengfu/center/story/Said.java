package org.gengfu.center.story;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same in both languages of the screens. */
public record Said(String zh, String en) {
  /** A word that is not all ASCII, a space, and ASCII alone. */
  private static final Pattern CHOICE =
      Pattern.compile("(\\S*[^\\x00-\\x7f]\\S*) ([\\x20-\\x7e]+)");

  /** A text by language; a missing one is stood in for by the other, or by what it names. */
  public static Said of(Map<String, String> byLanguage, String otherwise) {
    String zh = byLanguage.getOrDefault("zh", byLanguage.getOrDefault("en", otherwise));
    return new Said(zh, byLanguage.getOrDefault("en", zh));
  }

  /** A name that is the same in every language. */
  public static Said same(String text) {
    return new Said(text, text);
  }

  /** A choice that holds both languages in one: {@code 自然老化 wear}; any other text is the same. */
  public static Said choice(String option) {
    Matcher both = CHOICE.matcher(option);
    return both.matches() ? new Said(both.group(1), both.group(2)) : same(option);
  }

  /** Two texts, one behind the other. */
  Said then(Said more) {
    return new Said(zh + more.zh, en + more.en);
  }
}
