package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.Seen;
import org.gengfu.contract.Thumbnail;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.camera.verdict.Pictures;
import org.gengfu.driver.onvif.CameraEvent;
import org.gengfu.driver.onvif.OnvifOutcome;
import org.gengfu.driver.onvif.Recordings;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.wire.Rung;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bus over cameras that do as they are told. */
@Timeout(120)
class CameraBusTest {
  @TempDir Path folder;

  private final FakeEyes eyes = new FakeEyes();
  private CameraRig rig;

  @BeforeEach
  void make() {
    rig = new CameraRig(folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** Nobody counts looks that nobody made: one per visit, whatever came of it. */
  @Test
  void everyVisitIsOneLook() throws Exception {
    eyes.streams.put("10.0.0.2", FakeEyes::gone);
    eyes.streams.put(
        "10.0.0.3", request -> new VisitOutcome.NotVisited(FakeEyes.ladder(null), "full"));
    rig.open(
        "period: 1s",
        eyes,
        rig.rtsp("a", "10.0.0.1"),
        rig.rtsp("b", "10.0.0.2"),
        rig.rtsp("c", "10.0.0.3"));
    CameraRig.Heard good = rig.look("a", look -> look.number() == 2);
    assertThat(good.look().online()).isEqualTo(Seen.GOOD);
    assertThat(good.look().intact()).isEqualTo(Seen.GOOD);
    assertThat(good.look().sinceLast()).isPositive();
    assertThat(good.value("online")).isEqualTo(new RawValue.Whole(1));
    assertThat(good.value("picture.faults")).isEqualTo(new RawValue.Text(""));
    CameraRig.Heard gone = rig.look("b", look -> true);
    assertThat(gone.look().online()).isEqualTo(Seen.BAD);
    assertThat(gone.value("online")).isEqualTo(new RawValue.Whole(0));
    assertThat(gone.value("picture.sane")).isInstanceOf(RawValue.Absent.class);
    assertThat(gone.value("reason"))
        .isEqualTo(new RawValue.Whole(CameraReason.UNREACHABLE.ordinal()));
    CameraRig.Heard unseen = rig.look("c", look -> true);
    assertThat(unseen.look().online()).isEqualTo(Seen.NOT_OBSERVED);
    assertThat(unseen.value("online")).isInstanceOf(RawValue.Absent.class);
    assertThat(eyes.visited.size()).isGreaterThanOrEqualTo(rig.looks("a") + 2);
  }

  /** A fault of ours, or a native crash, with one camera costs that look alone. */
  @Test
  void aCrashCostsItsOwnLookOnly() throws Exception {
    eyes.streams.put(
        "10.0.0.2",
        request -> {
          VisitOutcome.KeyFrame frame = (VisitOutcome.KeyFrame) FakeEyes.keyFrame(request);
          return new VisitOutcome.KeyFrame(
              frame.ladder(),
              new org.gengfu.driver.rtsp.wire.EncodedPicture(
                  org.gengfu.driver.rtsp.wire.Codec.H265, new byte[] {2}),
              frame.traffic());
        });
    eyes.decoder =
        picture ->
            picture.bytes()[0] == 2
                ? new DecodeOutcome.Crashed("139")
                : new DecodeOutcome.Decoded(
                    Pictures.chessboard(eyes.shift.getAndIncrement(), false));
    rig.open("period: 1s", eyes, rig.rtsp("a", "10.0.0.1"), rig.rtsp("b", "10.0.0.2"));
    CameraRig.Heard crashed = rig.look("b", look -> true);
    assertThat(crashed.look().rung(CameraRung.PICTURE).reason())
        .isEqualTo(CameraReason.DECODER_CRASHED);
    assertThat(crashed.look().online()).isEqualTo(Seen.GOOD);
    assertThat(crashed.look().intact()).isEqualTo(Seen.NOT_OBSERVED);
    CameraRig.Heard sane = rig.look("a", look -> look.number() == 1);
    assertThat(sane.look().intact()).isEqualTo(Seen.GOOD);
  }

  /** The picture of a change that the edge left out for its share must come with a later look. */
  @Test
  void aThumbnailThatWasNotTakenIsOwedOn() throws Exception {
    eyes.decoder = picture -> new DecodeOutcome.Decoded(Pictures.black());
    rig.takesThumbnails = false;
    rig.open("period: 1s", eyes, rig.rtsp("a", "10.0.0.1"));
    rig.look("a", look -> look.number() == 0 && look.thumbnail() != null);
    rig.takesThumbnails = true;
    CameraRig.Heard later = rig.look("a", look -> look.number() > 0 && look.thumbnail() != null);
    assertThat(later.look().thumbnail().why()).isEqualTo(Thumbnail.Why.CHANGE);
    rig.look("a", look -> look.number() > later.look().number() + 1 && look.thumbnail() == null);
  }

  @Test
  void aBlackPictureIsToldWithItsThumbnail() throws Exception {
    eyes.decoder = picture -> new DecodeOutcome.Decoded(Pictures.black());
    rig.open("period: 1s", eyes, rig.rtsp("a", "10.0.0.1"));
    CameraRig.Heard black = rig.look("a", look -> true);
    assertThat(black.look().faults()).contains("black");
    assertThat(black.look().intact()).isEqualTo(Seen.BAD);
    assertThat(black.look().thumbnail()).isNotNull();
    assertThat(black.look().thumbnail().why()).isEqualTo(Thumbnail.Why.CHANGE);
    assertThat(black.value("fault.black")).isEqualTo(new RawValue.Whole(1));
    assertThat(black.value("fault.blurred")).isEqualTo(new RawValue.Whole(0));
    assertThat(rig.look("a", look -> look.number() == 1).look().thumbnail()).isNull();
  }

  /** What was learned outlives the agent: the first visit after a start sees a frozen picture. */
  @Test
  void aPictureThatStoodStillOverARestartIsFrozen() throws Exception {
    eyes.decoder = picture -> new DecodeOutcome.Decoded(Pictures.chessboard(7, false));
    rig.open("period: 1s", eyes, rig.rtsp("a", "10.0.0.1"));
    rig.look("a", look -> true);
    rig.close();
    Path kept = folder.resolve("kept/memory/a.memory");
    assertThat(kept).exists();
    rig = new CameraRig(folder);
    rig.open("period: 4s", eyes, rig.rtsp("a", "10.0.0.1"));
    assertThat(rig.look("a", look -> look.faults().contains("frozen")).look().intact())
        .isEqualTo(Seen.BAD);
    rig.close();
    Files.write(kept, new byte[] {1, 2, 3});
    rig = new CameraRig(folder);
    rig.open("period: 1s", eyes, rig.rtsp("a", "10.0.0.1"));
    assertThat(rig.look("a", look -> true).look().faults()).isEmpty();
    assertThat(kept.resolveSibling("a.memory.broken")).exists();
  }

  @Test
  void onvifTellsTheStreamAndWhatTheCameraIs() throws Exception {
    eyes.inspections.put("10.0.0.5", FakeEyes.inspection("rtsp://192.168.1.9:8554/sub?x=1"));
    eyes.events.add(
        new CameraEvent(CameraEvent.Kind.TAMPER, "x", "Changed", null, true, Map.of(), Map.of()));
    rig.open("period: 1s", eyes, rig.onvif("a", "10.0.0.5", ""));
    CameraRig.Heard look = rig.look("a", one -> one.number() == 1);
    assertThat(eyes.visited.peek().url().text()).isEqualTo("rtsp://10.0.0.5:8554/sub?x=1");
    assertThat(look.value("device.model")).isEqualTo(new RawValue.Text("M-1"));
    assertThat(look.value("clock.offset")).isEqualTo(new RawValue.Real(75));
    assertThat(eyes.inspected.get()).as("every ten minutes").isEqualTo(1);
    assertThat(rig.told("a", "event.tamper", new RawValue.Whole(1))).isTrue();
  }

  /** A slow camera is not one without a stream. */
  @Test
  void profilesThatDidNotComeProveNoStreamMissing() throws Exception {
    Map<String, String> late = Map.of("GetProfiles", "no whole answer in time");
    eyes.inspections.put("10.0.0.5", FakeEyes.inspection("", late));
    rig.open("period: 1s", eyes, rig.onvif("a", "10.0.0.5", ""));
    CameraRig.Heard look = rig.look("a", one -> true);
    assertThat(look.look().online()).isEqualTo(Seen.NOT_OBSERVED);
    assertThat(look.look().rung(CameraRung.ACCEPTED).seen()).isEqualTo(Seen.GOOD);
    assertThat(look.look().rung(CameraRung.OPENED).detail()).startsWith("untold GetProfiles; ");
  }

  /** One channel's hard disk may be empty while the recorder's total is fresh. */
  @Test
  void aRecordersTotalSaysNothingOfOneChannel() throws Exception {
    Recordings fresh = new Recordings(Instant.EPOCH, Instant.now(), 2);
    eyes.inspections.put("10.0.0.5", FakeEyes.recording("rtsp://10.0.0.5/s", 1, fresh));
    eyes.inspections.put("10.0.0.6", FakeEyes.recording("rtsp://10.0.0.6/s", 2, fresh));
    rig.open("period: 1s", eyes, rig.onvif("a", "10.0.0.5", ""), rig.onvif("b", "10.0.0.6", ""));
    assertThat(rig.look("a", one -> true).look().rung(CameraRung.RECORDING).seen())
        .isEqualTo(Seen.GOOD);
    assertThat(rig.look("b", one -> true).look().rung(CameraRung.RECORDING).seen())
        .isEqualTo(Seen.NOT_OBSERVED);
  }

  /** An account counts every refusal, whatever it was asked by. */
  @Test
  void whatOneProtocolRefusesTheOtherDoesNotShow() throws Exception {
    Files.writeString(folder.resolve("password"), "secret");
    Files.setPosixFilePermissions(
        folder.resolve("password"), PosixFilePermissions.fromString("rw-------"));
    String login = ", path: /s, user: u, passwordFile: password";
    eyes.inspections.put(
        "10.0.0.5",
        new OnvifOutcome.NotAuthorized<>(OnvifOutcome.Cause.WRONG, "no such user", null));
    eyes.inspections.put("10.0.0.6", FakeEyes.inspection("rtsp://10.0.0.6/s"));
    eyes.streams.put(
        "10.0.0.6",
        request ->
            new VisitOutcome.CredentialsRefused(
                FakeEyes.ladder(Rung.SESSION), VisitOutcome.CredentialsRefused.Cause.WRONG, "401"));
    rig.open(
        "period: 60s", eyes, rig.onvif("a", "10.0.0.5", login), rig.onvif("b", "10.0.0.6", login));
    rig.look("a", one -> true);
    rig.look("b", one -> true);
    assertThat(eyes.rested)
        .containsExactlyInAnyOrder(
            "RTSP 10.0.0.5", "ONVIF http://10.0.0.6:80/onvif/device_service");
  }

  /** The stream's server died, the camera did not: the ladder must say which. */
  @Test
  void onvifProvesALinkThatTheStreamDoesNot() throws Exception {
    eyes.inspections.put("10.0.0.5", FakeEyes.inspection("rtsp://10.0.0.5/sub"));
    eyes.streams.put("10.0.0.5", FakeEyes::gone);
    rig.open("period: 1s", eyes, rig.onvif("a", "10.0.0.5", ", path: /own"));
    CameraRig.Heard look = rig.look("a", one -> one.number() == 1);
    assertThat(look.look().rung(CameraRung.SESSION).seen()).isEqualTo(Seen.GOOD);
    assertThat(look.look().rung(CameraRung.SESSION).detail()).isEqualTo("onvif");
    assertThat(look.look().rung(CameraRung.OPENED).reason()).isEqualTo(CameraReason.UNREACHABLE);
    assertThat(look.look().online()).isEqualTo(Seen.BAD);
  }

  @Test
  void aGroupWhoseWayIsGoneIsNotObserved() throws Exception {
    String groups = "period: 1s, groups: [{id: east, visits: 4, probe: \"10.1.1.1:80\"}]";
    for (String host : List.of("10.0.0.1", "10.0.0.2")) {
      eyes.streams.put(host, FakeEyes::gone);
    }
    eyes.probes.put("10.1.1.1", false);
    rig.open(
        groups,
        eyes,
        rig.rtsp("a", "10.0.0.1", ", group: east"),
        rig.rtsp("b", "10.0.0.2", ", group: east"));
    CameraRig.Heard unseen = rig.look("a", look -> true);
    assertThat(unseen.look().online()).isEqualTo(Seen.NOT_OBSERVED);
    assertThat(unseen.look().rung(CameraRung.LINK).detail())
        .isEqualTo("group-gone east 10.1.1.1:80");
    eyes.probes.put("10.1.1.1", true);
    assertThat(rig.look("a", look -> look.online() == Seen.BAD).look().number()).isPositive();
  }

  /** A way that dies after the connection was made makes no camera mute, and no stream stall. */
  @Test
  void aWayThatDiesDuringTheVisitIsAskedForToo() throws Exception {
    eyes.streams.put(
        "10.0.0.1", request -> new VisitOutcome.Unanswered(FakeEyes.ladder(Rung.LINK), "5 s"));
    eyes.streams.put(
        "10.0.0.2",
        request -> new VisitOutcome.NoStream(FakeEyes.ladder(Rung.OPENED), "10 s", FakeEyes.CLEAN));
    eyes.streams.put(
        "10.0.0.3",
        request -> new VisitOutcome.Cut(FakeEyes.ladder(Rung.OPENED), "end", FakeEyes.CLEAN));
    eyes.probes.put("10.1.1.1", false);
    rig.open(
        "period: 1s, groups: [{id: east, visits: 4, probe: \"10.1.1.1:80\"}]",
        eyes,
        rig.rtsp("a", "10.0.0.1", ", group: east"),
        rig.rtsp("b", "10.0.0.2", ", group: east"),
        rig.rtsp("c", "10.0.0.3", ", group: east"));
    for (String id : List.of("a", "b", "c")) {
      assertThat(rig.look(id, look -> true).look().online()).isEqualTo(Seen.NOT_OBSERVED);
    }
  }

  @Test
  void whoAsksForALookGetsOneWithAPicture() throws Exception {
    rig.open(
        "period: 60s",
        eyes,
        rig.onvif("a", "10.0.0.5", ", path: /own"),
        rig.onvif("b", "10.0.0.6", ", path: /own"));
    rig.look("a", look -> true);
    BlockingQueue<WriteOutcome> outcomes = new LinkedBlockingQueue<>();
    rig.write("a", "look", outcomes);
    assertThat(outcomes.poll(60, TimeUnit.SECONDS)).isEqualTo(new WriteOutcome.Done());
    assertThat(eyes.forgotten)
        .as("a repaired password is tried at once")
        .hasSize(1)
        .allMatch(one -> one.contains("rtsp://10.0.0.5:554/own") && one.endsWith("device_service"));
    Predicate<org.gengfu.contract.CameraLook> asked =
        look -> look.thumbnail() != null && look.thumbnail().why() == Thumbnail.Why.ASKED;
    assertThat(rig.look("a", asked).look().number()).isPositive();
    rig.write("b", "reboot", outcomes);
    assertThat(outcomes.poll(60, TimeUnit.SECONDS)).isEqualTo(new WriteOutcome.Done());
    assertThat(eyes.rebooted).containsOnlyKeys("10.0.0.6");
    rig.bus()
        .thread()
        .execute(() ->
            rig.bus()
                .write(
                    rig.plan("a"),
                    new WriteRequest("online", new RawValue.Whole(1)),
                    outcomes::add));
    assertThat(outcomes.poll(60, TimeUnit.SECONDS)).isInstanceOf(WriteOutcome.Refused.class);
  }

  @Test
  void theSweepTellsOfItself() throws Exception {
    List<String> devices = new ArrayList<>(List.of(rig.pool("p")));
    devices.add(rig.rtsp("a", "10.0.0.1"));
    rig.open("period: 1s, visits: 1", eyes, devices.toArray(String[]::new));
    assertThat(rig.told("p", "cameras", new RawValue.Whole(1))).isTrue();
    assertThat(rig.told("p", "needed", new RawValue.Real(2))).as("assumed at first").isTrue();
    assertThat(rig.plan("p").silence()).contains(Duration.ofMinutes(1));
    assertThat(rig.plan("a").birthProperties()).containsEntry("camera", "true");
  }
}
