package org.gengfu.driver.onvif;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One media profile: a stream that the device offers.
 *
 * @param token the device's name of it
 * @param name for people, may be empty
 * @param videoSource token of the lens or channel, empty without picture
 * @param encoding {@code H264}, {@code H265}, {@code JPEG} …, as it says, empty when unknown
 * @param width pixels, 0 when unknown
 * @param height pixels, 0 when unknown
 * @param framesPerSecond its limit, 0 when unknown
 * @param bitrate its limit in kbit/s, 0 when unknown
 * @param streamUri its host is the one that answered us; null when not asked for or not given
 * @param snapshotUri likewise; null as well when it is not HTTP
 */
public record MediaProfile(
    String token,
    String name,
    String videoSource,
    String encoding,
    int width,
    int height,
    double framesPerSecond,
    int bitrate,
    @Nullable URI streamUri,
    @Nullable URI snapshotUri) {

  MediaProfile at(@Nullable URI stream, @Nullable URI snapshot) {
    return new MediaProfile(
        token,
        name,
        videoSource,
        encoding,
        width,
        height,
        framesPerSecond,
        bitrate,
        stream,
        snapshot);
  }
}
