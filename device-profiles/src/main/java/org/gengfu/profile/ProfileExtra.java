package org.gengfu.profile;

import java.util.List;
import java.util.Map;

/**
 * What not every resolved profile has.
 *
 * @param facts points that must be read before the rest can be known, at most {@link #MAX_FACTS}
 * @param complete false when facts are unknown yet: {@code points} then holds what does not depend
 *     on them
 * @param targets places that only commands and set-up writes use
 * @param commands of several steps
 * @param setup writes that the edge makes by itself, in this order
 * @param spares spare parts
 * @param asset point by role
 * @param events what the device tells unasked
 * @param identify how devices of this kind are recognised
 * @param sim how a generated simulator moves points
 * @param notes what could not be decided, for people
 * @param manual the document that the facts come from
 */
public record ProfileExtra(
    List<ResolvedPoint> facts,
    boolean complete,
    List<ResolvedPoint> targets,
    List<ResolvedCommand> commands,
    List<SetupWrite> setup,
    List<SparePart> spares,
    Map<String, String> asset,
    List<ResolvedEvent> events,
    List<Identification> identify,
    Map<String, SimRule> sim,
    List<String> notes,
    Manual manual) {
  /** Most facts of one device. */
  public static final int MAX_FACTS = 2_000;

  /** Nothing of it. */
  public static final ProfileExtra NONE =
      new ProfileExtra(
          List.of(),
          true,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          Manual.NONE);

  public ProfileExtra {
    facts = List.copyOf(facts);
    targets = List.copyOf(targets);
    commands = List.copyOf(commands);
    setup = List.copyOf(setup);
    spares = List.copyOf(spares);
    asset = Map.copyOf(asset);
    events = List.copyOf(events);
    identify = List.copyOf(identify);
    sim = Map.copyOf(sim);
    notes = List.copyOf(notes);
  }

  /** The same with facts; for tests and tools. */
  public ProfileExtra withFacts(List<ResolvedPoint> newFacts, boolean nowComplete) {
    return new ProfileExtra(
        newFacts,
        nowComplete,
        targets,
        commands,
        setup,
        spares,
        asset,
        events,
        identify,
        sim,
        notes,
        manual);
  }

  /** The same with commands, set-up writes and their targets; for tests and tools. */
  public ProfileExtra withWrites(
      List<ResolvedPoint> newTargets,
      List<ResolvedCommand> newCommands,
      List<SetupWrite> newSetup) {
    return new ProfileExtra(
        facts,
        complete,
        newTargets,
        newCommands,
        newSetup,
        spares,
        asset,
        events,
        identify,
        sim,
        notes,
        manual);
  }
}
