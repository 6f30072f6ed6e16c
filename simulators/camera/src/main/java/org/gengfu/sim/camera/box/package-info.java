/**
 * Simulated cameras and recorders as a room has them: addresses, ports, films, identities.
 *
 * <p>Entry type: {@link org.gengfu.sim.camera.box.CameraFaceMaker}, found by the room.
 */
@NullMarked
package org.gengfu.sim.camera.box;

import org.jspecify.annotations.NullMarked;
