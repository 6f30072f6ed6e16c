package org.gengfu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WordOrder;
import org.jspecify.annotations.Nullable;

/**
 * The driver as a process of its own, so that its processor time can be read from outside.
 * Arguments: port, devices (at 127.0.1.1 and on, each a bus), requests per second in all (0: as
 * many as go), registers (one point each). Prints {@code READY} when every device has answered and
 * the warm-up is over; on each line of standard input {@code COUNT requests errors}.
 */
public final class PollClient {
  private final Driver driver;
  private final CountDownLatch answered;
  private volatile boolean warm;
  private final List<Device> devices = new ArrayList<>();

  private PollClient(Driver driver, int count) {
    this.driver = driver;
    answered = new CountDownLatch(count);
  }

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int rate = Integer.parseInt(arguments[2]);
    int registers = Integer.parseInt(arguments[3]);
    int warmUp = Integer.parseInt(arguments[4]);
    PollClient client =
        new PollClient(ServiceLoader.load(Driver.class).findFirst().orElseThrow(), count);
    long periodNanos = rate == 0 ? 0 : 1_000_000_000L * count / rate;
    for (int i = 0; i < count; i++) {
      client.add("127.0.1." + (i + 1), port, registers, periodNanos, periodNanos * i / count);
    }
    client.run(warmUp);
  }

  private void add(String host, int port, int registers, long periodNanos, long phaseNanos) {
    Problems problems = new Problems();
    MapNode node =
        Documents.parse(
            "bench", "{transport: tcp, host: %s, port: %d}".formatted(host, port), problems);
    MapNode unit = Documents.parse("bench", "{unit: 1}", problems);
    Driver.BusSettings settings = node == null ? null : driver.busSettings(node, problems);
    DevicePlan plan =
        settings == null || unit == null
            ? null
            : driver.plan(profile(registers), unit, settings, problems);
    if (settings == null || plan == null) {
      throw new IllegalStateException(problems.toString());
    }
    devices.add(new Device(driver.open(settings), plan, periodNanos, phaseNanos));
  }

  private void run(int warmUpSeconds) throws IOException, InterruptedException {
    devices.forEach(Device::start);
    answered.await();
    Thread.sleep(1000L * warmUpSeconds);
    warm = true;
    System.out.println("READY");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      long requests = devices.stream().mapToLong(device -> device.requests).sum();
      long errors = devices.stream().mapToLong(device -> device.errors).sum();
      System.out.println("COUNT " + requests + " " + errors);
    }
    devices.forEach(device -> device.bus.close());
    driver.close();
  }

  /**
   * One device, polled as the owner of its bus would; its state changes on the bus's thread only.
   */
  private final class Device {
    private final Bus bus;
    private final DevicePlan plan;
    private final ReadRequest request;
    private final long periodNanos;
    private final long phaseNanos;
    private long dueNanos;
    private volatile long requests;
    private volatile long errors;

    Device(Bus bus, DevicePlan plan, long periodNanos, long phaseNanos) {
      this.bus = bus;
      this.plan = plan;
      this.periodNanos = periodNanos;
      this.phaseNanos = phaseNanos;
      request = plan.requests(PollClass.FAST).getFirst();
      dueNanos = System.nanoTime() + phaseNanos;
    }

    void start() {
      bus.thread().execute(this::next);
    }

    private void next() {
      if (!warm) {
        dueNanos = System.nanoTime() + phaseNanos;
        ask();
        return;
      }
      long wait = periodNanos == 0 ? 0 : dueNanos - System.nanoTime();
      if (wait > 0) {
        bus.thread().schedule(Duration.ofNanos(wait), this::ask);
      } else {
        ask();
      }
    }

    private void ask() {
      dueNanos += periodNanos;
      bus.read(plan, request, this::heard);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // written by the bus's thread only
    private void heard(ReadOutcome outcome) {
      if (outcome instanceof ReadOutcome.Values) {
        if (requests++ == 0) {
          answered.countDown();
        }
      } else {
        errors++;
      }
      next();
    }
  }

  private static ResolvedProfile profile(int registers) {
    List<ResolvedPoint> points = new ArrayList<>();
    for (int i = 0; i < registers; i++) {
      points.add(point("register." + i, i));
    }
    ModbusBlock block =
        new ModbusBlock(
            WordOrder.ABCD,
            125,
            2000,
            0,
            false,
            List.of(),
            Duration.ofSeconds(1),
            Duration.ZERO,
            0);
    return new ResolvedProfile(
        "bench",
        "1.0.0",
        "bench",
        Map.of(),
        "",
        "",
        true,
        "made for a benchmark",
        block,
        Map.of(),
        points,
        List.of());
  }

  private static ResolvedPoint point(String id, int address) {
    @Nullable Double none = null;
    return new ResolvedPoint(
        id,
        ValueKind.WHOLE,
        PollClass.FAST,
        new RegisterSource(
            ModbusTable.HOLDING, address, RawType.UINT16, 1, WordOrder.ABCD, -1, -1, -1),
        Set.of(),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        none,
        none,
        none,
        0,
        Duration.ofMinutes(10),
        "",
        "",
        Map.of(),
        Map.of(),
        null);
  }
}
