package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.driver.transport.Parity;
import org.junit.jupiter.api.Test;

/** Settings of a line, as edge.yaml has them. */
class SerialSettingsTest {
  private final Problems problems = new Problems();

  private SerialSettings read(String yaml) {
    return SerialSettings.read(Documents.parse("edge", yaml, problems), problems);
  }

  @Test
  void aPortOfThisMachine() {
    SerialSettings settings =
        read(
            "{serialPort: /dev/serial/by-id/usb-x, baud: 2400, parity: even, dtr: true, rts:"
                + " false}");
    assertThat(problems.list()).isEmpty();
    assertThat(settings.key()).isEqualTo("serial /dev/serial/by-id/usb-x");
    assertThat(settings.port().parity()).isEqualTo(Parity.EVEN);
    assertThat(settings.port().dtr()).isTrue();
    assertThat(settings.port().rts()).isFalse();
    assertThat(settings.byteTime()).isEqualTo(Duration.ofNanos(11_000_000_000L / 2400));
  }

  @Test
  void serialServers() {
    assertThat(read("{transport: tcp, host: server, port: 4001}").key())
        .isEqualTo("tcp server:4001");
    assertThat(read("{transport: rfc2217, host: server, port: 4002, baud: 2400}").transport())
        .isEqualTo(SerialSettings.Transport.RFC2217);
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(read("{transport: tcp, host: server}")).isNull();
    assertThat(read("{baud: 9600}")).isNull();
    assertThat(read("{serialPort: x, baud: 10}")).isNull();
    assertThat(problems.list()).hasSize(3);
  }

  /**
   * A device that needs DTR and a line that does not say so: the integrator is told, not refused.
   */
  @Test
  void aLineThatDoesNotFitTheProfileIsWarnedOf() {
    SerialSettings settings = read("{serialPort: x, baud: 9600}");
    Problems told = new Problems();
    assertThat(
            SerialPlan.of(
                Plans.profile("ups-megatec"),
                Documents.parse("edge", "{id: u, profile: ups-megatec}", told),
                settings,
                told))
        .isNotNull();
    assertThat(told.list()).isEmpty();
    assertThat(told.warnings()).hasSize(2);
  }
}
