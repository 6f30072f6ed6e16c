package org.gengfu.core.clock;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a clock is for.
 *
 * @param incident which matter: an incident's 16 hexadecimal digits, or the number of an order that
 *     is a matter of its own
 * @param contract id of the contract
 * @param edition the contract's edition by which it was opened
 * @param promise {@code item/commitment}
 * @param node what failed, its id in the field
 * @param type the alarm by which it failed
 * @param site where, empty when nobody knows
 * @param order number of the order that is worked on, or null
 * @param repeats id of an earlier clock: the same fault was there before, and was mended
 */
public record ClockSubject(
    String incident,
    String contract,
    int edition,
    String promise,
    PromiseKind kind,
    String node,
    String type,
    String site,
    @Nullable String order,
    @Nullable String repeats) {
  /** The incident's number; empty when it is about an order that no device tells of. */
  public OptionalLong incidentNumber() {
    return incident.matches("[0-9a-f]{16}")
        ? OptionalLong.of(Long.parseUnsignedLong(incident, 16))
        : OptionalLong.empty();
  }

  /** The same with the number of its order. */
  public ClockSubject ordered(String number) {
    return new ClockSubject(
        incident, contract, edition, promise, kind, node, type, site, number, repeats);
  }

  /** The same by another promise of its kind. */
  public ClockSubject promised(String otherContract, int otherEdition, String other) {
    return new ClockSubject(
        incident, otherContract, otherEdition, other, kind, node, type, site, order, repeats);
  }

  /** The same for another matter. */
  public ClockSubject of(String otherIncident) {
    return new ClockSubject(
        otherIncident, contract, edition, promise, kind, node, type, site, order, repeats);
  }
}
