/**
 * Scenes as encoded video: H.264 in access units, made once and shared by many cameras. Entry type:
 * {@link org.gengfu.sim.camera.clip.ClipLibrary}.
 */
@NullMarked
package org.gengfu.sim.camera.clip;

import org.jspecify.annotations.NullMarked;
