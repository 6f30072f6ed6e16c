package org.gengfu.profile.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;

/** What the archetype of a profile's kind requires or recommends, and the profile lacks. */
final class ArchetypeRule implements ModelRule {
  private static final int MAX_LISTED = 8;
  private static final Pattern KEY = Pattern.compile("\\[[^]]*]");

  @Override
  public void check(DeviceProfile profile, ProfileFile file, Findings findings) {
    if (profile.mixin() || !(file.root().get("kind") instanceof ScalarNode kind)) {
      return;
    }
    Optional<Archetype> archetype = Archetypes.of(kind.text());
    if (archetype.isEmpty()) {
      List<String> kinds = Archetypes.all().stream().map(Archetype::kind).toList();
      Suggestion.nearest(kind.text(), kinds)
          .ifPresent(near -> {
            String message = "the kind \"" + kind.text() + "\" has no archetype, a similar one has";
            findings.hint(kind.mark(), "UNKNOWN_KIND", message, "Did you mean " + near + "?");
          });
      return;
    }
    Set<String> present = present(profile, file.root());
    lacking(archetype.get(), Archetype.Need.REQUIRED, present, kind.mark(), findings);
    lacking(archetype.get(), Archetype.Need.RECOMMENDED, present, kind.mark(), findings);
  }

  private static Set<String> present(DeviceProfile profile, MapNode root) {
    Set<String> present = new HashSet<>();
    for (ResolvedPoint point : profile.standard().points()) {
      String id = point.id();
      present.add("points " + (id.indexOf('[') < 0 ? id : KEY.matcher(id).replaceAll("")));
    }
    for (ResolvedAlarm alarm : profile.standard().alarms()) {
      present.add("alarms " + alarm.id());
    }
    Points.each(root, point -> present.add("points " + point.id()));
    if (root.get("alarms") instanceof MapNode alarms) {
      alarms.keys().forEach(id -> present.add("alarms " + id));
    }
    return present;
  }

  private static void lacking(
      Archetype archetype, Archetype.Need need, Set<String> present, Mark mark, Findings findings) {
    for (String section : List.of("points", "alarms")) {
      List<String> lacking =
          archetype.entries().stream()
              .filter(entry -> entry.need() == need && entry.section().equals(section))
              .map(Archetype.Entry::id)
              .filter(id -> !present.contains(section + " " + id))
              .toList();
      if (lacking.isEmpty()) {
        continue;
      }
      String more = lacking.size() > MAX_LISTED ? ", ..." : "";
      String list = String.join(", ", lacking.stream().limit(MAX_LISTED).toList()) + more;
      String what = section.equals("points") ? "points" : "alarms";
      if (need == Archetype.Need.REQUIRED && section.equals("points")) {
        String message = "a " + archetype.kind() + " needs the " + what + " " + list;
        findings.warning(mark, "MISSING_POINT", message, "Map them, or choose another kind");
      } else {
        String message =
            "most devices of kind " + archetype.kind() + " have the " + what + " " + list;
        findings.hint(mark, "MISSING_POINT", message, "Map those that the device has");
      }
    }
  }
}
