package org.gengfu.driver.serial;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Bytes;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.profile.serial.SerialSource;

/**
 * Decodes the golden vectors of serial profiles as the driver decodes answers: whole frames go
 * through framing, checksum and match before their values are taken out. Stateless; any thread.
 */
public final class SerialVectors {
  private SerialVectors() {}

  /**
   * Raw values of all points that the vector's answers bring.
   *
   * @param problems gets {@code VECTOR} for a frame that the driver would not take, {@code REFUSED}
   *     for one in which the device says no, at the mark of the frame
   * @return by point, points of other answers left out
   */
  public static Map<String, RawValue> decode(
      ResolvedProfile profile, GoldenTest test, Problems problems) {
    Map<String, RawValue> values = new LinkedHashMap<>();
    MapNode answers = test.given().map("answers", problems);
    if (answers == null || !(profile.protocol() instanceof SerialBlock block)) {
      return values;
    }
    SerialBlock.Address known = block.address();
    int address =
        (int)
            test.given()
                .whole("address", known == null ? 0 : known.standard(), 0, 65_535, problems);
    for (String id : answers.keys()) {
      Answer answer = block.answer(id);
      if (answer == null) {
        problems.add(answers.keyMark(id), "VECTOR", "nothing with an answer is called " + id, "");
      } else if (answers.get(id) instanceof ScalarNode scalar) {
        Received received =
            received(answer, block, address, Bytes.written(scalar.text()), scalar, problems);
        if (received != null) {
          take(profile, block, answer, received, values);
        }
      }
    }
    return values;
  }

  private static @org.jspecify.annotations.Nullable Received received(
      Answer answer,
      SerialBlock block,
      int address,
      Bytes bytes,
      ScalarNode scalar,
      Problems problems) {
    byte[] wire = bytes.toArray();
    ReadOutcome.DeviceError refused = null;
    String why =
        switch (FrameScanner.look(answer.frame(), wire, 0, wire.length, true)) {
          case FrameScanner.Seen.More() -> "the frame has no end";
          case FrameScanner.Seen.No(String no, boolean damaged) -> no;
          case FrameScanner.Seen.Whole(int raw, Received received) -> {
            boolean fits = AnswerCheck.fits(received, answer, address);
            refused = AnswerCheck.refusal(received, block);
            refused = refused == null && fits ? AnswerCheck.result(received, block) : refused;
            if (raw != wire.length) {
              yield "bytes follow its end";
            }
            yield refused != null ? refused.name() : fits ? "" : "it does not match";
          }
        };
    if (!why.isEmpty()) {
      String message = "this is no answer of \"" + answer.id() + "\": " + why;
      String code = refused == null ? "VECTOR" : "REFUSED";
      problems.add(scalar.mark(), code, message, "Correct the bytes");
      return null;
    }
    return FrameScanner.look(answer.frame(), wire, 0, wire.length, true)
            instanceof FrameScanner.Seen.Whole whole
        ? whole.received()
        : null;
  }

  private static void take(
      ResolvedProfile profile,
      SerialBlock block,
      Answer answer,
      Received received,
      Map<String, RawValue> values) {
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof SerialSource source && source.answer().equals(answer.id())) {
        values.put(
            point.id(),
            AnswerDecoder.decode(received, answer, java.util.List.of(source), block.absent())
                .getFirst());
      }
    }
  }
}
