package org.gengfu.driver.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.opcua.OpcuaBlock;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The OPC UA profiles that are shipped, and their golden vectors by the driver's decoder. */
class ShippedProfilesTest {
  private static final Problems PROBLEMS = new Problems();
  private static final ProfileLibrary LIBRARY =
      ProfileLibrary.load(Path.of("../../device-profiles"), PROBLEMS);

  private static List<DeviceProfile> opcua() {
    return LIBRARY.all().stream()
        .filter(profile -> profile.standard().protocol() instanceof OpcuaBlock)
        .toList();
  }

  @Test
  void theyAreHereAndWithoutErrors() {
    assertThat(PROBLEMS.list().stream().map(Object::toString).filter(p -> p.contains("opcua")))
        .isEmpty();
    assertThat(opcua())
        .extracting(DeviceProfile::id)
        .contains("heat-station-opcua", "sewage-plant-opcua");
  }

  @TestFactory
  Stream<DynamicTest> goldenVectors() {
    return opcua().stream()
        .flatMap(profile ->
            profile.tests().stream()
                .map(test ->
                    DynamicTest.dynamicTest(
                        profile.id() + " " + test.mark(), () -> check(profile, test))));
  }

  private static void check(DeviceProfile profile, GoldenTest test) {
    Problems problems = new Problems();
    ResolvedProfile resolved =
        test.standard()
            ? profile.standard()
            : LIBRARY.resolve(
                profile.id(), test.params(), null, test.facts(), test.mark(), problems);
    assertThat(problems.list()).isEmpty();
    Map<String, RawValue> values = OpcuaVectors.decode(resolved, test, problems);
    assertThat(problems.list()).isEmpty();
    for (GoldenTest.Expectation expectation : test.expectations()) {
      ResolvedPoint point = resolved.point(expectation.point());
      assertThat(point).as(expectation.point()).isNotNull();
      RawValue raw = values.get(expectation.point());
      assertThat(raw).as(expectation.point()).isNotNull();
      check(point, raw, expectation);
    }
  }

  private static void check(ResolvedPoint point, RawValue raw, GoldenTest.Expectation wanted) {
    RawValue own = raw;
    int low = point.decode().lowBit();
    if (low >= 0 && raw instanceof RawValue.Whole(long whole)) {
      long mask = -1L >>> Long.SIZE - 1 - (point.decode().highBit() - low);
      own = new RawValue.Whole(whole >>> low & mask);
    }
    Double value = WriteCheck.value(own, point);
    switch (wanted.value()) {
      case null -> {
        boolean outside =
            value != null
                && (point.validLow() != null && value < point.validLow()
                    || point.validHigh() != null && value > point.validHigh());
        assertThat(own instanceof RawValue.Absent || outside).as(wanted.point()).isTrue();
      }
      case Operand.Text(String text) -> assertThat(own).isEqualTo(new RawValue.Text(text));
      case Operand.Flag(boolean flag) ->
          assertThat(value).as(wanted.point()).isEqualTo(flag ? 1.0 : 0.0);
      case Operand.Number(double number) ->
          assertThat(value).as(wanted.point()).isCloseTo(number, within(1e-6));
    }
  }
}
