package org.gengfu.contracts;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gengfu.core.contract.Text;
import org.gengfu.document.MapNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads what many keys of a contract have in common. One thread. */
final class Words {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int LONGEST = 2_000;

  private final Remarks remarks;

  Words(Remarks remarks) {
    this.remarks = remarks;
  }

  /** A name that must be there; {@code fallback} after a problem. */
  String id(MapNode map, String key, String fallback) {
    String id = map.string(key, remarks.problems());
    if (id != null && ID.matcher(id).matches()) {
      return id;
    }
    if (id != null) {
      remarks.error(
          map.valueMark(key),
          "“" + key + "”只能由 1 到 64 个字母、数字和 . _ - 组成，并以字母或数字开头",
          "\""
              + key
              + "\" must be 1 to 64 letters, digits and . _ -, and begin with a letter or digit",
          "");
    }
    return fallback;
  }

  /** A text in both languages; one that is missing is the other. */
  Text text(MapNode map, String key) {
    Map<String, String> texts = map.texts(key, remarks.problems());
    String zh = texts.getOrDefault("zh", texts.getOrDefault("en", ""));
    Text text = new Text(zh, texts.getOrDefault("en", zh));
    if (text.zh().length() > LONGEST || text.en().length() > LONGEST) {
      remarks.error(
          map.valueMark(key),
          "文字太长，最多 " + LONGEST + " 字",
          "\"" + key + "\" is longer than " + LONGEST + " characters",
          "Say it shorter");
      return Text.NONE;
    }
    return text;
  }

  /** A text in both languages that must be there. */
  Text required(MapNode map, String key) {
    return map.require(key, remarks.problems()) ? text(map, key) : Text.NONE;
  }

  /** A plain text, at most {@value #LONGEST} characters. */
  String plain(MapNode map, String key) {
    String text = map.string(key, "", remarks.problems());
    if (text.length() > LONGEST) {
      remarks.error(map.valueMark(key), "文字太长", "\"" + key + "\" is too long", "Say it shorter");
      return "";
    }
    return text;
  }

  /** Words of a list, none twice. */
  Set<String> words(MapNode map, String key) {
    return new LinkedHashSet<>(map.strings(key, remarks.problems()));
  }

  /** Words of a list that must be known. */
  Set<String> among(MapNode map, String key, Collection<String> known, String zhWhat) {
    Set<String> found = new LinkedHashSet<>();
    for (String word : words(map, key)) {
      if (known.contains(word)) {
        found.add(word);
      } else {
        unknown(map, key, word, known, zhWhat);
      }
    }
    return found;
  }

  /** One word that must be known, or null when it is absent or after a problem. */
  @Nullable String one(MapNode map, String key, Collection<String> known, String zhWhat) {
    String word = map.optionalString(key, remarks.problems());
    if (word == null || known.contains(word)) {
      return word;
    }
    unknown(map, key, word, known, zhWhat);
    return null;
  }

  private void unknown(
      MapNode map, String key, String word, Collection<String> known, String zhWhat) {
    remarks.error(
        map.valueMark(key),
        "“" + key + "”中的“" + word + "”不是本合同的" + zhWhat + "；已有：" + String.join("、", known),
        "\"" + key + "\" names \"" + word + "\", which is not there",
        Suggestion.among(word, known));
  }

  /** Constants of an enumeration, in lower case with dashes. */
  <E extends Enum<E>> Set<E> choices(MapNode map, String key, Class<E> type) {
    Set<E> found = EnumSet.noneOf(type);
    List<String> known = List.of(type.getEnumConstants()).stream().map(Words::word).toList();
    for (String word : among(map, key, known, "用词")) {
      found.add(type.getEnumConstants()[known.indexOf(word)]);
    }
    return found;
  }

  /** A time in milliseconds, or {@code fallback} when it is absent. */
  long millis(MapNode map, String key, long fallback) {
    return map.duration(
            key,
            Duration.ofMillis(fallback),
            Duration.ofSeconds(1),
            Duration.ofDays(732),
            remarks.problems())
        .toMillis();
  }

  /** How a constant is written. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How a day of the week is written. */
  static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
