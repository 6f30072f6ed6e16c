package org.gengfu.register;

/**
 * A text for people.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Words(String zh, String en) {
  /** Both texts with what stands for {@code {}}, in order. */
  public Words with(Object... parts) {
    return new Words(filled(zh, parts), filled(en, parts));
  }

  private static String filled(String pattern, Object... parts) {
    String text = pattern;
    for (Object part : parts) {
      int at = text.indexOf("{}");
      text = at < 0 ? text : text.substring(0, at) + part + text.substring(at + 2);
    }
    return text;
  }
}
