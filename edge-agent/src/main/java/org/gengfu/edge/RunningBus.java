package org.gengfu.edge;

import org.gengfu.edge.bus.BusOwner;

/**
 * A bus that is open.
 *
 * @param fingerprint of the settings with which it was opened
 */
record RunningBus(String id, String fingerprint, BusOwner owner) {}
