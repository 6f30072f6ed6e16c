/**
 * Cameras in profiles: how a camera is visited, and what a look at it brings. Entry type: {@link
 * org.gengfu.profile.camera.CameraLanguage}.
 */
@NullMarked
package org.gengfu.profile.camera;

import org.jspecify.annotations.NullMarked;
