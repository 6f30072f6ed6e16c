package org.gengfu.driver.serial;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.testkit.DriverContractTest;
import org.gengfu.driver.testkit.ScriptedPeer;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real terminal driver: two pseudo terminals, joined by socat. */
class PtyContractIT extends DriverContractTest {
  @TempDir private Path folder;

  @Override
  protected Driver driver() {
    return new SerialDriver();
  }

  @Override
  protected ScriptedPeer peer() {
    try {
      return new PtyPeer(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Driver.BusSettings settings(Driver driver, ScriptedPeer peer) {
    return port(((PtyPeer) peer).line.ours());
  }

  static SerialSettings port(Path path) {
    return new SerialSettings(
        SerialSettings.Transport.SERIAL,
        PortSettings.plain(path.toString(), 115_200, Parity.NONE, 1),
        "",
        0,
        Duration.ofSeconds(3),
        null);
  }

  @Override
  protected DevicePlan plan(Driver driver, Driver.BusSettings settings) {
    return Plans.of("contract-serial", settings);
  }

  private static final class PtyPeer extends StreamPeer {
    final PtyPair line;
    private final FileOutputStream out;

    PtyPeer(Path folder) throws IOException {
      line = new PtyPair(folder);
      FileInputStream in = new FileInputStream(line.theirs().toFile());
      out = new FileOutputStream(line.theirs().toFile());
      Thread.ofPlatform().daemon().name("pty peer").start(() -> receive(in));
    }

    @Override
    OutputStream out() {
      return out;
    }

    @Override
    public void hangUp() {
      System.out.println("a serial line knows no hanging up");
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
