package org.gengfu.sim.camera.rtsp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way that a viewer offers in SETUP (RFC 2326, 12.39).
 *
 * @param tcp true for packets within the connection
 * @param first channel, or the viewer's port, for the picture
 * @param second channel or port for reports
 */
record TransportOffer(boolean tcp, int first, int second) {
  private static final Pattern PAIR =
      Pattern.compile("(interleaved|client_port)=(\\d+)(?:-(\\d+))?");
  private static final int HIGHEST_CHANNEL = 254;
  private static final int HIGHEST_PORT = 65_535;

  /** Those that can be used, in the viewer's order. */
  static List<TransportOffer> all(String header) {
    return Arrays.stream(header.split(",", -1))
        .map(part -> one(part.strip().toLowerCase(Locale.ROOT)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<TransportOffer> one(String text) {
    boolean tcp = text.startsWith("rtp/avp/tcp");
    boolean udp = text.startsWith("rtp/avp;") || text.startsWith("rtp/avp/udp;");
    if (text.contains("multicast") || (!tcp && !udp)) {
      return Optional.empty();
    }
    Matcher matcher = PAIR.matcher(text);
    boolean found = matcher.find();
    if (!found) {
      return tcp ? Optional.of(new TransportOffer(true, 0, 1)) : Optional.empty();
    }
    if (tcp != matcher.group(1).equals("interleaved") || matcher.group(2).length() > 5) {
      return Optional.empty();
    }
    int first = Integer.parseInt(matcher.group(2));
    boolean fits = tcp ? first <= HIGHEST_CHANNEL : first > 0 && first < HIGHEST_PORT;
    return fits ? Optional.of(new TransportOffer(tcp, first, first + 1)) : Optional.empty();
  }
}
