package org.gengfu.center.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of an edge's session.
 *
 * @param edge its id
 * @param online true while it is connected and born
 * @param since since when it is so
 * @param lastBirth event time of its newest node birth
 */
public record EdgeLink(String edge, boolean online, Instant since, @Nullable Instant lastBirth) {}
