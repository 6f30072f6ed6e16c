package org.gengfu.profile.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problem;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Certain fixes for what the loader reports: a key or word with one near candidate, a text that
 * lacks its quotes. Stateless.
 */
final class LoaderFixes {
  private static final Pattern KEY = Pattern.compile("^unknown key \"(.+)\"$");
  private static final Pattern NEAR_KEY = Pattern.compile("^Did you mean \"(.+)\"\\?$");
  private static final Pattern NEAR_WORD = Pattern.compile("^Did you mean (\\S+)\\? One of (.+)$");

  private LoaderFixes() {}

  static List<Edit> of(Problem problem, ProfileFile file) {
    return switch (problem.code()) {
      case "UNKNOWN_KEY" -> key(problem, file);
      case "UNKNOWN_WORD" -> word(problem, file);
      case "WRONG_TYPE" ->
          problem.fix().equals("Put it in quotes") ? quotes(problem, file) : List.of();
      default -> List.of();
    };
  }

  private static List<Edit> key(Problem problem, ProfileFile file) {
    Matcher wrong = KEY.matcher(problem.message());
    Matcher near = NEAR_KEY.matcher(problem.fix());
    if (!wrong.matches() || !near.matches()) {
      return List.of();
    }
    MapNode parent = parent(file.root(), problem.mark(), wrong.group(1));
    if (parent == null
        || parent.has(near.group(1))
        || !single(parent, wrong.group(1), near, file)) {
      return List.of();
    }
    return replace(file, problem.mark(), wrong.group(1), near.group(1));
  }

  /** True when no other key that may stand beside the map's keys is near too. */
  private static boolean single(MapNode parent, String wrong, Matcher near, ProfileFile file) {
    String right = near.group(1);
    List<String> others = new ArrayList<>(parent.keys());
    others.remove(wrong);
    String protocol = file.root().get("protocol") instanceof ScalarNode scalar ? scalar.text() : "";
    for (Set<String> keys : SchemaParts.objects(protocol)) {
      if (keys.contains(right)) {
        List<String> rest = keys.stream().filter(each -> !each.equals(right)).toList();
        Optional<String> second = Suggestion.nearest(wrong, rest);
        if (second.isPresent() && (others.isEmpty() || others.stream().anyMatch(keys::contains))) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Edit> word(Problem problem, ProfileFile file) {
    Matcher near = NEAR_WORD.matcher(problem.fix());
    if (!near.matches()) {
      return List.of();
    }
    SourceText source = file.source();
    int start = source.offset(problem.mark());
    String wrong = plainWord(source.text(), start);
    List<String> others = new ArrayList<>(List.of(near.group(2).split(", ")));
    others.remove(near.group(1));
    boolean second = Suggestion.nearest(wrong, others).isPresent();
    return second || wrong.isEmpty()
        ? List.of()
        : replace(file, problem.mark(), wrong, near.group(1));
  }

  private static List<Edit> quotes(Problem problem, ProfileFile file) {
    SourceText source = file.source();
    int start = source.offset(problem.mark());
    String plain = plainWord(source.text(), start);
    return plain.isEmpty()
        ? List.of()
        : List.of(new Edit(start, start + plain.length(), '"' + plain + '"'));
  }

  private static List<Edit> replace(ProfileFile file, Mark mark, String wrong, String right) {
    SourceText source = file.source();
    int start = source.offset(mark);
    boolean there = source.text().startsWith(wrong, start);
    return there ? List.of(new Edit(start, start + wrong.length(), right)) : List.of();
  }

  /** The unquoted word that begins at an index. */
  private static String plainWord(String text, int start) {
    int end = start;
    while (end < text.length() && ",]}\n\r\"' #:".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(start, end);
  }

  private static @Nullable MapNode parent(Node node, Mark mark, String key) {
    return switch (node) {
      case MapNode map -> {
        if (map.keys().contains(key) && map.keyMark(key).equals(mark)) {
          yield map;
        }
        MapNode found = null;
        for (String name : map.keys()) {
          Node child = map.get(name);
          found = found != null || child == null ? found : parent(child, mark, key);
        }
        yield found;
      }
      case ListNode list -> {
        MapNode found = null;
        for (Node item : list.items()) {
          found = found != null ? found : parent(item, mark, key);
        }
        yield found;
      }
      case ScalarNode ignored -> null;
    };
  }
}
