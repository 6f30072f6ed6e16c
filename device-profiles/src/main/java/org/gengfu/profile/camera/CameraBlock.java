package org.gengfu.profile.camera;

import java.time.Duration;
import java.util.Map;
import org.gengfu.profile.ProtocolBlock;
import org.jspecify.annotations.Nullable;

/**
 * How cameras of a kind are visited.
 *
 * @param path of the stream, with {@link #CHANNEL} where the channel's number belongs; empty when
 *     ONVIF or the device's own settings tell it
 * @param transport how pictures come
 * @param firstPicture how long the first whole key frame may take once play was asked for
 * @param inClear whether the password may be sent as it is (Basic) to a camera that takes nothing
 *     better
 * @param onlineAt the rung at which a camera counts as online
 * @param onvif how it is asked by ONVIF, null when it is not
 * @param picture thresholds of the picture's judgement that differ from the usual ones, by name
 */
public record CameraBlock(
    String path,
    Transport transport,
    Duration firstPicture,
    boolean inClear,
    OnlineAt onlineAt,
    @Nullable OnvifUse onvif,
    Map<String, Double> picture)
    implements ProtocolBlock {
  /** Stands in a path for the device's channel. */
  public static final String CHANNEL = "{channel}";

  public CameraBlock {
    picture = Map.copyOf(picture);
  }

  @Override
  public String name() {
    return "camera";
  }

  /** How pictures come. */
  public enum Transport {
    /** In the connection itself; over UDP when the camera refuses that. */
    TCP_THEN_UDP,
    TCP,
    UDP
  }

  /** From which rung on a camera counts as online. */
  public enum OnlineAt {
    /** It answers. */
    SESSION,
    /** Its picture flows. */
    FLOWING
  }
}
