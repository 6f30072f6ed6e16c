package org.gengfu.sim.serial;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.profile.serial.Template;
import org.gengfu.sim.face.DeviceFace;
import org.jspecify.annotations.Nullable;

/**
 * Frames in good order that are somebody else's: the same answer of another address, or without
 * addresses the answer to another question. Stateless; any thread.
 */
final class Stranger {
  private Stranger() {}

  /**
   * Somebody else's frame in place of an answer.
   *
   * @param asked the answer that is waited for
   * @return empty where a frame does not tell whose it is: nobody could know it for another's
   */
  static Optional<byte[]> frame(DeviceFace device, SerialBlock block, Answer asked, int address) {
    if (asked.example().length() == 0) {
      return Optional.empty();
    }
    SerialBlock.@Nullable Address known = block.address();
    if (known != null && addressed(asked)) {
      int other = address < known.max() ? address + 1 : address - 1;
      return Optional.of(Spoken.now(device, asked, other, false, null).wire());
    }
    return all(block)
        .sorted(Comparator.comparing(Answer::id))
        .filter(other -> other.example().length() > 0 && other.frame().escape() == null)
        .map(other -> wire(device, other, asked, address))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<byte[]> wire(DeviceFace device, Answer other, Answer asked, int address) {
    byte[] wire = Spoken.now(device, other, address, false, null).wire();
    byte[] data = Framer.apart(other.frame(), wire).data();
    return Overheard.taken(asked, other.frame(), wire, data, address)
        ? Optional.empty()
        : Optional.of(wire);
  }

  private static Stream<Answer> all(SerialBlock block) {
    Stream<Answer> answers =
        block.questions().values().stream().map(Question::answer).flatMap(Stream::ofNullable);
    return Stream.concat(answers, block.heard().values().stream());
  }

  private static boolean addressed(Answer answer) {
    return answer.matches().stream()
        .anyMatch(match ->
            match instanceof Answer.Match.Holds(int ignored, Template bytes)
                && bytes.pieces().stream()
                    .anyMatch(piece -> piece instanceof Template.Hole hole && hole.address()));
  }
}
