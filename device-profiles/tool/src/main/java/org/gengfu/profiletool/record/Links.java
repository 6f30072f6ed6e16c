package org.gengfu.profiletool.record;

import java.time.Duration;
import java.util.Locale;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.transport.NativeSerialLink;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.gengfu.driver.transport.Rfc2217Link;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.driver.transport.TcpSerialLink;
import org.gengfu.profiletool.WrongCallException;

/** Serial lines by the settings of a bus, as the serial driver reads them. Stateless. */
final class Links {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private enum Transport {
    SERIAL,
    TCP,
    RFC2217
  }

  private Links() {}

  /**
   * The line, not opened.
   *
   * @throws WrongCallException when the settings are wrong
   */
  static SerialLink of(MapNode bus) {
    Problems problems = new Problems();
    Transport transport = bus.choice("transport", Transport.class, Transport.SERIAL, problems);
    String place = bus.string(transport == Transport.SERIAL ? "serialPort" : "host", problems);
    int port = (int) bus.whole("port", 1, 1, 65_535, problems);
    if (transport != Transport.SERIAL) {
      bus.require("port", problems);
    }
    PortSettings settings =
        new PortSettings(
            place == null ? "" : place,
            (int) bus.whole("baud", 9_600, 50, 4_000_000, problems),
            (int) bus.whole("dataBits", 8, 7, 8, problems),
            bus.choice("parity", Parity.class, Parity.NONE, problems),
            (int) bus.whole("stopBits", 1, 1, 2, problems),
            bus.has("dtr") ? bus.flag("dtr", false, problems) : null,
            bus.has("rts") ? bus.flag("rts", false, problems) : null);
    if (place == null || !problems.isEmpty()) {
      throw new WrongCallException(
          "say --serial PORT, or --transport tcp --host HOST --port N: "
              + problems.toString().strip());
    }
    return switch (transport) {
      case SERIAL -> new NativeSerialLink(settings);
      case TCP -> new TcpSerialLink(place, port, PATIENCE);
      case RFC2217 -> new Rfc2217Link(place, port, settings, PATIENCE);
    };
  }

  /** The settings that hold for the driver beyond the line, to be put behind others. */
  static String kept(MapNode bus) {
    return bus.get("timeout") instanceof ScalarNode timeout
        ? String.format(Locale.ROOT, ", timeout: %s", timeout.text())
        : "";
  }
}
