package org.gengfu.center.order;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deed as it is stored.
 *
 * @param fields as they were sent
 * @param time when it was done, by the center's clock
 * @param arrived when the center heard of it
 * @param doubted true when the phone's clock could not be trusted
 * @param outcome {@code done}, {@code conflict} or {@code refused}
 * @param why by language, null when it was done
 */
public record DeedRow(
    String id,
    String by,
    String act,
    Map<String, Object> fields,
    Instant time,
    Instant arrived,
    boolean doubted,
    String outcome,
    @Nullable Map<String, String> why) {}
