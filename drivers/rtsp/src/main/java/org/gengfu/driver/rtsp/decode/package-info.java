/**
 * Decodes key frames in processes of their own, since what strangers send may bring a native
 * decoder down. Entry type: {@link org.gengfu.driver.rtsp.decode.DecodePool}.
 */
@NullMarked
package org.gengfu.driver.rtsp.decode;

import org.jspecify.annotations.NullMarked;
