package org.gengfu.sim.camera.box;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.sim.camera.login.Account;
import org.gengfu.sim.camera.net.Listener;
import org.gengfu.sim.camera.onvif.Identity;
import org.gengfu.sim.camera.onvif.OnvifChannel;
import org.gengfu.sim.camera.onvif.OnvifHost;
import org.gengfu.sim.camera.onvif.OnvifServing;
import org.gengfu.sim.camera.rtsp.LiveStream;
import org.gengfu.sim.camera.rtsp.RtspHost;
import org.gengfu.sim.camera.rtsp.RtspServing;
import org.gengfu.sim.camera.world.Condition;
import org.gengfu.sim.camera.world.SimulatedCamera;
import org.gengfu.sim.camera.world.Trouble;
import org.gengfu.sim.face.WireMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A camera, or a recorder with channels, at an address of its own: it listens while any of its
 * channels is on. Any thread; it guards itself.
 */
final class CameraBox implements RtspHost, OnvifHost, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraBox.class);
  private static final Pattern CHANNEL = Pattern.compile("/Streaming/Channels/(\\d{1,3})0[123]");
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration REBOOT_AFTER = Duration.ofMillis(300);

  private final BoxSettings settings;
  private final List<Channel> channels;
  private final List<OnvifChannel> shown;
  private final InstantSource clock;
  private final RtspServing streams;
  private final OnvifServing services;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Listener rtsp;
  private @Nullable Listener onvif;
  private boolean closed;
  private volatile int rtspPort;
  private volatile int onvifPort;

  /**
   * A box that does not listen yet.
   *
   * @param channels at least one, by number
   */
  CameraBox(BoxSettings settings, List<Channel> channels, InstantSource clock) {
    this.settings = settings;
    this.channels = List.copyOf(channels);
    this.clock = clock;
    shown = channels.stream().map(Channel::onvif).toList();
    String realm = "IP Camera(" + settings.identity().serial() + ")";
    streams = new RtspServing(this, realm);
    services = new OnvifServing(this, realm, clock);
  }

  /**
   * Begins to listen.
   *
   * @param wantedRtsp port, 0 for any free one
   * @param wantedOnvif port, 0 for any free one
   * @throws IOException when a port is taken; nothing stays open
   */
  void listenAt(int wantedRtsp, int wantedOnvif) throws IOException {
    rtspPort = wantedRtsp;
    onvifPort = wantedOnvif;
    listen();
  }

  /** From now on it does what its cameras' conditions say. */
  void follow() {
    for (Channel channel : channels) {
      channel.camera().watch(() -> changed(channel));
      channel.show();
    }
  }

  List<Channel> parts() {
    return channels;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      silence();
    } finally {
      lock.unlock();
    }
  }

  private void changed(Channel channel) {
    channel.show();
    try {
      listen();
    } catch (IOException e) {
      LOG.error("camera {} cannot listen again: {}", channel.camera().id(), e.getMessage());
    }
    services.changed();
  }

  private void listen() throws IOException {
    lock.lock();
    try {
      if (off() || closed) {
        silence();
      } else if (rtsp == null || onvif == null) {
        Listener first = Listener.open(settings.address(), rtspPort, streams);
        rtsp = first;
        rtspPort = first.port();
        try {
          onvif = Listener.open(settings.address(), onvifPort, services);
        } catch (IOException e) {
          silence();
          throw e;
        }
        onvifPort = onvif.port();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends every conversation and listens no more, until it is told to. */
  void silence() {
    lock.lock();
    try {
      if (rtsp != null) {
        rtsp.close();
        rtsp = null;
      }
      if (onvif != null) {
        onvif.close();
        onvif = null;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public InetAddress address() {
    return settings.address();
  }

  @Override
  public Duration patience() {
    return settings.patience();
  }

  @Override
  public Optional<LiveStream> stream(String target) {
    for (Channel channel : channels) {
      if (!channel.path().isEmpty() && channel.path().equals(target)) {
        return Optional.of(channel.stream());
      }
    }
    int query = target.indexOf('?');
    Matcher matcher = CHANNEL.matcher(query < 0 ? target : target.substring(0, query));
    return matcher.matches() ? numbered(Integer.parseInt(matcher.group(1))) : Optional.empty();
  }

  private Optional<LiveStream> numbered(int number) {
    return channels.stream()
        .filter(channel -> channel.number() == number)
        .map(Channel::stream)
        .findFirst();
  }

  @Override
  public boolean deaf() {
    return silent() || every(Trouble.DEAF);
  }

  @Override
  public boolean off() {
    return every(Trouble.OFF);
  }

  @Override
  public boolean silent() {
    return every(Trouble.HALF_OPEN)
        || channels.stream().allMatch(channel -> speechless(channel.mode().get()));
  }

  private boolean every(Trouble trouble) {
    return channels.stream().allMatch(channel -> channel.camera().condition().is(trouble));
  }

  private static boolean speechless(WireMode mode) {
    return mode instanceof WireMode.Silent || mode instanceof WireMode.Rebooting;
  }

  @Override
  public Duration delay() {
    return channels.getFirst().mode().get() instanceof WireMode.Slow(Duration by)
        ? by
        : Duration.ZERO;
  }

  @Override
  public int onvifPort() {
    return onvifPort;
  }

  @Override
  public int rtspPort() {
    return rtspPort;
  }

  @Override
  public Identity identity() {
    return settings.identity();
  }

  @Override
  public List<OnvifChannel> channels() {
    return shown;
  }

  @Override
  public Account account() {
    return channels.getFirst().stream().account();
  }

  @Override
  public Ways ways() {
    return settings.ways();
  }

  @Override
  public Duration tolerance() {
    return settings.tolerance();
  }

  private SimulatedCamera head() {
    return channels.getFirst().camera();
  }

  @Override
  public Instant ownTime() {
    return head().ownTime();
  }

  @Override
  public Instant booted() {
    Condition condition = head().condition();
    return condition.booted().plus(condition.clockOffset());
  }

  @Override
  public Instant recordedUntil() {
    Condition condition = head().condition();
    Instant failed = condition.diskSince();
    return (failed == null ? clock.instant() : failed).plus(condition.clockOffset());
  }

  @Override
  public Instant recordedFrom() {
    return ownTime().minus(KEPT);
  }

  /** After the answer has gone out. */
  @Override
  public void reboot() {
    Thread.ofVirtual()
        .start(() -> {
          try {
            Thread.sleep(REBOOT_AFTER);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          channels.forEach(channel -> channel.camera().reboot());
        });
  }
}
