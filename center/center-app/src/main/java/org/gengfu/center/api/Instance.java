package org.gengfu.center.api;

import java.time.Instant;

/**
 * One run of the center.
 *
 * @param id changes with every start
 * @param version release
 * @param started when
 * @param journalFault what the check at the start found wrong with the journal; empty when nothing
 */
public record Instance(String id, String version, Instant started, String journalFault) {}
