package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way of recognising a kind of device. Pure; any thread.
 *
 * @param priority goes before every count of matches, 0 to 1000
 * @param all what must be seen, all of it
 * @param except what must not be seen; empty for nothing
 */
public record Identification(int priority, List<Match> all, List<Match> except) {
  /** Longest seen text that is looked at. */
  public static final int MAX_SEEN = 4_096;

  /** Priority when nothing is said. */
  public static final int STANDARD_PRIORITY = 100;

  public Identification {
    all = List.copyOf(all);
    except = List.copyOf(except);
  }

  /** How a seen text is compared. */
  public enum How {
    /** The same text, or the same number. */
    EQUALS,
    /** The regular expression is found in it. */
    REGEX,
    /** An object identifier, or one below it. */
    BELOW
  }

  /**
   * One thing that is looked at.
   *
   * @param key what is asked: {@code sysObjectId}, {@code sysDescr}, {@code fc43.<object>}, {@code
   *     reply.<request>}, {@code onvif.model}, {@code onvif.manufacturer}, {@code register.<place>}
   * @param how how it is compared
   * @param value with what
   * @param source the place to read for a register, or null
   */
  public record Match(String key, How how, String value, @Nullable WireSource source) {
    /** True when it was seen and fits. */
    public boolean holds(Map<String, String> seen) {
      String text = seen.get(key);
      if (text == null) {
        return false;
      }
      String cut = text.length() > MAX_SEEN ? text.substring(0, MAX_SEEN) : text;
      return switch (how) {
        case EQUALS -> cut.equals(value);
        case REGEX -> Pattern.compile(value).matcher(cut).find();
        case BELOW -> plain(cut).equals(value) || plain(cut).startsWith(value + ".");
      };
    }

    private static String plain(String oid) {
      return oid.startsWith(".") ? oid.substring(1) : oid;
    }
  }

  /**
   * How well what was seen fits: 0 for not at all, or else {@code priority * 1000 + matches}, plus
   * one for each part of a longest object identifier, so that a nearer one wins.
   *
   * @param seen texts by key, as {@link Match#key} names them
   */
  public int score(Map<String, String> seen) {
    boolean excepted = !except.isEmpty() && except.stream().allMatch(match -> match.holds(seen));
    if (excepted || all.isEmpty() || !all.stream().allMatch(match -> match.holds(seen))) {
      return 0;
    }
    int parts =
        all.stream()
            .filter(match -> match.how() == How.BELOW)
            .mapToInt(match -> match.value().split("\\.", -1).length)
            .max()
            .orElse(0);
    return priority * 1000 + Math.min(900, 20 * all.size() + parts);
  }
}
