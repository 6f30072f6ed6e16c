package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawMeaning;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialBlock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The serial profiles that are shipped: their frames and golden vectors, by the driver's codec. */
class ShippedProfilesTest {
  private static final Problems PROBLEMS = new Problems();
  private static final ProfileLibrary LIBRARY = ProfileLibrary.load(Profiles.folder(), PROBLEMS);

  private static List<DeviceProfile> serial() {
    return LIBRARY.all().stream()
        .filter(profile -> profile.standard().protocol() instanceof SerialBlock)
        .toList();
  }

  @Test
  void theyAreHereAndWithoutErrors() {
    assertThat(
            PROBLEMS.list().stream()
                .map(Object::toString)
                .filter(p ->
                    p.contains("serial")
                        || p.contains("ydt")
                        || p.contains("megatec")
                        || p.contains("voltronic")
                        || p.contains("escpos")
                        || p.contains("ff68")
                        || p.contains("nmea")))
        .isEmpty();
    assertThat(serial())
        .extracting(DeviceProfile::id)
        .contains(
            "ups-megatec",
            "ups-voltronic",
            "ups-voltronic-qs",
            "ups-ydt1363",
            "crac-ydt1363",
            "dc-plant-ydt1363",
            "ticket-printer-escpos",
            "queue-caller-ff68",
            "gnss-clock-nmea",
            "base-station-serial");
  }

  /** A simulator speaks by the examples, so a driver must understand them. */
  @TestFactory
  Stream<DynamicTest> everyExampleIsAnAnswer() {
    return serial().stream()
        .flatMap(profile -> {
          SerialBlock block = (SerialBlock) profile.standard().protocol();
          Stream<Answer> asked =
              block.questions().values().stream().flatMap(q -> Stream.ofNullable(q.answer()));
          return Stream.concat(asked, block.heard().values().stream())
              .map(answer ->
                  DynamicTest.dynamicTest(
                      profile.id() + " " + answer.id(), () -> checkExample(block, answer)));
        });
  }

  private static void checkExample(SerialBlock block, Answer answer) {
    byte[] wire = answer.example().toArray();
    FrameScanner.Seen seen = FrameScanner.look(answer.frame(), wire, 0, wire.length, true);
    assertThat(seen).isInstanceOf(FrameScanner.Seen.Whole.class);
    FrameScanner.Seen.Whole whole = (FrameScanner.Seen.Whole) seen;
    assertThat(whole.rawBytes()).isEqualTo(wire.length);
    int address = block.address() == null ? 0 : block.address().standard();
    assertThat(AnswerCheck.fits(whole.received(), answer, address)).isTrue();
    assertThat(AnswerCheck.refusal(whole.received(), block)).isNull();
    assertThat(AnswerCheck.result(whole.received(), block)).isNull();
  }

  /** A question that cannot be encoded would be found out on site only. */
  @Test
  void everyQuestionIsAFrameOfItsKind() {
    for (DeviceProfile profile : serial()) {
      SerialBlock block = (SerialBlock) profile.standard().protocol();
      for (Question question : block.questions().values()) {
        byte[] frame =
            FrameWriter.frame(
                question.frame(), FrameWriter.fill(question.send(), 1, BigDecimal.ZERO));
        if (question.frame().checksum() != null) {
          assertThat(FrameScanner.look(question.frame(), frame, 0, frame.length, true))
              .as(profile.id() + " " + question.id())
              .isInstanceOf(FrameScanner.Seen.Whole.class);
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> goldenVectors() {
    return serial().stream()
        .flatMap(profile ->
            profile.tests().stream()
                .map(test ->
                    DynamicTest.dynamicTest(
                        profile.id() + " line " + test.mark().line(), () -> check(profile, test))));
  }

  private static void check(DeviceProfile profile, GoldenTest test) {
    Problems problems = new Problems();
    ResolvedProfile resolved =
        LIBRARY.resolve(profile.id(), test.params(), null, test.facts(), test.mark(), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(resolved).isNotNull();
    Map<String, RawValue> raw = SerialVectors.decode(resolved, test, problems);
    assertThat(problems.list()).isEmpty();
    Map<String, @Nullable Operand> values = values(resolved, raw);
    for (GoldenTest.Expectation expected : test.expectations()) {
      Operand value = values.get(expected.point());
      switch (expected.value()) {
        case null -> assertThat(value).as(expected.point()).isNull();
        case Operand.Number(double number) -> {
          assertThat(value).as(expected.point()).isInstanceOf(Operand.Number.class);
          assertThat(((Operand.Number) value).value())
              .as(expected.point())
              .isCloseTo(number, within(1e-3));
        }
        case Operand.Flag flag -> assertThat(value).as(expected.point()).isEqualTo(flag);
        case Operand.Text text -> assertThat(value).as(expected.point()).isEqualTo(text);
      }
    }
    assertThat(DeviceFacts.NONE).isEqualTo(test.facts());
  }

  private static Map<String, @Nullable Operand> values(
      ResolvedProfile profile, Map<String, RawValue> raw) {
    Map<String, @Nullable Operand> values = new LinkedHashMap<>();
    for (ResolvedPoint point : profile.points()) {
      RawValue value = raw.get(point.id());
      if (point.source() instanceof DerivedSource derived) {
        values.put(point.id(), derived.expression().evaluate(values::get));
      } else if (value != null) {
        values.put(point.id(), RawMeaning.operand(value, point, values::get));
      }
    }
    return values;
  }
}
