package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import org.gengfu.document.Mark;
import org.jspecify.annotations.Nullable;

/**
 * A golden decode vector of a profile: what a device holds, and what must come of it.
 *
 * @param mark where it stands
 * @param cells registers (0 to 65535) or bits (0, 1) by table and 0-based address
 * @param expectations in the order of the profile
 */
public record GoldenTest(
    Mark mark, Map<ModbusTable, Map<Integer, Integer>> cells, List<Expectation> expectations) {
  public GoldenTest {
    cells = Map.copyOf(cells);
    expectations = List.copyOf(expectations);
  }

  /**
   * What must come of one point.
   *
   * @param mark where it stands
   * @param point id of the point
   * @param value the value, scaled; null when there must be no good value
   */
  public record Expectation(Mark mark, String point, @Nullable Operand value) {}
}
