package org.gengfu.scenario;

import java.time.Duration;

/**
 * A technician with a phone.
 *
 * @param id the technician's, and the name to log in with
 * @param behind how far the phone's clock is behind the right time
 */
public record PhonePart(String id, Duration behind) {}
