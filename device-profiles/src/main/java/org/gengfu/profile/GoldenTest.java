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
   * @param failure what there must be instead of a good value; null when there must be one
   */
  public record Expectation(
      Mark mark, String point, @Nullable Operand value, @Nullable Failure failure) {}

  /** What there is instead of a good value. */
  public enum Failure {
    /** Anything but a good value. */
    ANY("bad"),
    /** The device says that it has no value. */
    NOT_AVAILABLE("bad notAvailable"),
    /** The value is outside what the profile calls possible. */
    IMPLAUSIBLE("bad implausible"),
    /** The device answers with an error: it does not know the question, or is busy. */
    REFUSED("bad refused"),
    /** What came is no answer: a wrong checksum, no end, a frame that does not match. */
    MALFORMED("bad malformed");

    private final String word;

    Failure(String word) {
      this.word = word;
    }

    /** As a vector writes it. */
    public String word() {
      return word;
    }

    /** The failure that a vector's text means; null when the text is one that is expected. */
    static @Nullable Failure of(String text) {
      for (Failure failure : values()) {
        if (failure.word.equals(text)) {
          return failure;
        }
      }
      return null;
    }
  }
}
