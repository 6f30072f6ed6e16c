package org.gengfu.center.broker;

import java.net.URI;

/**
 * Settings of an MQTT 5 broker outside the center. That broker keeps strangers out by its own
 * rules; the center only refuses edges that it does not know.
 *
 * @param uri {@code tcp://host:port} or {@code ssl://host:port}
 * @param username the center's own name there, empty for none
 * @param password the center's own password there
 * @param group Sparkplug group id
 * @param host Sparkplug host id, also the MQTT client id
 */
public record ExternalSettings(
    URI uri, String username, String password, String group, String host) {
  @Override
  public String toString() {
    return "ExternalSettings[" + uri + ", group " + group + ", host " + host + "]";
  }
}
