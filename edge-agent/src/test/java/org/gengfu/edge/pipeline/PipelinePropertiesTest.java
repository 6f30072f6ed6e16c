package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.profile.ResolvedProfile;

/** What must hold for any run of samples, one a second; a sample of 30 is silence. */
class PipelinePropertiesTest {
  private static final int LIMIT = 10;
  private static final int SILENT = 30;
  private static final ResolvedProfile PLAIN =
      Profiles.point("type: int16, report: {deadband: 3, heartbeat: 20s}", "");

  private static final Map<String, ResolvedProfile> DELAYED = new ConcurrentHashMap<>();

  private static ResolvedProfile delayed(int on, int off) {
    String keys = "when: x > limit, limit: 10, for: " + on + "s, clearFor: " + off + "s";
    return DELAYED.computeIfAbsent(
        keys, key -> Profiles.point("type: int16, report: {deadband: 0}", Profiles.alarm(key)));
  }

  /** No reading is lost that differs from the last reported one by more than the deadband. */
  @Property
  void everyChangeBeyondTheDeadbandIsReported(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 20) Integer> samples) {
    Rig rig = new Rig(PLAIN);
    long last = Long.MIN_VALUE / 2;
    Instant when = Rig.START.minusSeconds(1000);
    for (int i = 0; i < samples.size(); i++) {
      int before = rig.readings.size();
      rig.whole(i, samples.get(i));
      boolean far = Math.abs(samples.get(i) - last) > 3;
      boolean due = Duration.between(when, Rig.at(i)).compareTo(Duration.ofSeconds(20)) >= 0;
      assertThat(rig.readings.size() - before).isEqualTo(far || due ? 1 : 0);
      if (far || due) {
        assertThat(rig.last().value()).isEqualTo(new PointValue.Whole(samples.get(i)));
        assertThat(rig.last().eventTime()).isEqualTo(Rig.at(i));
        last = samples.get(i);
        when = Rig.at(i);
      }
    }
  }

  /**
   * Compares with the plainest judgement: an alarm is raised exactly when the value exceeded in
   * every sample for the delay, at the first of them; it ends the same way.
   */
  @Property
  void anAlarmIsRaisedAtTheFirstExceedingSample(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 20) Integer> samples,
      @ForAll @IntRange(max = 6) int on,
      @ForAll @IntRange(max = 6) int off) {
    Rig rig = new Rig(delayed(on, off));
    for (int i = 0; i < samples.size(); i++) {
      rig.whole(i, samples.get(i)).tick(i + 0.5);
    }
    List<String> expected = new ArrayList<>();
    boolean active = false;
    int since = -1;
    for (int i = 0; i < samples.size(); i++) {
      boolean turned = samples.get(i) > LIMIT != active;
      int delay = active ? off : on;
      if (since >= 0 && i - since >= delay && delay > 0) {
        expected.add((active ? "-a@" : "+a@") + since + ".0");
        active = !active;
        since = -1;
        turned = samples.get(i) > LIMIT != active;
        delay = active ? off : on;
      }
      since = !turned ? -1 : since < 0 ? i : since;
      if (turned && delay == 0) {
        expected.add((active ? "-a@" : "+a@") + i + ".0");
        active = !active;
        since = -1;
      }
    }
    assertThat(rig.transitions()).isEqualTo(expected);
  }

  /** Silence neither raises nor clears, whatever comes before and after; transitions alternate. */
  @Property
  void silenceChangesNoAlarm(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 30) Integer> samples,
      @ForAll @IntRange(max = 4) int on,
      @ForAll @IntRange(max = 4) int off) {
    Rig rig = new Rig(delayed(on, off));
    int silent = 0;
    for (int i = 0; i < samples.size(); i++) {
      int before = rig.alarms.size();
      if (samples.get(i) == SILENT) {
        silent++;
        rig.silence(i).tick(i + 0.5);
        if (silent > DevicePipeline.DEFAULT_MOST_MISSES) {
          assertThat(rig.alarms).hasSize(before);
        }
      } else {
        silent = 0;
        rig.whole(i, samples.get(i)).tick(i + 0.5);
      }
    }
    boolean active = false;
    for (AlarmEvent event : rig.alarms) {
      assertThat(event.active()).isEqualTo(!active);
      int second = (int) Duration.between(Rig.START, event.eventTime()).toSeconds();
      assertThat(samples.get(second)).isNotEqualTo(SILENT);
      assertThat(samples.get(second) > LIMIT).isEqualTo(event.active());
      active = event.active();
    }
    assertThat(rig.pipeline.birth(Rig.at(999), Map.of()).active()).hasSize(active ? 1 : 0);
  }

  /** Stale is said once per loss, and only of a value that was not stale. */
  @Property
  void staleIsSaidOncePerLoss(@ForAll @Size(min = 1, max = 60) List<Boolean> answered) {
    Rig rig = new Rig(PLAIN);
    for (int i = 0; i < answered.size(); i++) {
      if (answered.get(i)) {
        rig.whole(i, 1);
      } else {
        rig.silence(i);
      }
    }
    Quality before = null;
    for (Reading reading : rig.readings) {
      assertThat(reading.quality() == Quality.STALE && before == Quality.STALE).isFalse();
      before = reading.quality();
    }
    for (int i = 1; i < rig.online.size(); i++) {
      assertThat(rig.online.get(i)).isNotEqualTo(rig.online.get(i - 1));
    }
  }
}
