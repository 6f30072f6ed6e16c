package org.gengfu.notes;

/**
 * What is known of a device. Empty texts for what is not.
 *
 * @param vendor maker as the device or its profile says
 * @param model model as the device or its profile says; several, separated by commas, when the
 *     profile stands for all of them
 * @param firmware version as the device says
 */
public record Identity(String vendor, String model, String firmware) {}
