package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;

/**
 * One planned question: a run of one table, and where in it each point lies.
 *
 * @param first first address on the wire
 * @param count registers or bits
 * @param sources where each of {@code points} lies, in the same order
 * @param wholeInvalid for each of them, values of the whole register that mean that none of its
 *     bits says anything
 * @param question the encoded question
 * @param repeats how often it is repeated before it counts as failed
 */
record ModbusRequest(
    ModbusTable table,
    int first,
    int count,
    List<String> points,
    List<RegisterSource> sources,
    List<Set<Long>> wholeInvalid,
    Question question,
    int repeats)
    implements Planned {
  private static final RawValue NO_BITS = new RawValue.Absent("the register says that it has none");

  ModbusRequest {
    points = List.copyOf(points);
    sources = List.copyOf(sources);
    wholeInvalid = List.copyOf(wholeInvalid);
    if (points.size() != sources.size()) {
      throw new IllegalArgumentException(points.size() + " points, " + sources.size() + " places");
    }
  }

  @Override
  public String describe() {
    return "unit %d %s %d..%d"
        .formatted(
            question.unit(),
            table.name().toLowerCase(java.util.Locale.ROOT),
            first,
            first + count - 1);
  }

  /** The data lies behind function and byte count. */
  @Override
  public List<RawValue> decode(ByteBuffer data, int pdu) {
    int offset = pdu + 2;
    RawValue[] values = new RawValue[sources.size()];
    for (int i = 0; i < values.length; i++) {
      Set<Long> sentinels = wholeInvalid.get(i);
      values[i] =
          !sentinels.isEmpty()
                  && sentinels.contains(
                      RegisterDecoder.unsliced(sources.get(i), data, offset, first))
              ? NO_BITS
              : RegisterDecoder.decode(sources.get(i), data, offset, first);
    }
    return List.of(values);
  }
}
