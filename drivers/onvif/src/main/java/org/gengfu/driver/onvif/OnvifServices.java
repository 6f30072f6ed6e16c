package org.gengfu.driver.onvif;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a device's services answer, host and port already those that answered us.
 *
 * @param addresses by namespace, at most 64
 */
public record OnvifServices(Map<String, URI> addresses) {
  public OnvifServices {
    addresses = Map.copyOf(addresses);
  }

  public @Nullable URI media() {
    return addresses.get(Namespaces.MEDIA);
  }

  public @Nullable URI media2() {
    return addresses.get(Namespaces.MEDIA2);
  }

  public @Nullable URI events() {
    return addresses.get(Namespaces.EVENTS);
  }

  public @Nullable URI search() {
    return addresses.get(Namespaces.SEARCH);
  }

  public @Nullable URI recording() {
    return addresses.get(Namespaces.RECORDING);
  }
}
