package org.gengfu.driver.camera;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.driver.Bus;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.onvif.CameraEvent;
import org.gengfu.driver.onvif.Inspection;
import org.gengfu.driver.onvif.OnvifTarget;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.camera.LookSource;
import org.gengfu.profile.camera.LookSource.Look;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to what cameras say unasked, each device on a virtual thread, at most {@code
 * eventStreams} of them. A recorder is listened to once, for all its channels. The bus's thread
 * only.
 */
final class Ears {
  private static final Logger LOG = LoggerFactory.getLogger(Ears.class);

  /** Most subjects of events remembered for a device. */
  private static final int MAX_SAID = 1_024;

  private final CameraSettings settings;
  private final Eyes eyes;
  private final BusLoop bus;
  private final Bus.Listener listener;
  private final Map<URI, Ear> ears = new HashMap<>();
  private boolean saidFull;
  private boolean closed;

  /** One device that is listened to. */
  private static final class Ear {
    private final Set<Camera> channels = new LinkedHashSet<>();

    /** What it said last, for channels that come later; other words are told and not kept. */
    private final Map<String, CameraEvent> said = new LinkedHashMap<>();

    private @Nullable Thread thread;
  }

  Ears(CameraSettings settings, Eyes eyes, BusLoop bus, Bus.Listener listener) {
    this.settings = settings;
    this.eyes = eyes;
    this.bus = bus;
    this.listener = listener;
  }

  /** A camera told what it is: it may be one that can be listened to. */
  void inspected(Camera camera, Inspection inspection) {
    OnvifTarget target = camera.target();
    boolean wanted =
        camera.plan().block().onvif() != null && camera.plan().block().onvif().events();
    String chosen =
        StreamChoice.source(
            inspection.profiles(), camera.plan(), camera.keptSource(), Visiting.serial(inspection));
    boolean several = inspection.videoSources() > 1;
    camera.videoSource = several && chosen != null ? chosen : "";
    boolean has = inspection.services().events() != null;
    if (!wanted || !has || target == null || closed) {
      return;
    }
    Ear known = ears.get(target.deviceService());
    if (known != null) {
      if (known.channels.add(camera)) {
        known.said.values().forEach(event -> take(camera, event));
      }
    } else if (ears.size() < settings.eventStreams()) {
      Ear ear = new Ear();
      ear.channels.add(camera);
      ears.put(target.deviceService(), ear);
      ear.thread =
          Thread.ofVirtual().name("events " + camera.plan().id()).start(() -> listen(ear, target));
    } else if (!saidFull) {
      String advice = "bus {}: {} devices are listened to, no more are: raise eventStreams";
      LOG.warn(advice, settings.id(), ears.size());
      saidFull = true;
    }
  }

  /** When it ends, for whatever reason, its place is free and the next inspection begins anew. */
  private void listen(Ear ear, OnvifTarget target) {
    try {
      boolean _ = eyes.listen(target, new Heard(ear));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("events of {} end: {}", target.deviceService(), e.toString());
    } finally {
      bus.execute(() -> {
        forget(ear);
        ears.remove(target.deviceService(), ear);
      });
    }
  }

  /** Hears one device, on its listening thread. */
  private final class Heard implements EventListener {
    private final Ear ear;

    Heard(Ear ear) {
      this.ear = ear;
    }

    @Override
    public void begun() {}

    @Override
    public void said(CameraEvent event) {
      bus.execute(() -> share(ear, event));
    }

    @Override
    public void lost(String why) {
      bus.execute(() -> forget(ear));
    }
  }

  private static @Nullable Look look(CameraEvent event) {
    return switch (event.kind()) {
      case TAMPER -> Look.EVENT_TAMPER;
      case SIGNAL_LOSS -> Look.EVENT_SIGNAL_LOSS;
      case DISK -> Look.EVENT_DISK;
      case OTHER -> null;
    };
  }

  private void share(Ear ear, CameraEvent event) {
    String subject = event.kind() + " " + event.source();
    if (ear.said.containsKey(subject) || ear.said.size() < MAX_SAID) {
      ear.said.put(subject, event);
    }
    ear.channels.forEach(camera -> take(camera, event));
  }

  private void take(Camera camera, CameraEvent event) {
    Look look = look(event);
    Boolean active = event.active();
    if (closed || look == null || active == null || !concerns(camera, look, event.source())) {
      return;
    }
    camera.events.put(look, active);
    Duration offset = camera.known().clockOffset();
    Instant time = event.time();
    tell(camera, look, time == null ? null : time.minus(offset == null ? Duration.ZERO : offset));
  }

  /** A recorder tells of all its channels to whoever listens; its disks are everybody's. */
  private static boolean concerns(Camera camera, Look look, Map<String, String> source) {
    if (camera.videoSource.isEmpty() || look == Look.EVENT_DISK) {
      return true;
    }
    for (Map.Entry<String, String> item : source.entrySet()) {
      if (item.getKey().contains("Source") && !item.getValue().equals(camera.videoSource)) {
        return false;
      }
    }
    return true;
  }

  private void forget(Ear ear) {
    ear.said.clear();
    ear.channels.forEach(this::forget);
  }

  private void forget(Camera camera) {
    List<Look> known = List.copyOf(camera.events.keySet());
    camera.events.clear();
    known.forEach(look -> tell(camera, look, null));
  }

  private void tell(Camera camera, Look look, @Nullable Instant time) {
    List<String> points = new ArrayList<>();
    List<RawValue> values = new ArrayList<>();
    for (Map.Entry<String, LookSource> point : camera.plan().points().entrySet()) {
      if (point.getValue().look() == look) {
        points.add(point.getKey());
        values.add(LookValues.event(look, camera.events));
      }
    }
    if (!points.isEmpty() && !closed) {
      listener.heard(camera.plan(), points, new ReadOutcome.Values(values), time);
    }
  }

  void close() {
    closed = true;
    for (Ear ear : ears.values()) {
      if (ear.thread != null) {
        ear.thread.interrupt();
      }
    }
  }
}
