package org.gengfu.contract;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a birth says of how a point may be set, or a command be run. The edge keeps range, step and
 * length; role, confirmation and approval are kept where people log in.
 *
 * @param role least role of who may do it: {@code operator}, {@code engineer} or {@code
 *     administrator}
 * @param confirm a person must confirm it before it is sent
 * @param approval a second person of this role must agree; empty for nobody
 * @param min least value in the point's unit, null for any
 * @param max greatest value in the point's unit, null for any
 * @param step values are multiples of this above {@code min}, null for any
 * @param maxLength most characters of a text, 0 for any
 * @param takes how long the edge needs at most once it has begun
 */
public record WriteDefinition(
    String role,
    boolean confirm,
    String approval,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable Double step,
    int maxLength,
    Duration takes) {
  /** What holds where a birth says nothing: an operator may, any value, no second person. */
  public static final WriteDefinition UNSAID =
      new WriteDefinition("operator", false, "", null, null, null, 0, Duration.ZERO);
}
