package org.gengfu.driver.rtsp.wire;

/**
 * One whole key frame with its parameter sets.
 *
 * @param codec how it is coded
 * @param bytes Annex B: each unit behind {@code 00 00 00 01}, parameter sets first. Not copied: who
 *     holds it leaves it as it is
 */
@SuppressWarnings("ArrayRecordComponent")
public record EncodedPicture(Codec codec, byte[] bytes) {}
