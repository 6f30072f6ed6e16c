package org.gengfu.sim.camera.rtsp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** The box whose streams are asked for: a camera, or a recorder with channels. Any thread. */
public interface RtspHost {
  /** Its own address. */
  InetAddress address();

  /** Whoever says nothing for so long loses the session. */
  Duration patience();

  /** The stream of a path, with a query maybe, such as {@code /Streaming/Channels/101}. */
  Optional<LiveStream> stream(String target);

  /** True when it takes connections but says nothing on those for streams. */
  boolean deaf();

  /** How much later than at once it answers. */
  Duration delay();
}
