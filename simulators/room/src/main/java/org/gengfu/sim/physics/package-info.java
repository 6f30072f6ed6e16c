/**
 * The physics of one machine room, stepped with a time difference: no clock, no randomness, no
 * input or output.
 *
 * <p>Entry types: {@link org.gengfu.sim.physics.RoomPhysics}, {@link
 * org.gengfu.sim.physics.RoomView}, {@link org.gengfu.sim.physics.Fault}.
 */
@NullMarked
package org.gengfu.sim.physics;

import org.jspecify.annotations.NullMarked;
