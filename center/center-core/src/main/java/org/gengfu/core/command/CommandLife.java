package org.gengfu.core.command;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the machine knows of one request.
 *
 * @param state where it stands
 * @param askedBy who asked
 * @param takes how long the edge needs at most once it has begun
 * @param deadline when time decides; null when it does not
 * @param decidedBy who agreed or declined; null for nobody
 * @param why the reason of its end, empty for none
 */
public record CommandLife(
    CommandState state,
    String askedBy,
    Duration takes,
    @Nullable Instant deadline,
    @Nullable String decidedBy,
    String why) {}
