package org.gengfu.center.story;

import java.util.Map;

/** The same in both languages of the screens. */
public record Said(String zh, String en) {
  /** A text by language; a missing one is stood in for by the other, or by what it names. */
  public static Said of(Map<String, String> byLanguage, String otherwise) {
    String zh = byLanguage.getOrDefault("zh", byLanguage.getOrDefault("en", otherwise));
    return new Said(zh, byLanguage.getOrDefault("en", zh));
  }

  /** A name that is the same in every language. */
  public static Said same(String text) {
    return new Said(text, text);
  }

  /** Two texts, one behind the other. */
  Said then(Said more) {
    return new Said(zh + more.zh, en + more.en);
  }
}
