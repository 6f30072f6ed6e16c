package org.gengfu.driver.onvif;

/**
 * A picture as the camera sent it. Nothing says yet that it can be decoded.
 *
 * @param bytes not to be changed
 * @param type its media type, as {@code image/jpeg}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Snapshot(byte[] bytes, String type) {}
