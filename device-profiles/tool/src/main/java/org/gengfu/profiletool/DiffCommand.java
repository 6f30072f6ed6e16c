package org.gengfu.profiletool;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.Documents;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;

/** {@code profile diff}: what two versions of a profile mean differently. */
public final class DiffCommand implements Subcommand {
  private static final Pattern BREAKING =
      Pattern.compile(
          "(points|derived|alarms|commands|repeat)\\.[^/]+"
              + "|.*/(unit|quantity|type|enum.*|id|scale|offset|rawOffset|invert)");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String usage() {
    return """
    diff OLD NEW
      What two versions of a profile mean differently: order, comments and ways of writing a
      number do not count. "!" marks what those who read its points must know.
    exit code 0: they mean the same, 1: they differ
    """;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments call = Arguments.parse(arguments, Set.of(), Set.of());
    if (call.words().size() != 2) {
      throw new WrongCallException("name two files");
    }
    Map<String, String> before = read(call.words().get(0));
    Map<String, String> after = read(call.words().get(1));
    TreeSet<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    int differences = 0;
    for (String path : paths) {
      String old = before.get(path);
      String now = after.get(path);
      if (old != null && old.equals(now)) {
        continue;
      }
      differences++;
      boolean breaking = old != null && BREAKING.matcher(path).matches();
      String sign = old == null ? "+ " : now == null ? "- " : "~ ";
      String change = old == null ? String.valueOf(now) : now == null ? old : old + " -> " + now;
      out.println((breaking ? "! " : "  ") + sign + path + ": " + change);
    }
    out.println(differences == 0 ? "no difference in meaning" : differences + " differences");
    return differences == 0 ? FINE : FINDINGS;
  }

  private static Map<String, String> read(String file) {
    Problems problems = new Problems();
    MapNode root = Documents.load(Path.of(file), problems);
    if (root == null) {
      throw new WrongCallException(problems.toString().strip());
    }
    Map<String, String> flat = new TreeMap<>();
    flatten("", root, 0, flat);
    return flat;
  }

  /** Sections and their entries are joined by a dot, what lies in an entry by a slash. */
  private static void flatten(String path, Node node, int depth, Map<String, String> flat) {
    switch (node) {
      case MapNode map -> {
        if (depth == 2) {
          flat.put(path, "is there");
        }
        for (String key : map.keys()) {
          Node child = map.get(key);
          if (child != null) {
            String gap = path.isEmpty() ? "" : depth == 1 ? "." : "/";
            flatten(path + gap + key, child, depth + 1, flat);
          }
        }
      }
      case ListNode list -> {
        for (int i = 0; i < list.items().size(); i++) {
          flatten(path + "[" + i + "]", list.items().get(i), depth + 1, flat);
        }
      }
      case ScalarNode scalar -> flat.put(path, meaning(scalar));
    }
  }

  private static String meaning(ScalarNode scalar) {
    BigDecimal number = scalar.decimal();
    if (number != null) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    Matcher duration = DURATION.matcher(scalar.text());
    if (duration.matches()) {
      long unit = MILLIS.getOrDefault(duration.group(2), 1L);
      return Long.parseLong(duration.group(1)) * unit + " ms";
    }
    return scalar.text();
  }
}
