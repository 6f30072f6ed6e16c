/**
 * What happens to simulated cameras: the room's world {@code cameras} and the faults that it knows.
 *
 * <p>Entry types: {@link org.gengfu.sim.camera.world.CamerasMaker}, found by the room, and {@link
 * org.gengfu.sim.camera.world.SimulatedCamera}, which the services of a camera look at.
 */
@NullMarked
package org.gengfu.sim.camera.world;

import org.jspecify.annotations.NullMarked;
