package org.gengfu.sim.camera.box;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.gengfu.document.Problems;
import org.gengfu.profile.camera.CameraBlock;
import org.gengfu.sim.camera.clip.ClipShape;
import org.gengfu.sim.camera.onvif.Discovery;
import org.gengfu.sim.camera.onvif.OnvifHost;
import org.gengfu.sim.camera.rtsp.Film;
import org.gengfu.sim.camera.rtsp.LiveStream;
import org.gengfu.sim.camera.world.SimulatedCamera;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.PortNode;
import org.jspecify.annotations.Nullable;

/** Builds the cameras of one port and lets them listen. One use, one thread. */
final class Town {
  private static final int TRIES = 8;

  private final PortNode port;
  private final CameraPort settings;
  private final InstantSource clock;
  private final FilmStore films;

  Town(PortNode port, CameraPort settings, InstantSource clock) {
    this.port = port;
    this.settings = settings;
    this.clock = clock;
    @Nullable Path folder = settings.clips().isEmpty() ? null : port.path("clips", "");
    films = new FilmStore(ClipShape.DEFAULT, folder);
  }

  /** A device and what its entry says. */
  private record Resident(DeviceFace device, CameraEntry entry) {}

  CameraFace open(List<DeviceFace> devices) throws IOException {
    try {
      List<Resident> residents = residents(devices);
      Map<String, List<Resident>> hosts = new LinkedHashMap<>();
      for (Resident one : residents) {
        hosts.computeIfAbsent(one.entry().host(), host -> new ArrayList<>()).add(one);
      }
      List<CameraBox> boxes = new ArrayList<>();
      for (List<Resident> together : hosts.values()) {
        boxes.add(box(together));
      }
      listen(boxes);
      return new CameraFace(port, boxes, films, discovery(boxes));
    } catch (IOException | RuntimeException e) {
      films.close();
      throw e;
    }
  }

  private List<Resident> residents(List<DeviceFace> devices) throws IOException {
    if (devices.isEmpty()) {
      throw new IOException("port " + port.id() + " has no camera");
    }
    List<Resident> residents = new ArrayList<>();
    Set<Shot> shots = new HashSet<>();
    for (DeviceFace device : devices) {
      CameraEntry entry =
          CameraEntry.read(device.settings(), settings, residents.size(), new Problems());
      residents.add(new Resident(device, entry));
      shots.add(entry.shot());
    }
    if (shots.size() > CameraPort.MOST_SCENES) {
      throw new IOException(
          "cameras of port %s look at %d different places, at most %d are kept"
              .formatted(port.id(), shots.size(), CameraPort.MOST_SCENES));
    }
    shots.forEach(shot -> films.order(shot, List.of()));
    return residents;
  }

  private CameraBox box(List<Resident> together) throws IOException {
    List<Channel> channels = new ArrayList<>();
    for (Resident one : together) {
      channels.add(channel(one, channels.size()));
    }
    CameraEntry head = together.getFirst().entry();
    BoxSettings box =
        new BoxSettings(
            head.address(),
            head.identity(),
            head.account(),
            head.ways(),
            settings.places(),
            settings.patience(),
            head.tolerance());
    return new CameraBox(box, channels, clock);
  }

  private Channel channel(Resident one, int first) throws IOException {
    CameraEntry entry = one.entry();
    DeviceFace device = one.device();
    SimulatedCamera camera =
        device
            .inWorld(SimulatedCamera.class)
            .orElseGet(() -> new SimulatedCamera(device.id(), clock));
    Film film;
    try {
      film = films.order(entry.shot(), List.of()).join();
    } catch (CompletionException e) {
      throw new IOException("no film of " + entry.shot() + " can be made", e);
    }
    LiveStream stream = new LiveStream(camera, entry.account(), settings.places(), film, first);
    camera.serves(() -> device.served(Map.of(), Map.of()));
    return new Channel(
        entry.channel(), entry.shot(), camera, stream, path(one), device::mode, films);
  }

  private static String path(Resident one) {
    return one.device().profile().protocol() instanceof CameraBlock block
        ? block.path().replace(CameraBlock.CHANNEL, Integer.toString(one.entry().channel()))
        : "";
  }

  /** All at the same two ports; when nothing else is wanted, ones that are free everywhere. */
  private void listen(List<CameraBox> boxes) throws IOException {
    IOException last = new IOException("no port is free at all addresses");
    boolean anyPort = settings.rtspPort() == 0 || settings.onvifPort() == 0;
    for (int i = 0; i < (anyPort ? TRIES : 1); i++) {
      List<CameraBox> open = new ArrayList<>();
      try {
        int rtsp = settings.rtspPort();
        int onvif = settings.onvifPort();
        for (CameraBox box : boxes) {
          box.listenAt(rtsp, onvif);
          open.add(box);
          rtsp = box.rtspPort();
          onvif = box.onvifPort();
        }
        boxes.forEach(this::found);
        boxes.forEach(CameraBox::follow);
        return;
      } catch (IOException taken) {
        last = taken;
        open.forEach(CameraBox::silence);
      }
    }
    throw last;
  }

  private void found(CameraBox box) {
    for (Channel channel : box.parts()) {
      Map<String, Object> where = new LinkedHashMap<>();
      where.put("host", box.address().getHostAddress());
      where.put("rtspPort", box.rtspPort());
      where.put("onvifPort", box.onvifPort());
      where.put("channel", channel.number());
      where.put("path", "/Streaming/Channels/" + channel.number() + "01");
      where.put("scene", channel.shot().kind().name());
      where.put("seed", channel.shot().seed());
      channel.camera().found(where);
    }
  }

  private @Nullable Discovery discovery(List<CameraBox> boxes) throws IOException {
    if (settings.discovery() == 0) {
      return null;
    }
    try {
      return Discovery.open(settings.discovery(), List.<OnvifHost>copyOf(boxes));
    } catch (IOException e) {
      boxes.forEach(CameraBox::close);
      throw e;
    }
  }
}
