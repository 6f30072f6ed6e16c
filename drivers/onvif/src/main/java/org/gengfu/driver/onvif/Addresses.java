package org.gengfu.driver.onvif;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses as devices write them. Pure. */
final class Addresses {
  private static final int LONGEST = 2_000;
  private static final Pattern SHAPE =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)(?:#.*)?");

  private Addresses() {}

  /**
   * Reads an address leniently: credentials are dropped, characters that may not stand in an
   * address are escaped.
   *
   * @return null for anything else, as {@code (null)}
   */
  static @Nullable URI parse(String text) {
    Matcher shape = SHAPE.matcher(text.strip());
    if (text.length() > LONGEST || !shape.matches()) {
      return null;
    }
    String authority = shape.group(2).substring(shape.group(2).lastIndexOf('@') + 1);
    try {
      String scheme = shape.group(1).toLowerCase(Locale.ROOT);
      URI uri = new URI(scheme + "://" + authority + escaped(shape.group(3)));
      return uri.getHost() == null ? null : uri;
    } catch (URISyntaxException none) {
      return null;
    }
  }

  /** The same at another host and port; port -1 is the scheme's own. */
  static URI moved(URI uri, String host, int port) {
    String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return URI.create(uri.getScheme() + "://" + name + (port < 0 ? "" : ":" + port) + path + query);
  }

  /** Port that is dialled. */
  static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "rtsp".equals(uri.getScheme()) ? 554 : 80;
  }

  private static String escaped(String rest) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < rest.length(); i++) {
      char one = rest.charAt(i);
      boolean badPercent = one == '%' && !rest.substring(i).matches("%[0-9A-Fa-f]{2}(?s:.*)");
      if (badPercent || one <= ' ' || "\"<>\\^`{|}[]".indexOf(one) >= 0) {
        out.append(String.format("%%%02X", (int) one));
      } else {
        out.append(one);
      }
    }
    return out.toString();
  }
}
