/**
 * One visit to a camera's stream: from the connection up to one whole key frame, and away again.
 * Entry type: {@link org.gengfu.driver.rtsp.wire.CameraVisitor}.
 */
@NullMarked
package org.gengfu.driver.rtsp.wire;

import org.jspecify.annotations.NullMarked;
