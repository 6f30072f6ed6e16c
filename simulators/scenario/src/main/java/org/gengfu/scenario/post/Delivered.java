package org.gengfu.scenario.post;

import java.time.Instant;

/**
 * A message that somebody received.
 *
 * @param receiver whose letter box
 * @param at when it arrived
 * @param title subject of a mail, title of a webhook's message
 * @param text all that it says, its title included
 */
public record Delivered(String receiver, Instant at, String title, String text) {}
