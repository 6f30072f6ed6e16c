package org.gengfu.driver.onvif;

/** What GetDeviceInformation says; each at most 200 characters, empty when it says nothing. */
public record DeviceInformation(
    String manufacturer, String model, String firmware, String serial, String hardware) {}
