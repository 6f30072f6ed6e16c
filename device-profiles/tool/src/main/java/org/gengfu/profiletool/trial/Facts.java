package org.gengfu.profiletool.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.FactRow;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.sim.generated.GeneratedWorld;
import org.jspecify.annotations.Nullable;

/** Makes a profile ready for a device that says of itself what such devices usually say. */
final class Facts {
  /** Facts can depend on facts; deeper than this nobody builds devices. */
  private static final int MOST_ROUNDS = 6;

  private Facts() {}

  /**
   * A profile with all of its points.
   *
   * @param facts what the device says of itself
   */
  record Whole(ResolvedProfile profile, DeviceFacts facts) {}

  /** The whole profile, or null after problems. */
  static @Nullable Whole resolve(
      ProfileLibrary library, String id, Map<String, Node> params, Problems problems) {
    DeviceFacts facts = given(library.find(id));
    Mark mark = new Mark("profile test", 1, 1);
    ResolvedProfile profile = null;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      profile = library.resolve(id, params, null, facts, mark, problems);
      if (profile == null) {
        return null;
      }
      if (profile.complete()) {
        return new Whole(profile, facts);
      }
      facts = more(profile, facts);
    }
    return profile == null ? null : new Whole(profile, facts);
  }

  /** The tables that the profile's own tests describe: the best guess at a real device's. */
  private static DeviceFacts given(@Nullable DeviceProfile profile) {
    Map<String, List<FactRow>> tables = new HashMap<>();
    if (profile != null) {
      profile.tests().forEach(test -> test.facts().tables().forEach(tables::putIfAbsent));
    }
    return new DeviceFacts(Map.of(), tables);
  }

  private static DeviceFacts more(ResolvedProfile profile, DeviceFacts facts) {
    GeneratedWorld usual = new GeneratedWorld(profile, 1);
    Map<String, Operand> values = new HashMap<>(facts.values());
    Map<String, List<FactRow>> tables = new HashMap<>(facts.tables());
    for (ResolvedPoint fact : profile.facts()) {
      values.computeIfAbsent(fact.id(), id -> value(fact, usual));
      tables.putIfAbsent(
          fact.id(), List.of(new FactRow("1", Map.of()), new FactRow("2", Map.of())));
    }
    return new DeviceFacts(values, tables, facts.missing());
  }

  private static Operand value(ResolvedPoint fact, GeneratedWorld usual) {
    if (fact.kind() == ValueKind.TEXT) {
      return new Operand.Text(usual.text(fact.id()));
    }
    double number = usual.number(fact.id(), 0, other -> 0);
    return fact.kind() == ValueKind.FLAG
        ? new Operand.Flag(number != 0)
        : new Operand.Number(number);
  }
}
