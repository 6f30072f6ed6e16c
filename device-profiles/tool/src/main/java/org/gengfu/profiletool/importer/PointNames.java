package org.gengfu.profiletool.importer;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes stable ids out of names. For one thread, for one profile. */
final class PointNames {
  private static final int MAX_LENGTH = 100;
  private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_]*([.\\-][A-Za-z0-9_]+)*");

  private final Set<String> taken = new HashSet<>();

  /** The id, with a number at its end when it is taken already. */
  String unique(String id) {
    String candidate = id;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = id + "_" + i;
    }
    return candidate;
  }

  /** True when the id is free; it is taken from now on. */
  boolean take(String id) {
    return taken.add(id);
  }

  /** An id for a profile: small letters, digits and dashes; {@code device} when nothing is left. */
  static String profileId(String name) {
    String id =
        ascii(name)
            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return id.isEmpty() ? "device" : id.length() > 70 ? id.substring(0, 70) : id;
  }

  /**
   * An id in camel case out of an English name; a name that is an id already stays as it is; empty
   * when the name holds no Latin letter.
   */
  static String camel(String name) {
    String plain = ascii(name).strip();
    if (ID.matcher(plain).matches() && plain.length() <= MAX_LENGTH) {
      boolean shouted = plain.equals(plain.toUpperCase(Locale.ROOT)) && plain.length() > 3;
      String first = plain.substring(0, 1).toLowerCase(Locale.ROOT);
      return shouted ? plain.toLowerCase(Locale.ROOT) : first + plain.substring(1);
    }
    StringBuilder id = new StringBuilder();
    for (String word : plain.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        id.append(id.isEmpty() ? first(word) : capital(word));
      }
    }
    String made = id.toString().replaceFirst("^[0-9]+", "");
    if (!made.matches("[A-Za-z][A-Za-z0-9]*")) {
      return "";
    }
    return made.length() > MAX_LENGTH ? made.substring(0, MAX_LENGTH) : made;
  }

  /** A title out of an id such as {@code ambient.temperature}; other names stay as they are. */
  static String words(String name) {
    boolean parts = name.indexOf('.') > 0 || name.matches(".*[a-z][A-Z].*");
    if (!parts || !ID.matcher(name).matches() || name.matches(".*[0-9]\\.[0-9].*")) {
      return name;
    }
    String words = name.replace('.', ' ').replaceAll("([a-z])([A-Z])(?=[a-z])", "$1 $2");
    StringBuilder title = new StringBuilder();
    for (String word : words.split(" ")) {
      boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
      String low = shouted ? word : word.toLowerCase(Locale.ROOT);
      title.append(title.isEmpty() ? capital(low) : " " + low);
    }
    return title.toString();
  }

  private static String first(String word) {
    boolean shouted = word.equals(word.toUpperCase(Locale.ROOT));
    return shouted
        ? word.toLowerCase(Locale.ROOT)
        : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String ascii(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[\\p{M}]", "");
  }

  /** True when the text holds a Chinese character. */
  static boolean chinese(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
  }
}
