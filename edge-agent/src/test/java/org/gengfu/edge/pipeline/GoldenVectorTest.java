package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden vectors inside the shipped profiles, through a decoder of this test's own (byte by
 * byte from the order's letters, so that it shares no mistake with the driver's) and the pipeline.
 */
class GoldenVectorTest {
  private static final Path FOLDER = Path.of("..", "device-profiles");

  record Vector(DeviceProfile profile, GoldenTest test) {
    @Override
    public String toString() {
      return profile.id() + " line " + test.mark().line();
    }
  }

  static Stream<Vector> vectors() {
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(FOLDER, problems);
    assertThat(problems.list()).isEmpty();
    return library.all().stream()
        .filter(profile -> profile.standard().protocol() instanceof ModbusBlock)
        .flatMap(profile -> profile.tests().stream().map(test -> new Vector(profile, test)));
  }

  @Test
  void thereAreVectors() {
    assertThat(vectors()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void decodesAsTheProfileSays(Vector vector) {
    DevicePipeline pipeline = new DevicePipeline(vector.profile().standard(), "d");
    for (GoldenTest.Expectation expectation : vector.test().expectations()) {
      ResolvedPoint point = vector.profile().standard().point(expectation.point());
      RegisterSource source = (RegisterSource) point.source();
      RawValue raw = decode(source, vector.test().cells().get(source.table()));
      ReadOutcome values = new ReadOutcome.Values(List.of(raw));
      Reading reading =
          pipeline.accept(List.of(point.id()), values, Rig.START).readings().getFirst();
      compare(expectation, reading);
    }
  }

  private static void compare(GoldenTest.Expectation expectation, Reading reading) {
    switch (expectation.value()) {
      case null -> assertThat(reading.quality().isGood()).as(expectation.point()).isFalse();
      case Operand.Number(double number) ->
          assertThat(reading.value().asDouble())
              .as(expectation.point())
              .isCloseTo(number, within(1e-9));
      case Operand.Flag(boolean flag) ->
          assertThat(reading.value()).as(expectation.point()).isEqualTo(new PointValue.Flag(flag));
      case Operand.Text(String text) ->
          assertThat(reading.value()).as(expectation.point()).isEqualTo(new PointValue.Text(text));
    }
  }

  private static RawValue decode(RegisterSource source, Map<Integer, Integer> cells) {
    List<Integer> bytes = new ArrayList<>();
    for (int i = 0; i < source.registers(); i++) {
      Integer cell = cells.get(source.address() + i);
      assertThat(cell).as("cell " + (source.address() + i)).isNotNull();
      bytes.add(cell >> 8);
      bytes.add(cell & 0xFF);
    }
    if (source.type() == RawType.BIT) {
      return new RawValue.Whole(bytes.get(1));
    }
    BigInteger value = BigInteger.ZERO;
    for (int each : inOrder(bytes, source.order().name())) {
      value = value.shiftLeft(8).or(BigInteger.valueOf(each));
    }
    if (source.sliced()) {
      BigInteger mask = BigInteger.TWO.pow(source.highBit() - source.lowBit() + 1);
      value = value.shiftRight(source.lowBit()).mod(mask);
      return new RawValue.Whole(value.longValue());
    }
    return switch (source.type()) {
      case FLOAT32 -> new RawValue.Real(Float.intBitsToFloat(value.intValue()));
      case FLOAT64 -> new RawValue.Real(Double.longBitsToDouble(value.longValue()));
      case INT16 -> new RawValue.Whole(value.shortValue());
      case INT32 -> new RawValue.Whole(value.intValue());
      case UINT16, UINT32, UINT64, INT64 -> new RawValue.Whole(value.longValue());
      case BCD16, BCD32 -> new RawValue.Whole(Long.parseLong(value.toString(16)));
      case STRING, BIT -> throw new AssertionError("no vector needs " + source.type());
    };
  }

  /** Most significant byte first, for any even count of bytes. */
  private static List<Integer> inOrder(List<Integer> bytes, String letters) {
    List<Integer> ordered = new ArrayList<>(bytes);
    boolean bytesSwapped = letters.equals("BADC") || letters.equals("DCBA");
    boolean registersSwapped = letters.equals("CDAB") || letters.equals("DCBA");
    for (int i = 0; bytesSwapped && i < ordered.size(); i += 2) {
      java.util.Collections.swap(ordered, i, i + 1);
    }
    if (!registersSwapped) {
      return ordered;
    }
    List<Integer> reversed = new ArrayList<>();
    for (int i = ordered.size() - 2; i >= 0; i -= 2) {
      reversed.add(ordered.get(i));
      reversed.add(ordered.get(i + 1));
    }
    return reversed;
  }
}
