package org.gengfu.profile.lint;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.ScalarNode;

/**
 * Leaves out what only follows from another mistake: at most one finding per node, the rule's own
 * before the loader's; no "unknown name" for a point that is there but has an error. Stateless.
 */
final class FollowOn {
  private static final Pattern NAME = Pattern.compile("called \"([^\"]+)\"|^\"([^\"]+)\"");
  private static final Set<String> NAMING = Set.of("UNKNOWN_NAME", "EXTENDS");

  private FollowOn() {}

  /**
   * The findings of one file that stand on their own, by place.
   *
   * @param own what the rules found
   * @param loaded what the loader found
   */
  static List<Finding> settle(
      ProfileFile file, Findings own, List<Finding> loaded, Set<String> brokenProfiles) {
    Map<Mark, Finding> kept = new LinkedHashMap<>();
    for (Finding finding : own.list()) {
      kept.merge(finding.mark(), finding, FollowOn::graver);
    }
    boolean broken = false;
    for (Finding finding : loaded) {
      broken |= finding.severity() == Severity.ERROR && !NAMING.contains(finding.code());
    }
    broken |= own.list().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    Set<String> declared = broken || draft(own) ? declared(file.root()) : Set.of();
    for (Finding finding : loaded) {
      boolean follows =
          own.covered().contains(finding.mark())
              || follows(finding, declared)
              || (finding.code().equals("EXTENDS") && brokenProfiles.contains(name(finding)));
      if (!follows) {
        kept.merge(finding.mark(), finding, FollowOn::graver);
      }
    }
    return kept.values().stream().sorted(BY_PLACE).toList();
  }

  static final Comparator<Finding> BY_PLACE =
      Comparator.<Finding, String>comparing(finding -> finding.mark().file())
          .thenComparingInt(finding -> finding.mark().line())
          .thenComparingInt(finding -> finding.mark().column())
          .thenComparing(Finding::code);

  /** The graver of two; of equals the first, which is the rule's own. */
  private static Finding graver(Finding first, Finding second) {
    return second.severity().compareTo(first.severity()) < 0 ? second : first;
  }

  private static boolean draft(Findings own) {
    return own.list().stream().anyMatch(finding -> finding.code().equals(DraftRule.CODE));
  }

  private static boolean follows(Finding finding, Set<String> declared) {
    if (!finding.code().equals("UNKNOWN_NAME")) {
      return false;
    }
    String name = name(finding);
    return declared.stream().anyMatch(id -> name.equals(id) || name.startsWith(id + "."));
  }

  private static String name(Finding finding) {
    Matcher matcher = NAME.matcher(finding.message());
    if (!matcher.find()) {
      return "";
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }

  private static Set<String> declared(MapNode root) {
    Set<String> declared = new HashSet<>();
    for (String section : List.of("points", "derived", "params", "repeat")) {
      if (root.get(section) instanceof MapNode map) {
        declared.addAll(map.keys());
      }
    }
    words(root, declared);
    if (root.get("protocol") instanceof ScalarNode protocol
        && root.get(protocol.text()) instanceof MapNode block) {
      for (String part : block.keys()) {
        if (block.get(part) instanceof MapNode named) {
          declared.addAll(named.keys());
        }
      }
    }
    return declared;
  }

  /** Words of enumerations are known only beside a point that was read. */
  private static void words(MapNode root, Set<String> declared) {
    if (!(root.get("enums") instanceof MapNode enums)) {
      return;
    }
    for (String name : enums.keys()) {
      if (enums.get(name) instanceof MapNode labels) {
        for (String raw : labels.keys()) {
          if (labels.get(raw) instanceof MapNode label
              && label.get("id") instanceof ScalarNode word) {
            declared.add(word.text());
          }
        }
      }
    }
  }
}
