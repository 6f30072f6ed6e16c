package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Conversion;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The way back from a value to what the device takes. */
class RawTest {
  private record Somewhere() implements WireSource {}

  private static ResolvedPoint point(
      String scale, Decode.@Nullable ScaleFrom factor, Conversion conversion) {
    Decode p = Decode.PLAIN;
    Decode decode =
        new Decode(
            -1, -1, null, null, null, false, factor, conversion, null, null, p.wholeInvalid());
    return TestDevices.point("x", PollClass.FAST, null)
        .edit()
        .source(new Somewhere())
        .scale(new BigDecimal(scale), BigDecimal.ZERO)
        .decode(decode)
        .done();
  }

  private static Raw.Result raw(ResolvedPoint point, String value, double factor) {
    return Raw.of(point, new BigDecimal(value), name -> new Operand.Number(factor));
  }

  private static Raw.Result value(RawValue raw) {
    return new Raw.Result.Value(raw);
  }

  @Test
  void aScaledValueIsWholeAgainAndWhatIsNotWholeStaysAFraction() {
    assertThat(raw(point("0.1", null, Conversion.NONE), "22.5", 1))
        .isEqualTo(value(new RawValue.Whole(225)));
    assertThat(raw(point("0.5", null, Conversion.NONE), "1.25", 1))
        .isEqualTo(value(new RawValue.Real(2.5)));
    assertThat(raw(point("1", null, Conversion.NONE), "22", 1))
        .isEqualTo(value(new RawValue.Real(22)));
  }

  @Test
  void aFactorThatTheDeviceKeepsIsTakenOut() {
    Decode.ScaleFrom power = new Decode.ScaleFrom("sf", true);
    Decode.ScaleFrom plain = new Decode.ScaleFrom("sf", false);
    assertThat(raw(point("10", power, Conversion.NONE), "24.7", -2))
        .isEqualTo(value(new RawValue.Whole(247)));
    assertThat(raw(point("2", plain, Conversion.NONE), "24", 4))
        .isEqualTo(value(new RawValue.Whole(3)));
    assertThat(raw(point("1", plain, Conversion.NONE), "24", 0))
        .isInstanceOf(Raw.Result.None.class);
    assertThat(Raw.of(point("1", power, Conversion.NONE), BigDecimal.ONE, name -> null))
        .isEqualTo(new Raw.Result.None("its factor sf is not known"));
  }

  @Test
  void aConversionIsUndone() {
    assertThat(raw(point("0.1", null, Conversion.FAHRENHEIT_TO_CELSIUS), "100", 1))
        .isEqualTo(value(new RawValue.Whole(2120)));
  }
}
