package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.gengfu.profile.PollClass;
import org.junit.jupiter.api.Test;

/** What is asked and written on a serial line. */
class SerialPlanTest {
  private static SerialPlan plan() {
    return Plans.of(
        "own-places-serial",
        new SerialSettings(
            SerialSettings.Transport.TCP,
            PortSettings.plain("", 9_600, Parity.NONE, 1),
            "127.0.0.1",
            1,
            Duration.ofSeconds(3),
            null));
  }

  /** Steps of commands and set-up may write to places that are no points. */
  @Test
  void placesOfCommandsAndSetupCanBeWritten() {
    assertThat(plan().points()).containsKeys("command.restart.1", "setup.1");
    assertThat(plan().points().get("command.restart.1").write()).isNotNull();
    assertThat(plan().request("command.restart.1")).isEmpty();
  }

  /** A fact is asked for by itself, and before all else, whatever class its point has. */
  @Test
  void factsAreAskedForOnce() {
    assertThat(plan().requests(PollClass.STATIC))
        .singleElement()
        .extracting(ReadRequest::points)
        .isEqualTo(java.util.List.of("cards"));
    assertThat(plan().requests(PollClass.FAST)).hasSize(1);
  }
}
