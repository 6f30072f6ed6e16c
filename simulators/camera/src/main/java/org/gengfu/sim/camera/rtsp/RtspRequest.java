package org.gengfu.sim.camera.rtsp;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer asks.
 *
 * @param headers by name, whatever its case
 */
record RtspRequest(String method, String url, Map<String, String> headers) {
  RtspRequest {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = copy;
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Path and query of the URL without the track's name. */
  String target() {
    int scheme = url.indexOf("://");
    int slash = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
    String target = slash < 0 ? "/" : url.substring(slash);
    int track = target.indexOf("/trackID=");
    if (track >= 0) {
      target = target.substring(0, track);
    }
    return target.length() > 1 && target.endsWith("/")
        ? target.substring(0, target.length() - 1)
        : target;
  }
}
