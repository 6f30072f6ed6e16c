package org.gengfu.profiletool.trial;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WireSource;
import org.gengfu.profiletool.probe.LiveDevice;

/** A profile against a device: what answered, what was bad, what never changed. Only reads. */
final class LiveRun {
  private final ResolvedProfile profile;
  private final PrintStream out;

  LiveRun(ResolvedProfile profile, PrintStream out) {
    this.profile = profile;
    this.out = out;
  }

  /**
   * Reads everything several times.
   *
   * @return points that brought no good value in any round
   */
  int run(LiveDevice live, int rounds, long pauseMillis) throws InterruptedException {
    Map<String, Reading> last = new LinkedHashMap<>();
    TreeSet<String> good = new TreeSet<>();
    TreeSet<String> changed = new TreeSet<>();
    Map<String, PointValue> first = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      if (round > 0) {
        TimeUnit.MILLISECONDS.sleep(pauseMillis);
      }
      GoldenRun.readAll(profile, live)
          .forEach((id, reading) -> {
            last.put(id, reading);
            PointValue value = reading.value();
            if (reading.quality().isGood() && value != null) {
              good.add(id);
              PointValue before = first.putIfAbsent(id, value);
              if (before != null && !before.equals(value)) {
                changed.add(id);
              }
            }
          });
    }
    return report(last, good, changed, rounds);
  }

  private int report(
      Map<String, Reading> last, TreeSet<String> good, TreeSet<String> changed, int rounds) {
    int points = 0;
    int silent = 0;
    for (ResolvedPoint point : profile.points()) {
      if (!(point.source() instanceof WireSource)) {
        continue;
      }
      points++;
      Reading reading = last.get(point.id());
      boolean fine = good.contains(point.id());
      silent += fine ? 0 : 1;
      String value =
          reading == null
              ? "nothing"
              : reading.value() == null ? reading.quality().name() : shown(reading);
      String note =
          fine ? changed.contains(point.id()) || rounds < 2 ? "" : "  never changed" : "  BAD";
      out.println("  " + point.id() + ": " + value + note);
    }
    out.println(
        points
            + " points: "
            + good.size()
            + " answered well, "
            + silent
            + " bad or silent, "
            + (good.size() - changed.size())
            + " never changed in "
            + rounds
            + " rounds");
    return silent;
  }

  private static String shown(Reading reading) {
    PointValue value = reading.value();
    String text =
        switch (value) {
          case null -> "nothing";
          case PointValue.Real real -> String.valueOf(real.value());
          case PointValue.Whole whole -> String.valueOf(whole.value());
          case PointValue.Flag flag -> String.valueOf(flag.value());
          case PointValue.Text said -> '"' + said.value() + '"';
        };
    return reading.unit().isEmpty() ? text : text + " " + reading.unit();
  }
}
