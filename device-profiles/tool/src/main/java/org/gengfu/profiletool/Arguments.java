package org.gengfu.profiletool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.document.Suggestion;

/**
 * The words of a command line: {@code --option value}, {@code --option=value}, {@code --flag} and
 * the rest. Immutable; any thread.
 */
public final class Arguments {
  private final Map<String, List<String>> options;
  private final List<String> words;

  private Arguments(Map<String, List<String>> options, List<String> words) {
    this.options = options;
    this.words = words;
  }

  /**
   * Reads a command line.
   *
   * @param valued names of options that take a value, without dashes
   * @param flags names of options that take none
   * @throws WrongCallException when an option is unknown or lacks its value
   */
  public static Arguments parse(List<String> line, Set<String> valued, Set<String> flags) {
    Map<String, List<String>> options = new LinkedHashMap<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      String word = line.get(i);
      if (!word.startsWith("--")) {
        words.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      String value;
      if (flags.contains(name) && equals < 0) {
        value = "true";
      } else if (!valued.contains(name)) {
        List<String> known = new ArrayList<>(valued);
        known.addAll(flags);
        throw new WrongCallException(
            "unknown option --" + name + ". " + Suggestion.among(name, known));
      } else if (equals >= 0) {
        value = word.substring(equals + 1);
      } else if (++i < line.size()) {
        value = line.get(i);
      } else {
        throw new WrongCallException("--" + name + " needs a value");
      }
      options.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }
    return new Arguments(options, List.copyOf(words));
  }

  /** What is no option, in order. */
  public List<String> words() {
    return words;
  }

  /** True when the flag or option stands there. */
  public boolean has(String name) {
    return options.containsKey(name);
  }

  /** The last value of an option. */
  public Optional<String> value(String name) {
    List<String> values = options.get(name);
    return values == null ? Optional.empty() : Optional.of(values.getLast());
  }

  /** Every value of an option, in order. */
  public List<String> values(String name) {
    return List.copyOf(options.getOrDefault(name, List.of()));
  }

  /**
   * A whole number, or the fallback when the option is absent.
   *
   * @throws WrongCallException when it is no whole number from min to max
   */
  public int whole(String name, int fallback, int min, int max) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of range
    }
    throw new WrongCallException(
        "--" + name + " must be a whole number from " + min + " to " + max + ", not " + text.get());
  }
}
