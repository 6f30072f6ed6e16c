/**
 * Cameras: their register, what was seen of them, and what of their time is excused. What the looks
 * say is counted by the availability core; here it is kept so that the core gets every look.
 *
 * <p>Entry types: {@link org.gengfu.center.camera.LookDraft} for what comes in, {@link
 * org.gengfu.center.camera.CameraRegister} and {@link org.gengfu.center.camera.LookStore} for what
 * is asked.
 */
@NullMarked
package org.gengfu.center.camera;

import org.jspecify.annotations.NullMarked;
