package org.gengfu.sim.camera.box;

import java.time.Duration;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.sim.camera.login.Account;

/**
 * What the entry of a port in a room file says.
 *
 * @param rtspPort the same at all addresses, 0 for any that is free everywhere; {@code port} says
 *     it as well, as with other protocols
 * @param onvifPort likewise
 * @param account of cameras that do not name another
 * @param scenes how many different places cameras look at when they do not say
 * @param clips folder where encoded clips are kept between runs, empty for none
 * @param places viewers of a stream at a time
 * @param patience whoever says nothing for so long loses the session
 * @param discovery UDP port on which cameras answer who looks for them, 0 for none
 */
record CameraPort(
    int rtspPort,
    int onvifPort,
    Account account,
    int scenes,
    String clips,
    int places,
    Duration patience,
    int discovery) {
  /** Most different places that cameras of one port look at. */
  static final int MOST_SCENES = 64;

  static final int MOST_PLACES = 64;

  private static final int HIGHEST_PORT = 65_535;
  private static final int USUAL_SCENES = 12;
  private static final int USUAL_PLACES = 4;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** When nothing is said. */
  static final CameraPort USUAL = read(MapNode.empty(new Mark("port", 1, 1)), new Problems());

  static CameraPort read(MapNode port, Problems problems) {
    long any = port.whole("port", 0, 0, HIGHEST_PORT, problems);
    return new CameraPort(
        (int) port.whole("rtspPort", any, 0, HIGHEST_PORT, problems),
        (int) port.whole("onvifPort", 0, 0, HIGHEST_PORT, problems),
        new Account(port.string("user", "", problems), port.string("password", "", problems)),
        (int) port.whole("scenes", USUAL_SCENES, 1, MOST_SCENES, problems),
        port.string("clips", "", problems),
        (int) port.whole("places", USUAL_PLACES, 1, MOST_PLACES, problems),
        port.duration("timeout", Duration.ofSeconds(60), Duration.ofSeconds(1), LONGEST, problems),
        (int) port.whole("discovery", 0, 0, HIGHEST_PORT, problems));
  }
}
