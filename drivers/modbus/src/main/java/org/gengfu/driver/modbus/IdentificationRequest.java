package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gengfu.driver.RawValue;

/**
 * A question for one object of a device's identification: function 43, MEI type 14; Modbus
 * Application Protocol V1.1b3, section 6.21. Objects 0, 1 and 2 are vendor, product code and
 * revision.
 *
 * @param object 0..255
 */
record IdentificationRequest(int object, Question question, int repeats) implements Planned {
  private static final String PREFIX = "fc43.";
  private static final int HEAD_BYTES = 7;

  /** The request that a point's name {@code fc43.<object>} stands for. */
  static Optional<IdentificationRequest> of(String point, int unit, Question.Timing timing) {
    if (!point.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      int object = Integer.parseInt(point.substring(PREFIX.length()));
      return object < 0 || object > 255
          ? Optional.empty()
          : Optional.of(
              new IdentificationRequest(object, Question.identification(unit, object, timing), 0));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> points() {
    return List.of(PREFIX + object);
  }

  @Override
  public String describe() {
    return "unit %d identification object %d".formatted(question.unit(), object);
  }

  /** An object that is not among those of the answer is absent. */
  @Override
  public List<RawValue> decode(ByteBuffer in, int pdu) {
    int objects = in.get(pdu + 6) & 0xFF;
    int at = pdu + HEAD_BYTES;
    for (int i = 0; i < objects; i++) {
      int length = in.get(at + 1) & 0xFF;
      if ((in.get(at) & 0xFF) == object) {
        byte[] text = new byte[length];
        in.get(at + 2, text);
        return List.of(new RawValue.Text(new String(text, StandardCharsets.UTF_8).strip()));
      }
      at += 2 + length;
    }
    return List.of(new RawValue.Absent("object %d is not among its objects".formatted(object)));
  }
}
