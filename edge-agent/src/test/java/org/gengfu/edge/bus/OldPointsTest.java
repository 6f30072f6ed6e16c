package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gengfu.profile.PointInfo;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.junit.jupiter.api.Test;

class OldPointsTest {
  private static ResolvedPoint point(String id, boolean deprecated, String replacedBy) {
    PointInfo none = PointInfo.NONE;
    ResolvedPoint plain = TestDevices.point(id, PollClass.FAST, null);
    return new ResolvedPoint(
        plain.id(),
        plain.kind(),
        plain.poll(),
        plain.period(),
        plain.source(),
        plain.invalid(),
        plain.scale(),
        plain.offset(),
        plain.validLow(),
        plain.validHigh(),
        plain.maxJump(),
        plain.deadband(),
        plain.heartbeat(),
        plain.unit(),
        plain.quantity(),
        plain.labels(),
        plain.titles(),
        plain.write(),
        plain.decode(),
        new PointInfo(
            none.component(),
            none.group(),
            none.full(),
            none.setting(),
            none.doc(),
            none.manual(),
            none.display(),
            none.aliases(),
            deprecated,
            replacedBy,
            none.gate()));
  }

  @Test
  void eachOldPointIsNamedWithWhatTakesItsPlace() {
    assertThat(
            OldPoints.of(
                TestDevices.profile(
                    point("a", true, "b"), point("b", false, ""), point("c", true, ""))))
        .isEqualTo(
            List.of(
                "profile test keeps point a for old sites only; use b",
                "profile test keeps point c for old sites only"));
  }
}
