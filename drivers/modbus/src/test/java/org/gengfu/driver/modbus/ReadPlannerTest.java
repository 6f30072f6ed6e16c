package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.junit.jupiter.api.Test;

class ReadPlannerTest {
  @Test
  void neighboursShareAQuestionWhateverTheirOrder() {
    assertThat(plan(Points.block(125, 0, false), 3, 1, 2)).containsExactly("HOLDING 1+3");
  }

  @Test
  void aHoleWithinTheBudgetIsReadOver() {
    assertThat(plan(Points.block(125, 4, false), 0, 5, 11))
        .containsExactly("HOLDING 0+6", "HOLDING 11+1");
  }

  @Test
  void aQuestionStaysWithinTheDevicesSize() {
    assertThat(plan(Points.block(3, 4, false), 0, 1, 2, 3))
        .containsExactly("HOLDING 0+3", "HOLDING 3+1");
  }

  @Test
  void aHoleThatMustNotBeReadEndsAQuestion() {
    ModbusBlock block = Points.block(125, 10, false, new AddressRange(ModbusTable.HOLDING, 2, 2));
    assertThat(plan(block, 0, 1, 3)).containsExactly("HOLDING 0+2", "HOLDING 3+1");
    ModbusBlock elsewhere = Points.block(125, 10, false, new AddressRange(ModbusTable.INPUT, 2, 2));
    assertThat(plan(elsewhere, 0, 1, 3)).containsExactly("HOLDING 0+4");
  }

  @Test
  void aDeviceForSingleReadsGetsOneQuestionForEachPlace() {
    assertThat(plan(Points.block(125, 10, true), 0, 1, 1))
        .containsExactly("HOLDING 0+1", "HOLDING 1+1");
  }

  @Test
  void tablesAreNeverMixed() {
    List<ResolvedPoint> points =
        List.of(
            Points.at("a", ModbusTable.HOLDING, 0, RawType.UINT16),
            Points.at("b", ModbusTable.INPUT, 1, RawType.UINT16),
            Points.at("c", ModbusTable.DISCRETE, 2, RawType.BIT));
    assertThat(describe(ReadPlanner.plan(points, Points.block(125, 10, false))))
        .containsExactly("DISCRETE 2+1", "INPUT 1+1", "HOLDING 0+1");
  }

  @Test
  void aLongValueIsNeverSplit() {
    List<ResolvedPoint> points =
        List.of(
            Points.at("a", ModbusTable.HOLDING, 0, RawType.UINT16),
            Points.at("b", ModbusTable.HOLDING, 1, RawType.UINT16),
            Points.at("c", ModbusTable.HOLDING, 2, RawType.UINT64));
    assertThat(describe(ReadPlanner.plan(points, Points.block(5, 0, false))))
        .containsExactly("HOLDING 0+2", "HOLDING 2+4");
  }

  /**
   * Whatever the points: each is in exactly one question, whole, and no question breaks the
   * device's limits.
   */
  @Property(tries = 300)
  void everyPlanKeepsTheLimits(
      @ForAll long seed,
      @ForAll @IntRange(min = 4, max = 125) int maxRegisters,
      @ForAll @IntRange(max = 20) int maxGap,
      @ForAll boolean singleReads) {
    Random random = new Random(seed);
    AddressRange avoid = new AddressRange(null, 100, 100 + random.nextInt(20));
    ModbusBlock block = Points.block(maxRegisters, maxGap, singleReads, avoid);
    List<ResolvedPoint> points = new ArrayList<>();
    RawType[] types = {RawType.UINT16, RawType.FLOAT32, RawType.INT64};
    for (int i = 0; i < random.nextInt(60); i++) {
      ModbusTable table = random.nextBoolean() ? ModbusTable.HOLDING : ModbusTable.INPUT;
      RawType type = types[random.nextInt(types.length)];
      int address = random.nextInt(300);
      if (!ReadPlanner.avoided(table, address, type.registers(), block)) {
        points.add(Points.at("p" + i, table, address, type));
      }
    }
    List<ReadPlanner.Span> spans = ReadPlanner.plan(points, block);
    assertThat(spans.stream().flatMap(span -> span.points().stream()))
        .containsExactlyInAnyOrderElementsOf(points);
    for (ReadPlanner.Span span : spans) {
      assertThat(span.count()).isBetween(1, maxRegisters);
      assertThat(ReadPlanner.avoided(span.table(), span.first(), span.count(), block)).isFalse();
      boolean[] wanted = new boolean[span.count()];
      for (ResolvedPoint point : span.points()) {
        RegisterSource place = ReadPlanner.source(point);
        assertThat(place.table()).isEqualTo(span.table());
        for (int i = 0; i < place.registers(); i++) {
          wanted[place.address() - span.first() + i] = true;
        }
      }
      assertThat(longestHole(wanted)).isLessThanOrEqualTo(singleReads ? 0 : maxGap);
    }
  }

  private static int longestHole(boolean[] wanted) {
    int longest = 0;
    int hole = 0;
    for (boolean here : wanted) {
      hole = here ? 0 : hole + 1;
      longest = Math.max(longest, hole);
    }
    return longest;
  }

  private static List<String> plan(ModbusBlock block, int... addresses) {
    List<ResolvedPoint> points = new ArrayList<>();
    for (int address : addresses) {
      points.add(Points.at("p" + points.size(), ModbusTable.HOLDING, address, RawType.UINT16));
    }
    return describe(ReadPlanner.plan(points, block));
  }

  private static List<String> describe(List<ReadPlanner.Span> spans) {
    return spans.stream()
        .map(span -> span.table() + " " + span.first() + "+" + span.count())
        .toList();
  }
}
