package org.gengfu.driver.camera;

import java.net.URI;
import java.util.function.Consumer;
import org.gengfu.driver.onvif.DeviceClock;
import org.gengfu.driver.onvif.Inspection;
import org.gengfu.driver.onvif.OnvifOutcome;
import org.gengfu.driver.onvif.OnvifTarget;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.gengfu.driver.rtsp.wire.Login;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.rtsp.wire.VisitRequest;
import org.jspecify.annotations.Nullable;

/**
 * How a bus sees its cameras. Any thread. What takes a consumer returns at once and hands over one
 * outcome on a thread of its own; everything else blocks.
 */
interface Eyes extends AutoCloseable {
  /** Takes one key frame. */
  void visit(VisitRequest request, Consumer<VisitOutcome> done);

  /** Decodes one key frame. */
  void decode(EncodedPicture picture, Consumer<DecodeOutcome> done);

  OnvifOutcome<Inspection> inspect(OnvifTarget target);

  OnvifOutcome<DeviceClock> clock(OnvifTarget target);

  OnvifOutcome<URI> streamUri(OnvifTarget target, String profileToken);

  OnvifOutcome<String> reboot(OnvifTarget target);

  /**
   * Listens to a camera's events until it is interrupted; it begins anew by itself.
   *
   * @return false when that camera has no events that could be listened to
   */
  boolean listen(OnvifTarget target, EventListener listener) throws InterruptedException;

  /**
   * One protocol was refused these credentials: the other does not show them until they have
   * rested.
   *
   * @param stream null when RTSP knows it itself, or nobody knows its address
   * @param target null when ONVIF knows it itself, or is not asked
   */
  void rest(Login login, @Nullable CameraUrl stream, @Nullable OnvifTarget target);

  /**
   * Someone has looked after a camera: credentials that it refused may be tried again at once.
   *
   * @param stream null when nobody knows its address
   * @param target null when it is not asked by ONVIF
   */
  void forget(@Nullable CameraUrl stream, @Nullable OnvifTarget target);

  /** Whether a port takes, or refuses, a connection in time. */
  boolean answers(GroupSettings.Probe probe);

  @Override
  void close();
}
