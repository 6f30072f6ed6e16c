package org.gengfu.core.contract;

import org.gengfu.core.clock.Level;

/** A promise that an event has called in, and the level that the event has there. */
public record Owed(Bound bound, Level level) {}
