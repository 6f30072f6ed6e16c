/**
 * What the API says of cameras: their register, their time online, and the reports on it.
 *
 * <p>Entry type: {@link org.gengfu.center.api.camera.CameraOperations}.
 */
@NullMarked
package org.gengfu.center.api.camera;

import org.jspecify.annotations.NullMarked;
