package org.gengfu.driver.onvif;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request.
 *
 * @param headers besides Host, Connection and Content-Length
 * @param body not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
record HttpQuestion(String method, URI uri, Map<String, String> headers, byte[] body) {

  /** What stands in the first line: path and query. */
  String path() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  int port() {
    return uri.getPort() < 0 ? 80 : uri.getPort();
  }

  byte[] head() {
    StringBuilder head = new StringBuilder(method + " " + path() + " HTTP/1.1\r\n");
    String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    head.append("Host: ").append(host).append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (method.equals("POST")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }
}
