/**
 * Cameras as a bus: a pool that is visited one after another, within a period. Entry type: {@link
 * org.gengfu.driver.camera.CameraDriver}.
 */
@NullMarked
package org.gengfu.driver.camera;

import org.jspecify.annotations.NullMarked;
