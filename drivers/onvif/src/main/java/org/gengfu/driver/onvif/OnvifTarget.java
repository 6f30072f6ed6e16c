package org.gengfu.driver.onvif;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One camera, or one recorder, as it is reached.
 *
 * @param deviceService address of its device service, {@code http} only
 * @param login null to ask without credentials
 */
public record OnvifTarget(
    URI deviceService, @Nullable OnvifLogin login, OnvifQuirks quirks, OnvifLimits limits) {

  public OnvifTarget {
    if (deviceService.getHost() == null
        || deviceService.getScheme() == null
        || !deviceService.getScheme().toLowerCase(Locale.ROOT).equals("http")) {
      throw new IllegalArgumentException(
          deviceService + " is no address of a device service: http://HOST:PORT/PATH is wanted");
    }
    if (deviceService.getRawUserInfo() != null) {
      throw new IllegalArgumentException("credentials belong in the login, not in the address");
    }
  }

  /** The usual address, {@code http://host:port/onvif/device_service}, and the usual limits. */
  public static OnvifTarget of(String host, int port, @Nullable OnvifLogin login) {
    String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return new OnvifTarget(
        URI.create("http://" + name + ":" + port + "/onvif/device_service"),
        login,
        OnvifQuirks.NONE,
        OnvifLimits.DEFAULT);
  }

  public OnvifTarget with(OnvifQuirks known) {
    return new OnvifTarget(deviceService, login, known, limits);
  }

  public OnvifTarget with(OnvifLimits bounds) {
    return new OnvifTarget(deviceService, login, quirks, bounds);
  }

  /** Port as it is dialled. */
  int port() {
    return deviceService.getPort() < 0 ? 80 : deviceService.getPort();
  }
}
