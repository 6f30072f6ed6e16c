package org.gengfu.center.incident;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One incident as lists show it. Never changes; any thread.
 *
 * @param id 16 hexadecimal digits
 * @param opened event time of the alarm that opened it
 * @param resolved since when nothing of it lasts, null while something does
 * @param told from when on somebody may be told of it
 * @param state as of {@code changed}; {@link #state(Instant)} says it for later
 * @param site where its root stands, {@code -} for nowhere known
 * @param room where its root stands, {@code -} for nowhere known
 * @param severity the worst of what lasts; when nothing does, of what there was
 * @param members alarms that belong to it, the root among them
 * @param active those that last
 * @param notObserved devices that are not observed because of it, which is not the same as down
 * @param sentence what happened, by language
 * @param residualOf the incident that it outlasted, or null
 * @param mergedInto the incident that it is part of now, or null
 * @param byHand true when a person decided on a link of it
 * @param acknowledged true when none of its alarms waits for an acknowledgement
 * @param maintenance the maintenance window that covers its root, or null
 * @param changed when the center last changed it
 */
public record IncidentRow(
    String id,
    Instant opened,
    @Nullable Instant resolved,
    Instant told,
    State state,
    Root root,
    String site,
    String room,
    Severity severity,
    int members,
    int active,
    int notObserved,
    Map<String, String> sentence,
    @Nullable String residualOf,
    @Nullable String mergedInto,
    boolean byHand,
    boolean acknowledged,
    @Nullable String maintenance,
    Instant changed) {
  public IncidentRow {
    sentence = Map.copyOf(sentence);
  }

  /** How far an incident has come. */
  public enum State {
    /** It may be a symptom: its cause is waited for before anybody is told. */
    HELD,
    /** Something of it lasts. */
    OPEN,
    /** Nothing of it lasts. */
    RESOLVED,
    /** It is part of another one. */
    MERGED
  }

  /**
   * What failed.
   *
   * @param node its id in the graph of the field
   * @param name by language
   * @param type alarm type as rules name it
   * @param typeText by language
   * @param inferred what speaks for it when it said nothing itself, else null
   * @param alarmId id of its alarm's row, null when it has none
   */
  public record Root(
      String node,
      Map<String, String> name,
      String type,
      Map<String, String> typeText,
      @Nullable Inferred inferred,
      @Nullable Long alarmId) {
    public Root {
      name = Map.copyOf(name);
      typeText = Map.copyOf(typeText);
    }
  }

  /**
   * What speaks for a root that is silent.
   *
   * @param failed what failed below it
   * @param of what could have
   * @param rule id of the rule
   */
  public record Inferred(int failed, int of, String rule) {}

  /** The state at an instant: what was held is open from {@link #told} on. */
  public State state(Instant now) {
    return state == State.HELD && !now.isBefore(told) ? State.OPEN : state;
  }

  /** True when another row says the same, but for when it was made. */
  boolean saysTheSame(@Nullable IncidentRow other) {
    return other != null
        && id.equals(other.id)
        && opened.equals(other.opened)
        && Objects.equals(resolved, other.resolved)
        && told.equals(other.told)
        && state == other.state
        && root.equals(other.root)
        && site.equals(other.site)
        && room.equals(other.room)
        && severity == other.severity
        && members == other.members
        && active == other.active
        && notObserved == other.notObserved
        && sentence.equals(other.sentence)
        && Objects.equals(residualOf, other.residualOf)
        && Objects.equals(mergedInto, other.mergedInto)
        && byHand == other.byHand
        && acknowledged == other.acknowledged
        && Objects.equals(maintenance, other.maintenance);
  }

  /** True while something of it lasts, and it is nobody else's part. */
  public boolean lasts() {
    return state == State.HELD || state == State.OPEN;
  }
}
