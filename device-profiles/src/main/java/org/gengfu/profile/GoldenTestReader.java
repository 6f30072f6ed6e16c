package org.gengfu.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads the golden decode vectors of a profile. For one thread. */
final class GoldenTestReader {
  private final @Nullable ProtocolLanguage language;
  private final ProtocolBlock block;
  private final Scope scope;
  private final Names names;
  private final Problems problems;

  GoldenTestReader(
      @Nullable ProtocolLanguage language,
      ProtocolBlock block,
      Scope scope,
      Names names,
      Problems problems) {
    this.language = language;
    this.block = block;
    this.scope = scope;
    this.names = names;
    this.problems = problems;
  }

  List<GoldenTest> read(MapNode root) {
    List<GoldenTest> tests = new ArrayList<>();
    for (MapNode spec : root.maps("tests", problems)) {
      MapNode expect = spec.map("expect", problems);
      if (expect != null) {
        tests.add(
            new GoldenTest(
                spec.mark(), cells(spec), expectations(expect), spec, Map.of(), DeviceFacts.NONE));
      }
    }
    return tests;
  }

  private Map<ModbusTable, Map<Integer, Integer>> cells(MapNode spec) {
    return language != null && spec.get("read") instanceof MapNode read
        ? language.cells(read, block, scope)
        : Map.of();
  }

  private List<GoldenTest.Expectation> expectations(MapNode expect) {
    List<GoldenTest.Expectation> list = new ArrayList<>();
    for (String point : expect.keys()) {
      Mark mark = expect.keyMark(point);
      if (!names.knows(point)) {
        String message = "nothing is called \"" + point + "\"";
        problems.add(mark, "UNKNOWN_NAME", message, Suggestion.among(point, names.known()));
      }
      if (expect.get(point) instanceof ScalarNode scalar) {
        list.add(new GoldenTest.Expectation(mark, point, operand(scalar)));
      }
    }
    return list;
  }

  private static @Nullable Operand operand(ScalarNode scalar) {
    Boolean flag = scalar.flag();
    if (flag != null) {
      return new Operand.Flag(flag);
    }
    if (scalar.decimal() != null) {
      return new Operand.Number(scalar.decimal().doubleValue());
    }
    return scalar.text().equals("bad") ? null : new Operand.Text(scalar.text());
  }
}
