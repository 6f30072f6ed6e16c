package org.gengfu.contract;

import org.jspecify.annotations.Nullable;

/**
 * An outbox record with its place.
 *
 * @param at its place, or null when it came from an edge node that keeps no such outbox
 * @param record the record
 */
public record Numbered(@Nullable OutboxOffset at, OutboxRecord record) {}
