package org.gengfu.profile.lint;

import java.time.Duration;
import java.util.Locale;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ModbusBlock;

/** One device alone must not ask for more than its line can carry. */
final class PollBudgetRule implements ModelRule {
  /** A quick device's time to answer; slower ones only make it worse. */
  private static final Duration TURNAROUND = Duration.ofMillis(5);

  @Override
  public void check(DeviceProfile profile, ProfileFile file, Findings findings) {
    if (!(profile.standard().protocol() instanceof ModbusBlock block)
        || !(file.root().get("modbus") instanceof MapNode modbus)
        || !(modbus.get("serial") instanceof MapNode serial)
        || !(serial.get("baud") instanceof ScalarNode rate)
        || rate.whole() == null) {
      return;
    }
    boolean parity = serial.get("parity") instanceof ScalarNode word && !word.text().equals("none");
    boolean two = serial.get("stopBits") instanceof ScalarNode stop && stop.text().equals("2");
    int bits = 10 + (parity ? 1 : 0) + (two ? 1 : 0);
    double share =
        new LineCost(rate.whole().intValue(), bits, TURNAROUND)
            .utilisation(profile.standard(), block);
    if (share <= 1) {
      return;
    }
    String message =
        String.format(
            Locale.ROOT,
            "the questions of one device take %.0f %% of a line at %s baud",
            share * 100,
            rate.text());
    boolean own = file.root().has("polling");
    Mark mark = own ? file.root().keyMark("polling") : file.root().keyMark("modbus");
    String fix =
        "Lengthen the periods, move points to slow, or raise read.maxGap to ask less often";
    findings.warning(mark, "POLL_BUDGET", message, fix);
  }
}
