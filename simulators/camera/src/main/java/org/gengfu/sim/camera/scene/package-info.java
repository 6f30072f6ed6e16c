/**
 * Generated pictures of places that cameras watch, with weather, noise and faults, the same for the
 * same seed and time. Entry type: {@link org.gengfu.sim.camera.scene.Scene}.
 */
@NullMarked
package org.gengfu.sim.camera.scene;

import org.jspecify.annotations.NullMarked;
