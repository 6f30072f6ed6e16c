package org.gengfu.driver.camera;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.driver.onvif.CameraEvent;
import org.gengfu.driver.onvif.DeviceClock;
import org.gengfu.driver.onvif.Inspection;
import org.gengfu.driver.onvif.OnvifClient;
import org.gengfu.driver.onvif.OnvifOutcome;
import org.gengfu.driver.onvif.OnvifTarget;
import org.gengfu.driver.onvif.Subscription;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.decode.DecodePool;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.gengfu.driver.rtsp.wire.CameraVisitor;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.gengfu.driver.rtsp.wire.Login;
import org.gengfu.driver.rtsp.wire.RefusedLogins;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.rtsp.wire.VisitRequest;
import org.jspecify.annotations.Nullable;

/** Cameras over the network. The client for ONVIF is made with the first camera that needs it. */
final class RealEyes implements Eyes {
  private static final int PROBE_MILLIS = 3_000;
  private static final Duration LASTING = Duration.ofSeconds(120);

  /** Below the time after which address translation forgets a silent connection. */
  private static final Duration PULL = Duration.ofSeconds(20);

  private static final int MAX_EVENTS = 50;
  private static final Duration SHORT_REST = Duration.ofSeconds(15);
  private static final Duration LONG_REST = Duration.ofMinutes(5);

  private final RefusedLogins refused;
  private final CameraVisitor visitor;
  private final DecodePool decoders;
  private final Object clientLock = new Object();
  private @Nullable OnvifClient client;
  private boolean closed;

  RealEyes(CameraSettings settings, RefusedLogins refused) throws IOException {
    this.refused = refused;
    this.visitor = new CameraVisitor("cameras " + settings.id(), refused);
    this.decoders =
        new DecodePool(
            settings.decoders(), settings.folder().resolve("decoder"), settings.decodeLimit());
  }

  private OnvifClient onvif() {
    synchronized (clientLock) {
      if (closed) {
        throw new IllegalStateException("the bus is closed");
      }
      if (client == null) {
        client = new OnvifClient();
      }
      return client;
    }
  }

  @Override
  public void visit(VisitRequest request, Consumer<VisitOutcome> done) {
    visitor.visit(request, done);
  }

  @Override
  public void decode(EncodedPicture picture, Consumer<DecodeOutcome> done) {
    decoders.decode(picture, done);
  }

  @Override
  public OnvifOutcome<Inspection> inspect(OnvifTarget target) {
    return onvif().inspect(target);
  }

  @Override
  public OnvifOutcome<DeviceClock> clock(OnvifTarget target) {
    return onvif().clock(target);
  }

  @Override
  public OnvifOutcome<URI> streamUri(OnvifTarget target, String profileToken) {
    return onvif().streamUri(target, profileToken);
  }

  @Override
  public OnvifOutcome<String> reboot(OnvifTarget target) {
    return onvif().reboot(target);
  }

  @Override
  public boolean listen(OnvifTarget target, EventListener listener) throws InterruptedException {
    OnvifClient camera = onvif();
    int refusals = 0;
    while (!Thread.currentThread().isInterrupted()) {
      switch (camera.subscribe(target, LASTING)) {
        case OnvifOutcome.Answered<Subscription>(Subscription subscription) -> {
          refusals = 0;
          listener.begun();
          listener.lost(pull(camera, subscription, listener));
          Thread.sleep(SHORT_REST);
        }
        case OnvifOutcome.Refused<Subscription> refused -> {
          refusals++;
          listener.lost(refused.code() + ": " + refused.text());
          if (refusals == 3) {
            return false;
          }
          Thread.sleep(LONG_REST);
        }
        case OnvifOutcome<Subscription> other -> {
          listener.lost(other.getClass().getSimpleName());
          Thread.sleep(LONG_REST);
        }
      }
    }
    return true;
  }

  /** Pulls until the camera forgets the subscription; why it ended. */
  private static String pull(OnvifClient camera, Subscription made, EventListener listener) {
    Subscription subscription = made;
    while (!Thread.currentThread().isInterrupted()) {
      switch (camera.pull(subscription, PULL, MAX_EVENTS)) {
        case OnvifOutcome.Answered<List<CameraEvent>>(List<CameraEvent> events) ->
            events.forEach(listener::said);
        case OnvifOutcome<List<CameraEvent>> other -> {
          return "the subscription is gone: " + other.getClass().getSimpleName();
        }
      }
      if (java.time.Instant.now().plus(PULL.multipliedBy(2)).isAfter(subscription.until())) {
        if (!(camera.renew(subscription, LASTING)
            instanceof OnvifOutcome.Answered<Subscription>(Subscription renewed))) {
          return "the subscription was not renewed";
        }
        subscription = renewed;
      }
    }
    var _ = camera.unsubscribe(subscription);
    return "closed";
  }

  @Override
  public void rest(Login login, @Nullable CameraUrl stream, @Nullable OnvifTarget target) {
    if (stream != null) {
      refused.refused(stream, login, System.nanoTime());
    }
    if (target != null) {
      onvif().rest(target);
    }
  }

  @Override
  public void forget(@Nullable CameraUrl stream, @Nullable OnvifTarget target) {
    if (stream != null) {
      refused.forget(stream);
    }
    synchronized (clientLock) {
      if (target != null && client != null) {
        client.forget(target);
      }
    }
  }

  @Override
  public boolean answers(GroupSettings.Probe probe) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(probe.host(), probe.port()), PROBE_MILLIS);
      return true;
    } catch (ConnectException e) {
      // A refusal proves the way; a time-out of the system's does not.
      return String.valueOf(e.getMessage()).contains("refused");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    visitor.close();
    decoders.close();
    synchronized (clientLock) {
      closed = true;
    }
  }
}
