package org.gengfu.center.paper;

import java.time.Instant;

/**
 * What a person wrote into a paper.
 *
 * @param blank id of the place
 * @param text empty when it was taken out again
 */
public record Written(String blank, String text, String by, Instant time) {}
