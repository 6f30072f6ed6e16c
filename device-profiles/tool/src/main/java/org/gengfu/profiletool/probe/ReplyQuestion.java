package org.gengfu.profiletool.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.profile.serial.SerialSource;
import org.gengfu.profile.serial.Template;

/**
 * The question on a serial line whose reply a rule looks at. Only one that the profile reads a
 * point with, and that sets nothing, is asked of an unknown device. Stateless; any thread.
 */
final class ReplyQuestion {
  static final String PREFIX = "reply.";

  private ReplyQuestion() {}

  /** The question for a key {@code reply.<request>}: what it sends, or else its id. */
  static Optional<Question> of(ResolvedProfile profile, String key) {
    if (!(profile.protocol() instanceof SerialBlock block)) {
      return Optional.empty();
    }
    String request = key.substring(PREFIX.length());
    return block.questions().values().stream()
        .filter(question -> sends(question, request))
        .findFirst()
        .or(() -> Optional.ofNullable(block.questions().get(request)))
        .filter(question -> onlyReads(profile, question));
  }

  private static boolean sends(Question question, String request) {
    StringBuilder text = new StringBuilder();
    for (Template.Piece piece : question.send().pieces()) {
      switch (piece) {
        case Template.Fixed fixed -> text.append(fixed.bytes().latin1());
        case Template.Hole ignored -> {
          return false;
        }
      }
    }
    return text.toString().equals(request);
  }

  private static boolean onlyReads(ResolvedProfile profile, Question question) {
    boolean reads = false;
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof SerialSource source) {
        reads |= source.place() != null && source.answer().equals(question.id());
        if (question.id().equals(source.set())) {
          return false;
        }
      }
      if (point.write() != null
          && point.write().target() instanceof SerialSource target
          && question.id().equals(target.set())) {
        return false;
      }
    }
    return reads && question.answer() != null && !question.send().takesValue();
  }

  /** What makes two questions of different profiles the same one. */
  static List<Object> same(ResolvedProfile profile, Question question) {
    SerialBlock block = (SerialBlock) profile.protocol();
    Answer answer = question.answer();
    Object comes = answer == null ? "" : List.of(answer.frame(), answer.matches());
    Object address = block.address() == null ? "" : block.address();
    return Arrays.asList(question.send(), question.frame(), comes, block.echo(), address);
  }

  /** A profile of one point, the whole reply as a text; asked once, without repeats. */
  static ResolvedProfile made(ResolvedProfile profile, Question question) {
    SerialBlock told = (SerialBlock) profile.protocol();
    SerialBlock.Timing timing = told.timing();
    SerialBlock block =
        new SerialBlock(
            told.line(),
            new SerialBlock.Timing(
                timing.timeout(),
                timing.gap(),
                timing.byteGap(),
                timing.turnaround(),
                timing.sendGap(),
                timing.settle(),
                0),
            told.echo(),
            told.address(),
            told.questions(),
            Map.of(),
            told.refusals(),
            told.result(),
            told.absent(),
            null);
    SerialSource whole =
        new SerialSource(
            question.id(),
            new SerialSource.Place.Capture(Pattern.compile("(?s)\\A(.*)\\z")),
            SerialSource.Form.TEXT,
            ByteOrder.BIG,
            null);
    return MadeProfile.of(profile, block, List.of(MadeProfile.text("reply", whole)));
  }
}
