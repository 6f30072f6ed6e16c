package org.gengfu.driver.onvif;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A device that answered a probe.
 *
 * @param endpoint its lasting name, mostly {@code urn:uuid:…}
 * @param from the address that it answered from
 * @param types without prefixes, as {@code NetworkVideoTransmitter}
 * @param scopes as it writes them
 * @param addresses of its device service, those that can be dialled from here first
 */
public record Found(
    String endpoint, String from, List<String> types, List<String> scopes, List<URI> addresses) {
  private static final String SCOPE = "onvif://www.onvif.org/";

  public Found {
    types = List.copyOf(types);
    scopes = List.copyOf(scopes);
    addresses = List.copyOf(addresses);
  }

  /**
   * Value of a scope such as {@code name}, {@code hardware}, {@code location}, {@code MAC}; or
   * empty.
   */
  public String scope(String name) {
    String begin = SCOPE + name + "/";
    for (String scope : scopes) {
      if (scope.regionMatches(true, 0, begin, 0, begin.length())) {
        return decoded(scope.substring(begin.length()));
      }
    }
    return "";
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return text;
    }
  }
}
