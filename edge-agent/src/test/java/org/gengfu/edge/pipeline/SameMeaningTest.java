package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;
import org.gengfu.driver.RawMeaning;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.Decode;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.Operand;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WordOrder;
import org.jspecify.annotations.Nullable;

/** A guard that a driver judges means the same as what the pipeline reports. */
class SameMeaningTest {
  private static final List<String> SCALES = List.of("1", "0.1", "-1", "0.001", "10", "2.5");
  private static final long[] RAW = {0, 1, -1, 7, 215, 3276, -32768, 65535, 0x7FFF_FFFF_FFFFL};

  private static <T> T one(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static ResolvedPoint point(Random random) {
    boolean bits = random.nextInt(4) == 0;
    int low = bits ? random.nextInt(12) : -1;
    int high = bits ? low + random.nextInt(4) : -1;
    ValueKind kind = one(random, List.of(ValueKind.REAL, ValueKind.WHOLE, ValueKind.FLAG));
    boolean real = kind == ValueKind.REAL;
    Decode decode =
        new Decode(
            low,
            high,
            null,
            random.nextBoolean() ? null : -500.0,
            random.nextBoolean() ? null : 3000.0,
            false,
            real && random.nextBoolean() ? new Decode.ScaleFrom("f", random.nextBoolean()) : null,
            real ? one(random, List.of(Conversion.values())) : Conversion.NONE,
            null,
            null,
            Set.of(65535L));
    RawType type = one(random, List.of(RawType.INT64, RawType.UINT64));
    RegisterSource place =
        new RegisterSource(ModbusTable.INPUT, 0, type, 4, WordOrder.ABCD, -1, -1, -1);
    boolean whole = kind == ValueKind.WHOLE;
    BigDecimal scale =
        new BigDecimal(
            kind == ValueKind.FLAG ? (random.nextBoolean() ? "1" : "-1") : one(random, SCALES));
    BigDecimal offset =
        kind == ValueKind.FLAG
            ? (scale.signum() < 0 ? BigDecimal.ONE : BigDecimal.ZERO)
            : BigDecimal.valueOf(random.nextInt(9) - 4);
    return Made.point("x", kind, "1", place)
        .edit()
        .scale(whole ? BigDecimal.ONE : scale, offset)
        .decode(decode)
        .done();
  }

  private static @Nullable Operand piped(ResolvedPoint point, RawValue raw, double factor) {
    Decode.ScaleFrom from = point.decode().scaleFrom();
    Scaling.Factor held =
        from == null ? Scaling.NO_FACTOR : Scaling.Factor.of(factor, from.power10());
    return Sample.operand(new Scaling(point).apply(raw, held).value());
  }

  @Property(tries = 2_000)
  void aValueMeansTheSameToGuardAndPipeline(@ForAll long seed) {
    Random random = new Random(seed);
    ResolvedPoint point = point(random);
    double factor = random.nextInt(7) - 3;
    RawValue raw = new RawValue.Whole(RAW[random.nextInt(RAW.length)]);
    Operand piped = piped(point, raw, factor);
    Operand judged = RawMeaning.operand(raw, point, name -> new Operand.Number(factor));
    if (piped instanceof Operand.Number(double one)
        && judged instanceof Operand.Number(double other)) {
      double slack = 1e-9 * Math.max(1, Math.abs(one));
      assertThat(other).as("%s of %s", raw, point).isCloseTo(one, Assertions.within(slack));
    } else {
      assertThat(judged).as("%s of %s", raw, point).isEqualTo(piped);
    }
  }
}
