package org.gengfu.center.contract;

import java.time.Instant;

/**
 * An edition of a contract as it is stored.
 *
 * @param edition counts from 1
 * @param from since when it holds
 * @param person who wrote it; empty when it was loaded at a start
 * @param time when it was stored
 */
public record StoredEdition(
    String contract,
    int edition,
    Instant from,
    String text,
    String person,
    Instant time,
    String reason) {}
