package org.gengfu.core.incident;

import org.gengfu.core.alarm.AlarmKey;
import org.jspecify.annotations.Nullable;

/**
 * One time that an alarm was there.
 *
 * @param number counts episodes in the order in which they were taken
 * @param key which alarm
 * @param raisedMillis since when, event time; of an inferred one that of its first child
 * @param source who said so; empty for an inferred one
 * @param seenMillis when its source last said that it is there
 * @param end how it ended, or null while it lasts
 * @param inference of a parent that said nothing itself: what speaks for it; null for a reported
 *     one
 * @param reason why it belongs to a cause, or null for a root
 * @param pinned true when a person decided on its cause, or that it has none
 * @param effects how many episodes have it as their cause
 * @param effectsEnded how many of those have ended
 * @param incident id of its incident when it is a root, else 0
 * @param residual id of the incident that it became because it outlasted its cause, else 0
 */
public record Episode(
    long number,
    AlarmKey key,
    long raisedMillis,
    String source,
    long seenMillis,
    @Nullable End end,
    @Nullable Inference inference,
    @Nullable Reason reason,
    boolean pinned,
    int effects,
    int effectsEnded,
    long incident,
    long residual) {

  /** How an episode ended. */
  public record End(long teMillis, Why why) {}

  /** Why an episode ended. */
  public enum Why {
    /** Its source said so. */
    CLEARED,
    /** It was raised again without having cleared: the clear was lost. */
    SUPERSEDED,
    /** Most of what hangs on it works again. */
    CONTRADICTED,
    /** It is not in its source's list of active alarms. */
    RECONCILED,
    /** Its source said nothing of it for too long. */
    LEASE_OVER,
    /** An inferred one that nothing speaks for any more. */
    REVOKED
  }

  /**
   * What speaks for an inferred parent.
   *
   * @param rule the rule's id
   * @param ruleVersion its version
   * @param failed children that failed together
   * @param of children that could have
   * @param needed fewest that must
   * @param confirmed true when the parent has spoken itself since
   */
  public record Inference(
      String rule, int ruleVersion, int failed, int of, int needed, boolean confirmed) {}

  static Episode raised(long number, AlarmEvent event) {
    return new Episode(
        number,
        event.key(),
        event.teMillis(),
        event.source(),
        event.teMillis(),
        null,
        null,
        null,
        false,
        0,
        0,
        0,
        0);
  }

  static Episode inferred(long number, AlarmKey key, long teMillis, @Nullable Inference inference) {
    return new Episode(
        number, key, teMillis, "", teMillis, null, inference, null, false, 0, 0, 0, 0);
  }

  /** True while it lasts, as far as is known. */
  public boolean active() {
    return end == null;
  }

  /** True when nobody reported it. */
  public boolean inferred() {
    return inference != null && !inference.confirmed();
  }

  Episode ended(End how) {
    return new Episode(
        number,
        key,
        raisedMillis,
        source,
        seenMillis,
        how,
        inference,
        reason,
        pinned,
        effects,
        effectsEnded,
        incident,
        residual);
  }

  Episode with(@Nullable Reason changed, boolean pin) {
    return new Episode(
        number,
        key,
        raisedMillis,
        source,
        seenMillis,
        end,
        inference,
        changed,
        pin,
        effects,
        effectsEnded,
        incident,
        residual);
  }

  Episode withEffects(int all, int endedOnes) {
    return new Episode(
        number,
        key,
        raisedMillis,
        source,
        seenMillis,
        end,
        inference,
        reason,
        pinned,
        all,
        endedOnes,
        incident,
        residual);
  }

  Episode withIncident(long id) {
    return new Episode(
        number,
        key,
        raisedMillis,
        source,
        seenMillis,
        end,
        inference,
        reason,
        pinned,
        effects,
        effectsEnded,
        id,
        residual);
  }

  Episode withResidual(long id) {
    return new Episode(
        number,
        key,
        raisedMillis,
        source,
        seenMillis,
        end,
        inference,
        reason,
        pinned,
        effects,
        effectsEnded,
        incident,
        id);
  }

  Episode seen(long teMillis) {
    return new Episode(
        number,
        key,
        raisedMillis,
        source,
        teMillis,
        end,
        inference,
        reason,
        pinned,
        effects,
        effectsEnded,
        incident,
        residual);
  }

  Episode confirmed(AlarmEvent event) {
    Inference known = inference;
    return new Episode(
        number,
        key,
        event.teMillis(),
        event.source(),
        event.teMillis(),
        end,
        known == null
            ? null
            : new Inference(
                known.rule(),
                known.ruleVersion(),
                known.failed(),
                known.of(),
                known.needed(),
                true),
        reason,
        pinned,
        effects,
        effectsEnded,
        incident,
        residual);
  }
}
