/**
 * A radio base station as a world: amplifiers and antennas, supply and battery, clock, link,
 * traffic.
 *
 * <p>Entry type: {@link org.gengfu.sim.station.StationMaker}.
 */
@NullMarked
package org.gengfu.sim.station;

import org.jspecify.annotations.NullMarked;
