package org.gengfu.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.FactRow;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.sim.generated.GeneratedWorld;
import org.jspecify.annotations.Nullable;

/**
 * Resolves a profile for a simulated device until all of it is known: facts that the room file does
 * not say are what the device would say of itself, tables have {@value #USUAL_ROWS} rows. One use,
 * one thread.
 */
final class FactFinder {
  /** Facts can depend on facts; deeper than this nobody builds devices. */
  private static final int MOST_ROUNDS = 6;

  private static final int USUAL_ROWS = 2;

  private final ProfileLibrary profiles;
  private final String profileId;
  private final Map<String, Node> parameters;
  private final MapNode device;
  private final Problems problems;
  private DeviceFacts facts = DeviceFacts.NONE;

  FactFinder(
      ProfileLibrary profiles,
      String profileId,
      Map<String, Node> parameters,
      MapNode device,
      Problems problems) {
    this.profiles = profiles;
    this.profileId = profileId;
    this.parameters = parameters;
    this.device = device;
    this.problems = problems;
  }

  /** The profile with all of its points, or null after a problem. */
  @Nullable ResolvedProfile resolve(
      DeviceFacts said, Map<String, Double> numbers, Map<String, String> texts, long seed) {
    facts = said;
    @Nullable ResolvedProfile profile = null;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      profile =
          profiles.resolve(
              profileId, parameters, null, facts, device.valueMark("profile"), problems);
      if (profile == null || profile.complete()) {
        return profile;
      }
      facts = more(profile, numbers, texts, seed);
    }
    return profile;
  }

  /** All that was found out. */
  DeviceFacts facts() {
    return facts;
  }

  private DeviceFacts more(
      ResolvedProfile profile, Map<String, Double> numbers, Map<String, String> texts, long seed) {
    GeneratedWorld generated = new GeneratedWorld(profile, seed);
    Map<String, Operand> values = new HashMap<>(facts.values());
    Map<String, List<FactRow>> tables = new HashMap<>(facts.tables());
    for (ResolvedPoint fact : profile.facts()) {
      String id = fact.id();
      if (!values.containsKey(id)) {
        values.put(id, value(fact, numbers, texts, generated));
      }
      tables.computeIfAbsent(id, any -> rows());
    }
    return new DeviceFacts(values, tables, facts.missing());
  }

  private static Operand value(
      ResolvedPoint fact,
      Map<String, Double> numbers,
      Map<String, String> texts,
      GeneratedWorld generated) {
    String id = fact.id();
    if (fact.kind() == ValueKind.TEXT) {
      return new Operand.Text(texts.getOrDefault(id, generated.text(id)));
    }
    double number = numbers.getOrDefault(id, generated.number(id, 0, other -> 0));
    return fact.kind() == ValueKind.FLAG
        ? new Operand.Flag(number != 0)
        : new Operand.Number(number);
  }

  private static List<FactRow> rows() {
    List<FactRow> rows = new ArrayList<>();
    for (int i = 1; i <= USUAL_ROWS; i++) {
      rows.add(new FactRow(String.valueOf(i), Map.of()));
    }
    return rows;
  }
}
