package org.gengfu.driver.camera;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.rtsp.wire.RefusedLogins;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * Cameras. A bus visits all its cameras by itself and tells what each visit found; there is nothing
 * to ask. Libraries of ONVIF and of pictures are not touched before a bus is opened. May be used
 * from any thread.
 */
public final class CameraDriver implements Driver {
  /** Shared by all buses: an account is locked by the camera, whoever asks. */
  private final RefusedLogins refused = new RefusedLogins();

  @Override
  public String protocol() {
    return "camera";
  }

  @Override
  public @Nullable BusSettings busSettings(MapNode node, Problems problems) {
    return CameraSettings.read(node, problems);
  }

  @Override
  public @Nullable DevicePlan plan(
      ResolvedProfile profile, MapNode deviceSettings, BusSettings bus, Problems problems) {
    if (!(bus instanceof CameraSettings settings)) {
      throw new IllegalArgumentException("settings of another driver: " + bus.key());
    }
    return new PlanReader(profile, deviceSettings, settings, problems).read();
  }

  @Override
  public Bus open(BusSettings settings) {
    if (!(settings instanceof CameraSettings cameras)) {
      throw new IllegalArgumentException("settings of another driver: " + settings.key());
    }
    try {
      return new CameraBus(cameras, new RealEyes(cameras, refused));
    } catch (IOException e) {
      throw new UncheckedIOException("no selector is free for the bus " + cameras.id(), e);
    }
  }

  @Override
  public void close() {}
}
