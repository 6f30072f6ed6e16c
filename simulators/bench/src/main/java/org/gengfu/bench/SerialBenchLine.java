package org.gengfu.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.serial.SerialDriver;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.serial.SerialFaceMaker;

/** One line of the serial benchmark: its devices, and whoever asks them in turn without a pause. */
final class SerialBenchLine {
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final Face face;
  private final Bus bus;
  private final List<DevicePlan> plans = new ArrayList<>();
  private int next;
  private volatile boolean closed;

  private SerialBenchLine(Face face, Bus bus) {
    this.face = face;
    this.bus = bus;
  }

  /** Opens a line and begins to ask. */
  static SerialBenchLine start(
      SerialDriver driver, ResolvedProfile profile, Path folder, int number, int baud, int devices)
      throws IOException {
    String link = "line-" + number;
    MapNode port = SerialBench.node("{link: %s, baud: %d}".formatted(link, baud));
    List<DeviceFace> faces = new ArrayList<>();
    for (int i = 1; i <= devices; i++) {
      faces.add(new Device(profile, SerialBench.node("address: " + i)));
    }
    Face face = new SerialFaceMaker().open(new PortNode(link, "serial", port, folder), faces);
    Problems problems = new Problems();
    Driver.BusSettings settings =
        driver.busSettings(
            SerialBench.node(
                "{serialPort: %s, baud: %d}".formatted(face.where().serialPort(), baud)),
            problems);
    if (settings == null) {
      throw new IllegalStateException(problems.toString());
    }
    SerialBenchLine line = new SerialBenchLine(face, driver.open(settings));
    for (int i = 1; i <= devices; i++) {
      DevicePlan plan = driver.plan(profile, SerialBench.node("address: " + i), settings, problems);
      if (plan == null) {
        throw new IllegalStateException(problems.toString());
      }
      line.plans.add(plan);
    }
    line.bus.thread().execute(line::ask);
    return line;
  }

  private void ask() {
    DevicePlan plan = plans.get(next);
    next = (next + 1) % plans.size();
    bus.read(plan, plan.requests(PollClass.FAST).getFirst(), this::heard);
  }

  private void heard(ReadOutcome outcome) {
    (outcome instanceof ReadOutcome.Values ? answers : errors).incrementAndGet();
    if (!closed) {
      ask();
    }
  }

  long answers() {
    return answers.get();
  }

  long errors() {
    return errors.get();
  }

  void close() {
    closed = true;
    bus.close();
    try {
      face.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A device whose values stand still. */
  private record Device(ResolvedProfile profile, MapNode settings) implements DeviceFace {
    private static final WireMode NORMAL = new WireMode.Normal();

    @Override
    public String id() {
      return "bench";
    }

    @Override
    public double number(String point) {
      return 220.3;
    }

    @Override
    public String text(String point) {
      return "";
    }

    @Override
    public WireMode mode() {
      return NORMAL;
    }

    @Override
    public boolean powered() {
      return true;
    }

    @Override
    public boolean write(String point, double value) {
      return false;
    }

    @Override
    public void served(Map<String, Double> numbers, Map<String, String> texts) {}

    @Override
    public void refused() {}
  }
}
