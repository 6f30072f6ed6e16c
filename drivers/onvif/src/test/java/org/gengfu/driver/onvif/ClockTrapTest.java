package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.gengfu.driver.onvif.OnvifOutcome.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens, clocks, and passwords that are refused. */
class ClockTrapTest {
  private StrictCamera camera;
  private final OnvifClient client = new OnvifClient();

  @BeforeEach
  void start() throws IOException {
    camera = new StrictCamera();
  }

  @AfterEach
  void stop() throws IOException {
    camera.close();
  }

  private Inspection inspected(OnvifTarget target) {
    OnvifOutcome<Inspection> outcome = client.inspect(target);
    assertThat(outcome).isInstanceOf(OnvifOutcome.Answered.class);
    return ((OnvifOutcome.Answered<Inspection>) outcome).value();
  }

  private static Cause cause(OnvifOutcome<?> outcome) {
    assertThat(outcome).isInstanceOf(OnvifOutcome.NotAuthorized.class);
    return ((OnvifOutcome.NotAuthorized<?>) outcome).cause();
  }

  // Cameras whose clock is years off accept tokens of their own time only.
  @Test
  void tokensAreStampedInTheDevicesTime() {
    for (int hours : new int[] {-300_000, -1, 0, 9}) {
      camera.clock = Duration.ofHours(hours);
      Inspection seen = inspected(camera.target("right"));
      assertThat(seen.authenticated()).isTrue();
      assertThat(seen.clock().offset())
          .isBetween(camera.clock.minusMinutes(1), camera.clock.plusMinutes(1));
      assertThat(seen.clock().timeZone()).isEqualTo("CST-8");
      assertThat(seen.remarks()).containsExactly(Remark.ADDRESS_ELSEWHERE);
      assertThat(camera.refusals).hasValue(0);
    }
  }

  // NTP may step a camera's clock between two questions.
  @Test
  void aClockThatJumpedIsReadOnceMore() {
    camera.clock = Duration.ofHours(-5);
    camera.afterClock =
        () -> {
          camera.clock = Duration.ofHours(7);
          camera.afterClock = () -> {};
        };
    assertThat(inspected(camera.target("right")).authenticated()).isTrue();
    assertThat(camera.refusals).hasValue(1);
  }

  // Seen: OpenIPC (majestic-webui issue 292).
  @Test
  void localTimeGivenAsUtcIsSeenThrough() {
    camera.statedAhead = Duration.ofHours(8);
    Inspection seen = inspected(camera.target("right"));
    assertThat(seen.authenticated()).isTrue();
    assertThat(seen.remarks()).contains(Remark.LOCAL_TIME_AS_UTC);
    assertThat(seen.clock().misstated()).isTrue();
    assertThat(seen.clock().offset().abs()).isLessThan(Duration.ofMinutes(1));
    assertThat(camera.refusals).hasValue(1);
    // Learned: the next visit is not refused any more.
    assertThat(inspected(camera.target("right")).clock().misstated()).isTrue();
    assertThat(camera.refusals).hasValue(1);
  }

  @Test
  void aProfileMayKnowThatLocalTimeIsGivenAsUtc() {
    camera.statedAhead = Duration.ofHours(8);
    OnvifQuirks known = new OnvifQuirks(OnvifQuirks.Auth.BOTH, false, true, false, false);
    Inspection seen = inspected(camera.target("right").with(known));
    assertThat(camera.refusals).hasValue(0);
    assertThat(seen.clock().misstated()).isTrue();
    assertThat(seen.remarks()).doesNotContain(Remark.LOCAL_TIME_AS_UTC);
  }

  // Cameras lock accounts after some failures.
  @Test
  void aRefusedPasswordRests() {
    OnvifOutcome<Inspection> first = client.inspect(camera.target("wrong"));
    assertThat(cause(first)).isEqualTo(Cause.WRONG);
    assertThat(((OnvifOutcome.NotAuthorized<?>) first).clock()).isNotNull();
    assertThat(camera.tokens).hasValue(1);
    assertThat(cause(client.inspect(camera.target("wrong")))).isEqualTo(Cause.HELD_BACK);
    assertThat(cause(client.reboot(camera.target("wrong")))).isEqualTo(Cause.HELD_BACK);
    assertThat(camera.tokens).hasValue(1);
    // Another password is no repetition.
    assertThat(inspected(camera.target("right")).authenticated()).isTrue();
  }

  @Test
  void someoneMaySayThatThePasswordIsToBeTriedAgain() {
    assertThat(cause(client.inspect(camera.target("late")))).isEqualTo(Cause.WRONG);
    camera.password = "late";
    client.forget(camera.target("late"));
    assertThat(inspected(camera.target("late")).authenticated()).isTrue();
  }

  @Test
  void aPasswordIsShownThreeTimesAtMost() {
    camera.clock = Duration.ofHours(3);
    camera.afterClock = () -> camera.clock = camera.clock.plusHours(1);
    assertThat(cause(client.inspect(camera.target("wrong")))).isEqualTo(Cause.WRONG);
    assertThat(camera.tokens).hasValue(3);
  }

  // Dahua words it so (koush/scrypted issue 1142).
  @Test
  void aRefusalForTheTimeIsNoWrongPassword() {
    camera.refusal = "Wsse authorized time check failed.";
    camera.tolerance = Duration.ofHours(-1);
    assertThat(cause(client.inspect(camera.target("right")))).isEqualTo(Cause.CLOCK);
  }

  @Test
  void withoutCredentialsTheDeviceIsAskedWithout() {
    OnvifTarget target = OnvifTarget.of("127.0.0.1", camera.camera.port(), null);
    assertThat(cause(client.inspect(target))).isEqualTo(Cause.NONE_GIVEN);
    assertThat(camera.tokens).hasValue(0);
    assertThat(client.clock(target)).isInstanceOf(OnvifOutcome.Answered.class);
  }

  // lumeohq/onvif-rs issue 114: a long stamp or nonce is refused.
  @Test
  void theShortTokenHasNoFraction() {
    OnvifQuirks known = new OnvifQuirks(OnvifQuirks.Auth.TOKEN, true, false, false, false);
    inspected(camera.target("right").with(known));
    List<String> bodies =
        camera.camera.requests().stream()
            .map(ScriptedCamera.Request::body)
            .filter(body -> body.contains("Created"))
            .toList();
    assertThat(bodies).isNotEmpty();
    assertThat(bodies)
        .allMatch(body ->
            body.matches("(?s).*Created[^>]*>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ<.*"))
        .allMatch(body -> body.matches("(?s).*Nonce[^>]*>[A-Za-z0-9+/]{22}==<.*"));
  }

  // An operator of a camera that lets users look only: no reason to let the password rest.
  @Test
  void missingRightsAreNoWrongPassword() {
    camera.answers.put(
        "SystemReboot", Soap.fault("NotAuthorized", "Action requires authorization"));
    OnvifOutcome<String> outcome = client.reboot(camera.target("right"));
    assertThat(outcome).isInstanceOf(OnvifOutcome.Refused.class);
    assertThat(((OnvifOutcome.Refused<String>) outcome).code()).isEqualTo("NotAuthorized");
    assertThat(inspected(camera.target("right")).authenticated()).isTrue();
  }

  @Test
  void aRebootIsSaid() {
    camera.answers.put(
        "SystemReboot",
        "<tds:SystemRebootResponse><tds:Message>Rebooting in 30 s</tds:Message>"
            + "</tds:SystemRebootResponse>");
    assertThat(client.reboot(camera.target("right")))
        .isEqualTo(new OnvifOutcome.Answered<>("Rebooting in 30 s"));
  }
}
