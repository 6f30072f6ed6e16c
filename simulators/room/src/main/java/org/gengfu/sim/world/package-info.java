/**
 * What a simulated place is to the devices in it: values that follow from physics, power, faults.
 *
 * <p>Entry types: {@link org.gengfu.sim.world.World}, {@link org.gengfu.sim.world.WorldMaker}.
 */
@NullMarked
package org.gengfu.sim.world;

import org.jspecify.annotations.NullMarked;
