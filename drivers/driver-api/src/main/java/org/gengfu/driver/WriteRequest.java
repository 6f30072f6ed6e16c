package org.gengfu.driver;

/**
 * A command to set one point of one device.
 *
 * @param point id of the point
 * @param value the raw value to write, already unscaled
 */
public record WriteRequest(String point, RawValue value) {}
