/**
 * Sees cameras by their streams: visits them ({@code wire}), decodes one key frame in a process of
 * its own ({@code decode}) and measures what it shows ({@code picture}). Entry types: {@link
 * org.gengfu.driver.rtsp.wire.CameraVisitor}, {@link org.gengfu.driver.rtsp.decode.DecodePool},
 * {@link org.gengfu.driver.rtsp.picture.PictureJudge}. No bus yet: these are the parts that one
 * will be made of.
 */
@NullMarked
package org.gengfu.driver.rtsp;

import org.jspecify.annotations.NullMarked;
