package org.gengfu.sim.camera.box;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.sim.camera.login.Account;
import org.gengfu.sim.camera.onvif.Identity;
import org.gengfu.sim.camera.onvif.OnvifHost;
import org.gengfu.sim.camera.scene.Scene;

/**
 * What the entry of a device in a room file says.
 *
 * @param host loopback address
 * @param channel of a recorder; 1 for a camera
 */
record CameraEntry(
    String id,
    String host,
    int channel,
    Shot shot,
    Account account,
    OnvifHost.Ways ways,
    Duration tolerance,
    String maker,
    String model,
    String firmware) {
  static final int MOST_CHANNELS = 256;

  /** Address of a camera that does not say one; a second one has to. */
  private static final String LONELY = "127.0.0.1";

  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|\\d\\d?)){3}");
  private static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);
  private static final Duration LONGEST_TOLERANCE = Duration.ofHours(24);

  /**
   * Reads an entry.
   *
   * @param number of the device among those of its port, for what it does not say
   */
  static CameraEntry read(MapNode device, CameraPort port, int number, Problems problems) {
    String host = device.string("host", LONELY, problems);
    if (!LOOPBACK.matcher(host).matches()) {
      String message = "a simulated camera needs a loopback address of its own";
      problems.add(device.valueMark("host"), "NO_ADDRESS", message, "Write host: 127.64.0.1");
    }
    Shot usual = Shot.numbered(Math.floorMod(number, port.scenes()));
    return new CameraEntry(
        device.string("id", "", problems),
        host,
        (int) device.whole("channel", 1, 1, MOST_CHANNELS, problems),
        new Shot(
            device.choice("scene", Scene.Kind.class, usual.kind(), problems),
            device.whole("seed", usual.seed(), 0, Integer.MAX_VALUE, problems)),
        new Account(
            device.string("user", port.account().user(), problems),
            device.string("password", port.account().password(), problems)),
        device.choice("auth", OnvifHost.Ways.class, OnvifHost.Ways.BOTH, problems),
        device.duration(
            "clockTolerance", USUAL_TOLERANCE, Duration.ofSeconds(1), LONGEST_TOLERANCE, problems),
        device.string("maker", "Gengfu Simulation", problems),
        device.string("model", "SIM-2MP", problems),
        device.string("firmware", "V1.0.3", problems));
  }

  /** Its address as a value. */
  InetAddress address() {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(host + " was checked to be an address", e);
    }
  }

  /** What the box says it is, the same for the same id and address. */
  Identity identity() {
    byte[] address = address().getAddress();
    String mac = "02:53:" + HexFormat.ofDelimiter(":").formatHex(address, 0, 4);
    String serial = "SIM" + HexFormat.of().withUpperCase().formatHex(address, 1, 4) + "-" + id;
    UUID uuid = UUID.nameUUIDFromBytes((host + " " + id).getBytes(StandardCharsets.UTF_8));
    return new Identity(maker, model, firmware, serial, "1.0", mac, uuid.toString());
  }
}
