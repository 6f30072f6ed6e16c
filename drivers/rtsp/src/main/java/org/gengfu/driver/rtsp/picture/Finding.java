package org.gengfu.driver.rtsp.picture;

/**
 * One fault of a picture with its evidence.
 *
 * @param measured the measure that decided
 * @param limit the threshold that it passed
 */
public record Finding(PictureFault fault, double measured, double limit) {}
