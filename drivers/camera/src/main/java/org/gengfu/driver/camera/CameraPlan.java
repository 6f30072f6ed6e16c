package org.gengfu.driver.camera;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.contract.Birth;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.rtsp.picture.PictureThresholds;
import org.gengfu.driver.rtsp.wire.Login;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.camera.CameraBlock;
import org.gengfu.profile.camera.LookSource;
import org.gengfu.profile.camera.LookSource.Look;
import org.jspecify.annotations.Nullable;

/**
 * How one camera is visited. Immutable.
 *
 * @param id of the device
 * @param host name or IP address
 * @param rtspPort null to take the one that ONVIF tells, or 554
 * @param onvifPort of its device service
 * @param path of its stream, empty when ONVIF tells it
 * @param channel of a recorder, from 1
 * @param source token of its lens or channel, empty to take the channel by its number
 * @param login null without credentials
 * @param groups whose bounds count, the nearest first
 * @param vip visited sooner
 * @param block how cameras of its kind are visited
 * @param thresholds of its picture
 * @param points what each point brings, in the profile's order
 * @param orders what each place that is written does
 * @param silence how long it may be silent: the bus speaks of it, whatever it does
 */
record CameraPlan(
    String id,
    String host,
    @Nullable Integer rtspPort,
    int onvifPort,
    String path,
    int channel,
    String source,
    @Nullable Login login,
    List<String> groups,
    boolean vip,
    CameraBlock block,
    PictureThresholds thresholds,
    Map<String, LookSource> points,
    Map<String, Look> orders,
    Duration period)
    implements DevicePlan {
  /** Periods that may pass without a word, with a minute on top. */
  private static final int SILENT_PERIODS = 3;

  CameraPlan {
    groups = List.copyOf(groups);
    points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
    orders = Map.copyOf(orders);
  }

  /** There is nothing to ask. */
  @Override
  public List<ReadRequest> requests(PollClass pollClass) {
    return List.of();
  }

  @Override
  public Optional<Duration> silence() {
    return Optional.of(period.multipliedBy(SILENT_PERIODS).plusMinutes(1));
  }

  @Override
  public Map<String, String> birthProperties() {
    return Map.of(Birth.CAMERA, "true");
  }
}
