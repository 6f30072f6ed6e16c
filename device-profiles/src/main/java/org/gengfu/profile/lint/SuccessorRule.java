package org.gengfu.profile.lint;

import java.util.List;
import org.gengfu.document.ListNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;

/** A successor must exist, and what has one should not be built upon. Stateless. */
final class SuccessorRule {
  private SuccessorRule() {}

  static void check(ProfileFile file, ProfileLibrary library, Findings findings) {
    if (file.root().get("replacedBy") instanceof ScalarNode next
        && library.find(next.text()) == null) {
      List<String> known = library.all().stream().map(DeviceProfile::id).toList();
      String message = "the profile \"" + next.text() + "\" is not known";
      String fix =
          Suggestion.nearest(next.text(), known)
              .map(n -> "Did you mean " + n + "?")
              .orElse("Name the successor's id, or add its file");
      findings.error(next.mark(), "UNKNOWN_PROFILE", message, fix);
    }
    if (file.root().get("extends") instanceof ListNode parents) {
      for (Node parent : parents.items()) {
        DeviceProfile found = parent instanceof ScalarNode id ? library.find(id.text()) : null;
        if (found != null && found.deprecated()) {
          String message = "the profile \"" + found.id() + "\" is deprecated";
          String next = found.replacedBy();
          String fix = next.isEmpty() ? "Copy what is needed of it" : "Use " + next;
          findings.warning(parent.mark(), "DEPRECATED", message, fix);
        }
      }
    }
  }
}
