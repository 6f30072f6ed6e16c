package org.gengfu.notify;

import java.time.Instant;

/**
 * Something that could not be told.
 *
 * @param what key of the message, or subject of the notice
 * @param receiver for whom, empty when for nobody
 * @param channel by which, empty when by none
 */
public record Failure(String what, String receiver, String channel, String why, Instant at) {}
