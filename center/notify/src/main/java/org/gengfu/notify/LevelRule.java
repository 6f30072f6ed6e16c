package org.gengfu.notify;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.contract.Severity;

/**
 * A level that a place or a contract item gives. Of all that fit the first is taken; without one
 * the severity decides: critical 1, major 2, minor 3, else 4.
 *
 * @param severities for which it holds
 * @param sites for which, {@code *} at the end stands for anything; empty for all
 * @param items contract items for which, likewise
 * @param level 1 to 4
 */
public record LevelRule(
    Set<Severity> severities, List<String> sites, List<String> items, int level) {
  /** Most rules. */
  public static final int MAX = 200;

  public LevelRule {
    severities = Collections.unmodifiableSet(new TreeSet<>(severities));
    sites = List.copyOf(sites);
    items = List.copyOf(items);
    if (level < 1 || level > 4 || severities.isEmpty()) {
      throw new IllegalArgumentException("level " + level + " for " + severities);
    }
  }

  boolean fits(Severity severity, String site, String item) {
    return severities.contains(severity) && Route.fits(sites, site) && Route.fits(items, item);
  }

  static int usual(Severity severity) {
    return switch (severity) {
      case CRITICAL -> 1;
      case MAJOR -> 2;
      case MINOR -> 3;
      case WARNING, INDETERMINATE -> 4;
    };
  }
}
