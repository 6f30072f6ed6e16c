package org.gengfu.profile.lint;

import java.util.Set;
import org.gengfu.document.MapNode;

/**
 * Points that do not say yet where they lie: the state in which {@code profile new} leaves a
 * profile. Only a hint, as long as the point says nothing else about its place.
 */
final class DraftRule implements NodeRule {
  static final String CODE = "NO_ADDRESS";

  /** Keys that say, in one protocol or another, where a value lies. */
  private final Set<String> placing;

  DraftRule(Set<String> placing) {
    this.placing = placing;
  }

  @Override
  public void check(ProfileFile file, Findings findings) {
    Points.each(
        file.root(),
        point -> {
          MapNode spec = point.spec();
          if (spec.keys().stream().noneMatch(placing::contains)) {
            String message = "it is still to be said where \"" + point.id() + "\" lies";
            String fix = "Add its address out of the manual, or remove the point";
            findings.hint(spec.mark(), CODE, message, fix);
            findings.cover(spec.mark());
          }
        });
  }
}
