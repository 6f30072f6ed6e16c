/**
 * What a protocol's side of simulated devices and the simulator know of each other.
 *
 * <p>Entry types: {@link org.gengfu.sim.face.FaceMaker}, which a protocol's simulator implements,
 * and {@link org.gengfu.sim.face.DeviceFace}, which it is given.
 */
@NullMarked
package org.gengfu.sim.face;

import org.jspecify.annotations.NullMarked;
