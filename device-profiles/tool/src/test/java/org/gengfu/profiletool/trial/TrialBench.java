package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.Call;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.face.WireMode;

/** A simulated device on a real port of this machine, and the options that lead to it. */
public final class TrialBench implements AutoCloseable {
  private final Path profiles;
  private final String id;
  private final Path folder;
  private final Device device;
  private final Face face;

  private TrialBench(Path profiles, String id, Path folder, Device device, Face face) {
    this.profiles = profiles;
    this.id = id;
    this.folder = folder;
    this.device = device;
    this.face = face;
  }

  /** A device of a shipped profile or of one that a test has written. */
  public static TrialBench open(Path profiles, String id, Path folder) throws IOException {
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(List.of(profiles), problems);
    Facts.Whole whole =
        Objects.requireNonNull(Facts.resolve(library, id, Map.of(), problems), problems::toString);
    String protocol = whole.profile().protocol().name();
    Wiring wiring = Wiring.of(protocol).orElseThrow();
    Device device =
        new Device(new TrialDevice(whole.profile(), whole.facts(), wiring.simulatedNode()));
    PortNode port = new PortNode("trial", protocol, wiring.portNode(folder), folder);
    for (FaceMaker maker : ServiceLoader.load(FaceMaker.class)) {
      if (maker.protocol().equals(protocol)) {
        Face face = maker.open(port, List.of(device));
        return new TrialBench(profiles, id, folder, device, face);
      }
    }
    throw new IOException("no simulator of " + protocol);
  }

  /** The way to it on a command line. */
  public List<String> way() throws IOException {
    OpenPort open = face.where();
    return switch (open.protocol()) {
      case "serial" -> List.of("--serial", open.serialPort(), "--baud", "2400");
      case "opcua" -> List.of("--endpoint", "opc.tcp://" + open.host() + ":" + open.port());
      case "snmp" -> {
        Path secret = Files.writeString(folder.resolve("community"), "public");
        yield List.of(
            "--host", open.host(),
            "--port", String.valueOf(open.port()),
            "--community-file", secret.toString());
      }
      default -> List.of("--host", open.host(), "--port", String.valueOf(open.port()));
    };
  }

  /** Runs {@code profile test --live} on it. */
  Call live(String... more) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("test", profiles.toString(), "--profile", id, "--live"));
    words.addAll(way());
    words.addAll(List.of(more));
    return Call.of(words.toArray(String[]::new));
  }

  /** Runs {@code profile test --replay}. */
  Call replay(Path recording) {
    return Call.of("test", profiles.toString(), "--profile", id, "--replay", recording.toString());
  }

  /** What the device holds from now on. */
  public void hold(String point, double value) {
    device.usual.hold(point, value);
  }

  double held(String point) {
    return device.number(point);
  }

  /** The device says that it takes a value, and keeps its own. */
  void ignoreWrites(String point) {
    device.deaf.add(point);
  }

  /** What was written, in order. */
  public List<String> written() {
    return device.written;
  }

  @Override
  public void close() throws IOException {
    face.close();
  }

  /** A device that takes what is written. */
  private static final class Device implements DeviceFace {
    private final TrialDevice usual;
    private final Set<String> deaf = ConcurrentHashMap.newKeySet();
    private final List<String> written = new CopyOnWriteArrayList<>();

    Device(TrialDevice usual) {
      this.usual = usual;
    }

    @Override
    public boolean write(String point, double value) {
      written.add(point + "=" + value);
      if (!deaf.contains(point)) {
        usual.hold(point, value);
      }
      return true;
    }

    @Override
    public String id() {
      return usual.id();
    }

    @Override
    public ResolvedProfile profile() {
      return usual.profile();
    }

    @Override
    public MapNode settings() {
      return usual.settings();
    }

    @Override
    public DeviceFacts facts() {
      return usual.facts();
    }

    @Override
    public double number(String point) {
      return usual.number(point);
    }

    @Override
    public String text(String point) {
      return usual.text(point);
    }

    @Override
    public WireMode mode() {
      return usual.mode();
    }

    @Override
    public boolean powered() {
      return usual.powered();
    }

    @Override
    public void served(Map<String, Double> numbers, Map<String, String> texts) {
      usual.served(numbers, texts);
    }

    @Override
    public void refused() {}
  }
}
