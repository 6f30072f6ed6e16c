package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.driver.RawValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against chrony's server, which has this machine's own clock. */
class ClockServerIT {
  @TempDir Path folder;

  private static RawValue asked(int port) throws IOException {
    try {
      return ClockServer.offset("127.0.0.1:" + port, Duration.ofMillis(500));
    } catch (java.net.PortUnreachableException e) {
      return new RawValue.Absent("not yet");
    }
  }

  @Test
  void aServerWithOurOwnClockIsNotAhead() throws Exception {
    String chrony = Programs.found("chronyd", "chrony");
    int port = Programs.freeUdpPort();
    Path settings = folder.resolve("chrony.conf");
    Files.writeString(
        settings,
        """
        port %d
        bindaddress 127.0.0.1
        allow 127.0.0.1
        local stratum 8
        cmdport 0
        bindcmdaddress /
        pidfile %s/pid
        """
            .formatted(port, folder));
    try (Programs programs = new Programs(folder)) {
      programs.start(chrony, "-x", "-d", "-u", "root", "-f", settings.toString());
      Programs.await("chrony answers", () -> asked(port) instanceof RawValue.Real);
      RawValue offset = asked(port);
      assertThat(offset).isInstanceOf(RawValue.Real.class);
      assertThat(offset instanceof RawValue.Real(double millis) ? millis : Double.NaN)
          .isBetween(-100.0, 100.0);
    }
    assertThat(asked(port)).isInstanceOf(RawValue.Absent.class);
  }
}
