package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.jspecify.annotations.Nullable;

/**
 * A golden decode vector of a profile: what a device holds, and what must come of it.
 *
 * @param mark where it stands
 * @param cells registers (0 to 65535) or bits (0, 1) by table and 0-based address; empty for
 *     protocols without registers
 * @param expectations in the order of the profile
 * @param given the vector as it is written, for the protocol's own keys
 * @param params parameters of the device under test
 * @param facts what the device said of itself; {@link DeviceFacts#NONE} for the specimen that
 *     {@link DeviceProfile#standard} is
 */
public record GoldenTest(
    Mark mark,
    Map<ModbusTable, Map<Integer, Integer>> cells,
    List<Expectation> expectations,
    MapNode given,
    Map<String, Node> params,
    DeviceFacts facts) {
  public GoldenTest {
    cells = Map.copyOf(cells);
    expectations = List.copyOf(expectations);
    params = Map.copyOf(params);
  }

  /** True when it is for the profile as {@link DeviceProfile#standard} has it. */
  public boolean standard() {
    return params.isEmpty() && facts.equals(DeviceFacts.NONE);
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
