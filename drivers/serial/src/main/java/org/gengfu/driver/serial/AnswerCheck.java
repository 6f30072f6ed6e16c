package org.gengfu.driver.serial;

import java.math.BigDecimal;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadOutcome.DeviceError.Kind;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Answer.Match;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.SerialBlock;
import org.jspecify.annotations.Nullable;

/** Tells a device's own frames from others', and its refusals from its answers. Pure. */
final class AnswerCheck {
  private AnswerCheck() {}

  /** True when a frame is what an answer of this device looks like. */
  static boolean fits(Received received, Answer answer, int address) {
    return answer.frame().equals(received.frame())
        && answer.matches().stream().allMatch(match -> fits(received, match, address));
  }

  private static boolean fits(Received received, Match match, int address) {
    return switch (match) {
      case Match.Reads(var pattern) -> pattern.matcher(received.text()).matches();
      case Match.Masked(int at, int mask, int equals) -> {
        int index = index(received, at);
        yield index >= 0
            && index < received.wire().length
            && (received.wire()[index] & mask) == equals;
      }
      case Match.Holds(int at, var template) ->
          holds(
              received, index(received, at), FrameWriter.fill(template, address, BigDecimal.ZERO));
    };
  }

  private static int index(Received received, int at) {
    return at < 0 ? received.wire().length + at : at;
  }

  private static boolean holds(Received received, int at, byte[] expected) {
    byte[] wire = received.wire();
    if (at < 0 || at + expected.length > wire.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      int there = wire[at + i];
      boolean same =
          received.caseless()
              ? Character.toUpperCase(there) == Character.toUpperCase(expected[i])
              : there == expected[i];
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /**
   * What a frame says when it is no answer but a no.
   *
   * @return null when it says none
   */
  static ReadOutcome.@Nullable DeviceError refusal(Received received, SerialBlock block) {
    String text = received.text();
    for (SerialBlock.Refusal refusal : block.refusals()) {
      if (refusal.pattern().matcher(text).find()) {
        return error(refusal.code(), refusal.name(), refusal.busy());
      }
    }
    return null;
  }

  /**
   * What the result in a frame says when the question did not go well.
   *
   * @return null when it went well
   */
  static ReadOutcome.@Nullable DeviceError result(Received received, SerialBlock block) {
    SerialBlock.Result result = block.result();
    if (result == null || result.at() + result.size() > received.wire().length) {
      return null;
    }
    long code =
        Numbers.read(received.wire(), result.at(), result.size(), result.coding(), ByteOrder.BIG);
    if (result.good().contains(code)) {
      return null;
    }
    SerialBlock.Code meaning = result.codes().get(code);
    return meaning == null
        ? error((int) code, "result %02X".formatted(code), false)
        : error((int) code, meaning.name(), meaning.busy());
  }

  static ReadOutcome.DeviceError error(int code, String name, boolean busy) {
    return new ReadOutcome.DeviceError(code, name, busy ? Kind.BUSY : Kind.REFUSED);
  }
}
