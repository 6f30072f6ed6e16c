package org.gengfu.sim.camera.onvif;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks over HTTP.
 *
 * @param path without the query
 * @param headers by name, whatever its case
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {
  HttpRequest {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = copy;
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }
}
