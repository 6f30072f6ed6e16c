package org.gengfu.center.stock;

import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Why;
import org.jspecify.annotations.Nullable;

/**
 * What came of a {@link MoveAsk}.
 *
 * @param part as it is now, null when there is none
 */
public record MoveAnswer(Move.Outcome outcome, Why why, @Nullable Part part) {}
