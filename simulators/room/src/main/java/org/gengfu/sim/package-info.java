/**
 * A simulated machine room: devices made from their profiles, fed by the physics, answering on real
 * Modbus ports, with a control interface on the loopback address.
 *
 * <p>Entry types: {@link org.gengfu.sim.SimulatorMain}, {@link org.gengfu.sim.Simulator}.
 */
@NullMarked
package org.gengfu.sim;

import org.jspecify.annotations.NullMarked;
