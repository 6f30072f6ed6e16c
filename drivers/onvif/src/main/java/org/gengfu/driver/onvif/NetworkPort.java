package org.gengfu.driver.onvif;

/**
 * One network interface of the device.
 *
 * @param name its token
 * @param mac as it writes it, empty when it does not
 * @param address first IPv4 address, empty when none is told
 */
public record NetworkPort(String name, String mac, String address) {}
