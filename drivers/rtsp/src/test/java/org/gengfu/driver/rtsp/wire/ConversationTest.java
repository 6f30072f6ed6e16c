package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.gengfu.driver.rtsp.wire.VisitOutcome.CredentialsRefused.Cause;
import org.gengfu.driver.rtsp.wire.VisitOutcome.StreamRefused.Kind;
import org.gengfu.driver.rtsp.wire.VisitRequest.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One visit against a camera that says what a test wants it to say. */
class ConversationTest {
  private final ScriptedCamera camera = new ScriptedCamera();

  private <T extends VisitOutcome> T outcome(Class<T> type) {
    assertThat(camera.talk.outcome()).isInstanceOf(type);
    return type.cast(camera.talk.outcome());
  }

  @Test
  void aVisitEndsWithOneKeyFrameAndAFarewell() {
    camera.begin(Transport.TCP_THEN_UDP, null);
    assertThat(camera.last()).startsWith("OPTIONS rtsp://cam/live RTSP/1.0\r\nCSeq: 1\r\n");
    camera.answer(200, "Public: DESCRIBE, SETUP");
    assertThat(camera.last()).startsWith("DESCRIBE rtsp://cam/live ").contains("application/sdp");
    camera.describe("Content-Base: rtsp://cam/live/");
    assertThat(camera.last())
        .startsWith("SETUP rtsp://cam/live/track1 ")
        .contains("Transport: RTP/AVP/TCP;unicast;interleaved=0-1");
    camera.answer(200, "Session: 42;timeout=60", "Transport: RTP/AVP/TCP;interleaved=4-5");
    assertThat(camera.last()).startsWith("PLAY rtsp://cam/live/ ").contains("Session: 42\r\n");
    camera.answer(200, "Session: 42");
    camera.now += 1_500_000_000L;
    camera.keyFrame(4);
    VisitOutcome.KeyFrame frame = outcome(VisitOutcome.KeyFrame.class);
    assertThat(frame.ladder().reached().keySet()).containsExactly(Rung.values());
    assertThat(frame.ladder().reached().get(Rung.KEY_FRAME)).isEqualTo(Duration.ofMillis(1_500));
    assertThat(frame.ladder().reached().get(Rung.OPENED)).isZero();
    assertThat(camera.last()).startsWith("TEARDOWN rtsp://cam/live/ ").contains("Session: 42");
    assertThat(camera.talk.over()).isFalse();
    camera.answer(200);
    assertThat(camera.talk.over()).isTrue();
  }

  @Test
  void aFarewellWithoutAnswerIsNotWaitedForLong() {
    camera.play();
    camera.keyFrame(0);
    assertThat(camera.talk.over()).isFalse();
    camera.pass(Duration.ofMillis(1_100));
    assertThat(camera.talk.over()).isTrue();
  }

  // Packets before the answer to PLAY are known of several cameras.
  @Test
  void packetsBeforeTheAnswerToPlayCount() {
    camera.begin(Transport.TCP, null);
    camera.answer(200);
    camera.describe();
    camera.answer(200, "Session: 1");
    camera.keyFrame(0);
    assertThat(outcome(VisitOutcome.KeyFrame.class).ladder().top()).contains(Rung.KEY_FRAME);
  }

  @ParameterizedTest
  @CsvSource({"403,NO_PLACE", "453,NO_PLACE", "503,NO_PLACE", "404,NO_SUCH_STREAM", "500,OTHER"})
  void anErrorSaysWhetherTheCameraLacksAPlace(int status, Kind kind) {
    camera.begin(Transport.TCP, null);
    camera.answer(200);
    camera.answer(status);
    VisitOutcome.StreamRefused refused = outcome(VisitOutcome.StreamRefused.class);
    assertThat(refused.kind()).isEqualTo(kind);
    assertThat(refused.ladder().top()).contains(Rung.SESSION);
    assertThat(camera.talk.over()).isTrue();
  }

  @Test
  void noPlaceAtPlayLeavesTheSession() {
    camera.begin(Transport.TCP, null);
    camera.answer(200);
    camera.describe();
    camera.answer(200, "Session: 9");
    camera.answer(453);
    assertThat(outcome(VisitOutcome.StreamRefused.class).kind()).isEqualTo(Kind.NO_PLACE);
    assertThat(camera.last()).startsWith("TEARDOWN").contains("Session: 9");
  }

  @Test
  void credentialsAreGivenWhenAskedFor() {
    camera.begin(Transport.TCP, new Login("u", "p", false));
    camera.answer(200);
    assertThat(camera.last()).doesNotContain("Authorization");
    camera.challenge("Digest realm=\"r\", nonce=\"1\"");
    assertThat(camera.last()).startsWith("DESCRIBE").contains("Authorization: Digest", "CSeq: 3");
    camera.describe();
    assertThat(camera.last()).startsWith("SETUP").contains("Authorization: Digest");
  }

  @Test
  void aWrongPasswordIsSentOnce() {
    camera.begin(Transport.TCP, new Login("u", "p", false));
    camera.answer(200);
    camera.challenge("Digest realm=\"r\", nonce=\"1\"");
    camera.challenge("Digest realm=\"r\", nonce=\"2\"");
    assertThat(outcome(VisitOutcome.CredentialsRefused.class).cause()).isEqualTo(Cause.WRONG);
    assertThat(camera.sent).filteredOn(text -> text.contains("Authorization")).hasSize(1);
  }

  @Test
  void aStaleNonceIsNoWrongPassword() {
    camera.begin(Transport.TCP, new Login("u", "p", false));
    camera.answer(200);
    camera.challenge("Digest realm=\"r\", nonce=\"1\"");
    camera.challenge("Digest realm=\"r\", nonce=\"2\", stale=true");
    assertThat(camera.last()).contains("nonce=\"2\"");
    camera.describe();
    assertThat(camera.last()).startsWith("SETUP");
  }

  @Test
  void endlessStaleNoncesAreNotFollowed() {
    camera.begin(Transport.TCP, new Login("u", "p", false));
    camera.answer(200);
    for (int i = 0; i < 4; i++) {
      camera.challenge("Digest realm=\"r\", nonce=\"" + i + "\", stale=true");
    }
    assertThat(outcome(VisitOutcome.CredentialsRefused.class).cause()).isEqualTo(Cause.WRONG);
  }

  // A nonce for each request is allowed; the password has proven right by then.
  @Test
  void aNewNonceAfterTheDescriptionIsFollowed() {
    camera.begin(Transport.TCP, new Login("u", "p", false));
    camera.answer(200);
    camera.challenge("Digest realm=\"r\", nonce=\"1\"");
    camera.describe();
    camera.challenge("Digest realm=\"r\", nonce=\"2\"");
    assertThat(camera.last()).startsWith("SETUP").contains("nonce=\"2\"");
    camera.challenge("Digest realm=\"r\", nonce=\"3\"");
    assertThat(outcome(VisitOutcome.CredentialsRefused.class).ladder().top())
        .contains(Rung.ACCEPTED);
  }

  @Test
  void refusedCredentialsAreHeldBackButTheRestIsStillProven() {
    camera.heldBack = true;
    camera.begin(Transport.TCP, new Login("u", "p", false));
    camera.challenge("Digest realm=\"r\", nonce=\"1\"");
    camera.challenge("Digest realm=\"r\", nonce=\"1\"");
    VisitOutcome.CredentialsRefused refused = outcome(VisitOutcome.CredentialsRefused.class);
    assertThat(refused.cause()).isEqualTo(Cause.HELD_BACK);
    assertThat(refused.ladder().top()).contains(Rung.SESSION);
    assertThat(camera.sent).noneMatch(text -> text.contains("Authorization"));
  }

  @Test
  void noCredentialsAndUnspokenOnesAreToldApart() {
    camera.begin(Transport.TCP, null);
    camera.answer(200);
    camera.challenge("Digest realm=\"r\", nonce=\"1\"");
    assertThat(outcome(VisitOutcome.CredentialsRefused.class).cause()).isEqualTo(Cause.NONE_GIVEN);
    ScriptedCamera other = new ScriptedCamera();
    other.begin(Transport.TCP, new Login("u", "p", false));
    other.answer(200);
    other.challenge("Basic realm=\"r\"");
    assertThat(other.talk.outcome())
        .isInstanceOfSatisfying(
            VisitOutcome.CredentialsRefused.class,
            refused -> assertThat(refused.cause()).isEqualTo(Cause.NOT_SPOKEN));
    assertThat(other.sent).noneMatch(text -> text.contains("Authorization"));
  }

  @Test
  void aRefusedTransportLeadsToDatagramsWithTheSoundSetUpToo() {
    camera.begin(Transport.TCP_THEN_UDP, null);
    camera.answer(200);
    camera.describe();
    camera.answer(461);
    assertThat(camera.last()).contains("Transport: RTP/AVP;unicast;client_port=5000-5001");
    camera.answer(200, "Session: 231970;timeout=60", "Transport: RTP/AVP;server_port=1-2");
    assertThat(camera.last())
        .startsWith("SETUP rtsp://cam/live/track2")
        .contains("client_port=5002-5003", "Session: 231970");
    camera.answer(200, "Session: 231980;timeout=60");
    assertThat(camera.last()).startsWith("PLAY").contains("Session: 231970\r\n");
    camera.answer(200);
    camera.keyFrame(-1);
    outcome(VisitOutcome.KeyFrame.class);
  }

  // RFC 2326, 12.39: source. Recorders with two network cards send from the other one.
  @Test
  void datagramsFromElsewhereCountWhereTheCameraNamedTheirSource() {
    camera.begin(Transport.UDP, null);
    camera.answer(200);
    camera.describe();
    camera.answer(200, "Session: 1", "Transport: RTP/AVP;unicast;source=192.0.2.77");
    camera.answer(200, "Session: 1");
    camera.answer(200);
    camera.from = InetAddress.ofLiteral("192.0.2.77");
    camera.keyFrame(-1);
    assertThat(outcome(VisitOutcome.KeyFrame.class).ladder().note(Rung.OPENED)).isEqualTo("udp");
  }

  // Anybody may send to an open port: such pictures must not be the camera's, nor be concealed.
  @Test
  void datagramsOfStrangersAreCountedAndTold() {
    camera.begin(Transport.TCP_THEN_UDP, null);
    camera.answer(200);
    camera.describe();
    camera.answer(461);
    camera.answer(200, "Session: 1", "Transport: RTP/AVP;unicast;source=recorder.example");
    camera.answer(200, "Session: 1");
    camera.answer(200);
    camera.from = InetAddress.ofLiteral("198.51.100.7");
    camera.keyFrame(-1);
    assertThat(camera.talk.outcome()).isNull();
    camera.from = ScriptedCamera.HOME;
    camera.keyFrame(-1);
    Ladder ladder = outcome(VisitOutcome.KeyFrame.class).ladder();
    assertThat(ladder.note(Rung.FLOWING)).isEqualTo("other-source 3 198.51.100.7");
    assertThat(ladder.note(Rung.OPENED)).isEqualTo("udp 461");
  }

  @Test
  void aStreamOfStrangersOnlyIsNoStream() {
    camera.begin(Transport.UDP, null);
    camera.answer(200);
    camera.describe();
    camera.answer(200, "Session: 1");
    camera.answer(200, "Session: 1");
    camera.answer(200);
    camera.from = InetAddress.ofLiteral("198.51.100.7");
    camera.keyFrame(-1);
    camera.pass(Duration.ofMillis(10_100));
    assertThat(outcome(VisitOutcome.NoStream.class).why())
        .isEqualTo("no-packets 10 s; other-source 3 198.51.100.7");
  }

  @Test
  void aTransportThatIsRefusedForGoodIsSaid() {
    camera.begin(Transport.TCP, null);
    camera.answer(200);
    camera.describe();
    camera.answer(461);
    assertThat(outcome(VisitOutcome.StreamRefused.class).kind()).isEqualTo(Kind.TRANSPORT);
  }

  @Test
  void aStreamWithoutDataIsToldFromOneWithoutKeyFrame() {
    camera.play();
    camera.pass(Duration.ofMillis(10_100));
    assertThat(outcome(VisitOutcome.NoStream.class).ladder().top()).contains(Rung.OPENED);
    ScriptedCamera moving = new ScriptedCamera();
    moving.play();
    moving.packet(0, 1, true, "419a00");
    moving.pass(Duration.ofMillis(10_100));
    assertThat(moving.talk.outcome())
        .isInstanceOfSatisfying(
            VisitOutcome.NoKeyFrame.class,
            none -> {
              assertThat(none.why()).isEqualTo("no-key-frame 10 s");
              assertThat(none.ladder().top()).contains(Rung.FLOWING);
              assertThat(none.traffic().packets()).isEqualTo(1);
            });
  }

  @Test
  void aSessionIsKeptAliveWhileAKeyFrameIsWaitedFor() {
    camera.begin(Transport.TCP, null);
    camera.answer(200, "Public: GET_PARAMETER, PLAY");
    camera.describe();
    camera.answer(200, "Session: 5;timeout=15");
    camera.answer(200);
    camera.pass(Duration.ofMillis(7_600));
    assertThat(camera.last()).startsWith("GET_PARAMETER").contains("Session: 5");
    camera.answer(400);
    camera.keyFrame(0);
    outcome(VisitOutcome.KeyFrame.class);
  }

  @Test
  void whereTheConnectionEndsIsTold() {
    camera.begin(Transport.TCP, null);
    camera.talk.closed("reset", camera.now);
    outcome(VisitOutcome.Unanswered.class);
    ScriptedCamera streaming = new ScriptedCamera();
    streaming.play();
    streaming.talk.closed("reset", streaming.now);
    assertThat(streaming.talk.outcome()).isInstanceOf(VisitOutcome.NoStream.class);
    assertThat(streaming.talk.over()).isTrue();
    ScriptedCamera cut = new ScriptedCamera();
    cut.play();
    cut.packet(0, 1, true, "419a00");
    cut.talk.closed("reset", cut.now);
    assertThat(cut.talk.outcome()).isInstanceOf(VisitOutcome.Cut.class);
  }

  // Seen of cameras that end the connection after the refusal, or after the description.
  @Test
  void aConnectionThatEndsBeforeTheSetupIsMadeOnceMore() {
    camera.begin(Transport.TCP, new Login("u", "p", false));
    camera.answer(200);
    camera.challenge("Digest realm=\"r\", nonce=\"1\"");
    camera.talk.closed("ended", camera.now);
    assertThat(camera.reconnects).isEqualTo(1);
    camera.talk.connected(camera.now);
    assertThat(camera.last()).startsWith("DESCRIBE").contains("Authorization");
    camera.describe();
    camera.talk.closed("ended", camera.now);
    outcome(VisitOutcome.Cut.class);
    assertThat(camera.reconnects).isEqualTo(1);
  }

  @Test
  void silenceIsToldByWhereItBegins() {
    camera.begin(Transport.TCP, null);
    camera.pass(Duration.ofMillis(5_100));
    assertThat(outcome(VisitOutcome.Unanswered.class).why()).isEqualTo("no-answer OPTIONS 5 s");
    ScriptedCamera later = new ScriptedCamera();
    later.begin(Transport.TCP, null);
    later.answer(200);
    later.pass(Duration.ofMillis(5_100));
    assertThat(later.talk.outcome()).isInstanceOf(VisitOutcome.Cut.class);
  }

  @Test
  void aFloodIsCutOff() {
    camera.play();
    byte[] packet = new byte[4 + 60_000];
    packet[0] = '$';
    packet[1] = 1;
    packet[2] = (byte) (60_000 >> 8);
    packet[3] = (byte) 60_000;
    packet[4] = (byte) 0x80;
    for (int i = 0; i < 1_000 && !camera.talk.over(); i++) {
      camera.talk.bytes(ByteBuffer.wrap(packet), camera.now);
    }
    VisitOutcome.LimitReached flood = outcome(VisitOutcome.LimitReached.class);
    assertThat(flood.traffic().bytes()).isBetween(32L << 20, (32L << 20) + 60_004);
  }

  @Test
  void aStreamWithoutReadablePictureIsSaid() {
    camera.begin(Transport.TCP, null);
    camera.answer(200);
    camera.answerWithBody("m=video 0 RTP/AVP 26\r\na=rtpmap:26 JPEG/90000\r\n");
    assertThat(outcome(VisitOutcome.NoVideo.class).why()).contains("video JPEG");
  }

  @Test
  void anAddressThatWouldBreakARequestIsNotAskedFor() {
    camera.begin(Transport.TCP, null);
    camera.answer(200);
    camera.answerWithBody("m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:a b\r\n");
    outcome(VisitOutcome.Malformed.class);
  }
}
