package org.gengfu.sim.camera.onvif;

/**
 * What a box says it is.
 *
 * @param mac six pairs of hexadecimal digits with colons
 * @param uuid of its endpoint
 */
public record Identity(
    String manufacturer,
    String model,
    String firmware,
    String serial,
    String hardware,
    String mac,
    String uuid) {}
