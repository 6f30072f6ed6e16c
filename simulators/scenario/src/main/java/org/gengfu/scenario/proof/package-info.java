/**
 * Comparisons of what was offered with what was stored. Pure: no clock, no input or output.
 *
 * <p>Entry types: {@link org.gengfu.scenario.proof.ReadingProof}, {@link
 * org.gengfu.scenario.proof.PeriodProof}, {@link org.gengfu.scenario.proof.Cause}.
 */
@NullMarked
package org.gengfu.scenario.proof;

import org.jspecify.annotations.NullMarked;
