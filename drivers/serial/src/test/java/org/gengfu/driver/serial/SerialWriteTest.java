package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.Bus;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Guard, writing once, and read-back, with a device that has a will of its own. */
@Timeout(120)
class SerialWriteTest {
  private final Device device = new Device();
  private Bus bus;
  private SerialPlan plan;

  /** Keeps one value; takes a new one slowly, not at all, or without a word. */
  private static final class Device {
    private final ServerSocket server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int remote = 1;
    private volatile int shown = 10;
    private volatile int wanted = 10;
    private volatile int looksUntilShown;
    private volatile boolean stubborn;
    private volatile String mute = "";

    Device() {
      try {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofPlatform().daemon().start(this::serve);
    }

    private void serve() {
      while (!server.isClosed()) {
        try (Socket line = server.accept()) {
          talk(line);
        } catch (IOException ended) {
          System.out.println("the line ended: " + ended.getMessage());
        }
      }
    }

    private void talk(Socket line) throws IOException {
      InputStream in = line.getInputStream();
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        frame.write(next);
        if (next == '\r') {
          String question = frame.toString(StandardCharsets.US_ASCII);
          frame.reset();
          asked.add(question);
          String kind = question.substring(3, 4);
          if (!mute.equals(kind)) {
            line.getOutputStream().write(answer(kind, question));
          }
        }
      }
    }

    private byte[] answer(String kind, String question) {
      return switch (kind) {
        case "R" -> Wire.value(1, look());
        case "S" -> Wire.frame("01S%04d".formatted(remote));
        case "W" -> {
          wanted = stubborn ? shown : Integer.parseInt(question.substring(4, 8));
          yield Wire.frame("01OK");
        }
        default -> Wire.frame("01ERR");
      };
    }

    private int look() {
      if (looksUntilShown-- <= 0) {
        shown = wanted;
      }
      return shown;
    }

    long writes() {
      return asked.stream().filter(question -> question.charAt(3) == 'W').count();
    }
  }

  @BeforeEach
  void open() {
    open(Duration.ofSeconds(20));
  }

  private void open(Duration timeout) {
    SerialSettings settings =
        new SerialSettings(
            SerialSettings.Transport.TCP,
            PortSettings.plain("", 115_200, Parity.NONE, 1),
            "127.0.0.1",
            device.server.getLocalPort(),
            Duration.ofSeconds(20),
            timeout);
    plan = Plans.of("guarded-serial", settings);
    bus = new SerialDriver().open(settings);
  }

  /** A device that is to stay silent is not waited for long. */
  private void impatient() {
    bus.close();
    open(Duration.ofMillis(500));
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    device.server.close();
  }

  private WriteOutcome write(long value) {
    BlockingQueue<WriteOutcome> outcomes = new LinkedBlockingQueue<>();
    WriteRequest request = new WriteRequest("value", new RawValue.Whole(value));
    bus.thread().execute(() -> bus.write(plan, request, outcomes::add));
    try {
      WriteOutcome outcome = outcomes.poll(60, TimeUnit.SECONDS);
      assertThat(outcome).as("an outcome").isNotNull();
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The guard is asked for first, and the device looked at until it shows the value. */
  @Test
  void aSlowDeviceIsLookedAtUntilItShowsTheValue() {
    device.looksUntilShown = 3;
    assertThat(write(42)).isEqualTo(new WriteOutcome.Done());
    assertThat(device.writes()).isEqualTo(1);
    assertThat(device.asked.getFirst()).startsWith("~01S");
    assertThat(device.asked.get(1)).startsWith("~01W0042");
    assertThat(device.asked.stream().filter(each -> each.startsWith("~01R"))).hasSize(4);
  }

  /** Asked for anew each time: an older value may be the very reason not to write. */
  @Test
  void aGuardThatDoesNotHoldNowKeepsTheCommandBack() {
    assertThat(write(42)).isEqualTo(new WriteOutcome.Done());
    device.remote = 0;
    assertThat(write(43))
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.why()).contains("remote == 1").contains("does not hold"));
    assertThat(device.writes()).isEqualTo(1);
    assertThat(device.shown).isEqualTo(42);
  }

  @Test
  void aGuardThatIsNotAnsweredKeepsTheCommandBack() {
    impatient();
    device.mute = "S";
    assertThat(write(42)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(device.writes()).isZero();
  }

  @Test
  void aDeviceThatKeepsItsOldValueHasNotTakenIt() {
    device.stubborn = true;
    assertThat(write(42)).isEqualTo(new WriteOutcome.NotTaken(new RawValue.Whole(10)));
    assertThat(device.writes()).isEqualTo(1);
  }

  /** Nobody knows whether the device took it: only people may decide to send it again. */
  @Test
  void aWriteWithoutAnAnswerIsSentOnce() {
    impatient();
    device.mute = "W";
    assertThat(write(42)).isInstanceOf(WriteOutcome.Failed.class);
    assertThat(device.writes()).isEqualTo(1);
  }

  @Test
  void aValueOutOfRangeAsksNothing() {
    assertThat(write(1_001)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(device.asked).isEmpty();
  }
}
