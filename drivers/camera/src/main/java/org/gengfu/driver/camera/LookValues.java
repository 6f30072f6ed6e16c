package org.gengfu.driver.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.Seen;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.camera.verdict.Verdict;
import org.gengfu.driver.onvif.DeviceInformation;
import org.gengfu.driver.onvif.Recordings;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.gengfu.driver.rtsp.picture.PictureMeasures;
import org.gengfu.driver.rtsp.wire.Flow;
import org.gengfu.driver.rtsp.wire.Traffic;
import org.gengfu.profile.camera.LookSource;
import org.gengfu.profile.camera.LookSource.Look;
import org.jspecify.annotations.Nullable;

/**
 * The values that a look's points have. What was not observed is absent, never false.
 *
 * @param picture null when nothing was decoded
 * @param traffic null when nothing was received
 * @param took how long the visit took
 * @param firstPicture from the connection to the key frame, null when there was none
 * @param known what the camera told earlier
 * @param events what the camera says unasked
 * @param ended when the visit ended
 */
record LookValues(
    Verdict verdict,
    @Nullable DecodedPicture picture,
    @Nullable Traffic traffic,
    Duration took,
    @Nullable Duration firstPicture,
    Known known,
    Map<Look, Boolean> events,
    Instant ended) {
  private static final RawValue NO_PICTURE = new RawValue.Absent("no picture was taken");
  private static final RawValue NOT_TOLD = new RawValue.Absent("the camera has not told");
  private static final RawValue NOT_WATCHED = new RawValue.Absent("not watched yet");

  List<RawValue> of(Iterable<LookSource> sources) {
    List<RawValue> values = new ArrayList<>();
    sources.forEach(source -> values.add(of(source)));
    return values;
  }

  private RawValue of(LookSource source) {
    return switch (source.look()) {
      case ONLINE -> flag(verdict.online());
      case INTACT -> flag(verdict.intact());
      case RUNG -> new RawValue.Whole(verdict.top());
      case REASON -> new RawValue.Whole(verdict.telling().reason().ordinal());
      case DETAIL -> new RawValue.Text(verdict.telling().detail());
      case LINK -> rung(CameraRung.LINK);
      case SESSION -> rung(CameraRung.SESSION);
      case ACCEPTED -> rung(CameraRung.ACCEPTED);
      case OPENED -> rung(CameraRung.OPENED);
      case FLOWING -> rung(CameraRung.FLOWING);
      case PICTURE -> rung(CameraRung.PICTURE);
      case RECORDING -> rung(CameraRung.RECORDING);
      case FAULTS ->
          picture == null ? NO_PICTURE : new RawValue.Text(String.join(" ", verdict.faults()));
      case FAULT -> picture == null ? NO_PICTURE : flag(verdict.faults().contains(source.fault()));
      case LUMINANCE -> measure(PictureMeasures::mean);
      case CONTRAST -> measure(PictureMeasures::contrast);
      case SHARPNESS -> measure(PictureMeasures::sharpness);
      case FINENESS -> measure(PictureMeasures::detail);
      case NOISE -> measure(PictureMeasures::noise);
      case CAST -> measure(PictureMeasures::cast);
      case STRIPES -> measure(measures -> measures.stripes().amplitude());
      case WIDTH -> picture == null ? NO_PICTURE : new RawValue.Whole(picture.width());
      case HEIGHT -> picture == null ? NO_PICTURE : new RawValue.Whole(picture.height());
      case FRAME_RATE -> flow(Flow::framesPerSecond);
      case BIT_RATE -> flow(flow -> flow.bitsPerSecond() / 1_000);
      case LOSS -> loss();
      case VISIT_TIME -> seconds(took);
      case FIRST_PICTURE -> firstPicture == null ? NO_PICTURE : seconds(firstPicture);
      case CLOCK_OFFSET -> known.clockOffset() == null ? NOT_TOLD : seconds(known.clockOffset());
      case RECORDING_AGE -> recordingAge();
      case VENDOR -> text(DeviceInformation::manufacturer);
      case MODEL -> text(DeviceInformation::model);
      case FIRMWARE -> text(DeviceInformation::firmware);
      case SERIAL -> text(DeviceInformation::serial);
      case HARDWARE -> text(DeviceInformation::hardware);
      case EVENT_TAMPER, EVENT_SIGNAL_LOSS, EVENT_DISK -> event(source.look(), events);
      case VISIT,
          REBOOT,
          RELEARN,
          POOL_CAMERAS,
          POOL_SUSPECTS,
          POOL_VISITS,
          POOL_UNDER_WAY,
          POOL_VISIT_TIME,
          POOL_PERIOD,
          POOL_NEEDED,
          POOL_WORST,
          POOL_NOT_JUDGED ->
          new RawValue.Absent("no part of a look");
    };
  }

  /** What a camera said of one event. */
  static RawValue event(Look look, Map<Look, Boolean> events) {
    Boolean state = events.get(look);
    return state == null ? NOT_TOLD : flag(state);
  }

  private RawValue rung(CameraRung rung) {
    return flag(verdict.rung(rung).seen());
  }

  private static RawValue flag(Seen seen) {
    return switch (seen) {
      case GOOD -> flag(true);
      case BAD -> flag(false);
      case NOT_OBSERVED -> new RawValue.Absent("not observed");
    };
  }

  private static RawValue flag(boolean holds) {
    return new RawValue.Whole(holds ? 1 : 0);
  }

  private static RawValue seconds(Duration time) {
    return new RawValue.Real(time.toNanos() / 1e9);
  }

  private RawValue measure(ToDoubleFunction<PictureMeasures> measure) {
    return picture == null
        ? NO_PICTURE
        : new RawValue.Real(measure.applyAsDouble(picture.measures()));
  }

  private RawValue flow(ToDoubleFunction<Flow> figure) {
    Flow flow = known.flow();
    return flow == null || !flow.isEnough()
        ? NOT_WATCHED
        : new RawValue.Real(figure.applyAsDouble(flow));
  }

  private RawValue loss() {
    if (traffic == null || traffic.packets() + traffic.lost() == 0) {
      return new RawValue.Absent("no packet came");
    }
    return new RawValue.Real(100.0 * traffic.lost() / (traffic.packets() + traffic.lost()));
  }

  private RawValue recordingAge() {
    Recordings recordings = known.recordings();
    Instant until = recordings == null ? null : recordings.until();
    if (until == null) {
      return NOT_TOLD;
    }
    Duration offset = known.clockOffset() == null ? Duration.ZERO : known.clockOffset();
    Instant asked = known.at() == null ? ended : known.at();
    double age = Duration.between(until, asked.plus(offset)).toNanos() / 1e9;
    return new RawValue.Real(Math.max(0, age));
  }

  private RawValue text(Function<DeviceInformation, String> figure) {
    return known.information() == null
        ? NOT_TOLD
        : new RawValue.Text(figure.apply(known.information()));
  }
}
