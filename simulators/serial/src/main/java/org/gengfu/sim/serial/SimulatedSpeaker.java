package org.gengfu.sim.serial;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.profile.serial.SerialBlock.Echo;
import org.gengfu.profile.serial.SerialSource;
import org.gengfu.sim.RawNumber;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;
import org.jspecify.annotations.Nullable;

/** One device on a line: what it answers, and what it says unasked. Called by the line's thread. */
final class SimulatedSpeaker {
  private final DeviceFace device;
  private final SerialBlock block;
  private final int address;
  private final List<Asked> questions = new ArrayList<>();
  private final Map<String, Long> said = new HashMap<>();

  SimulatedSpeaker(DeviceFace device) {
    this.device = device;
    if (!(device.profile().protocol() instanceof SerialBlock serial)) {
      throw new IllegalArgumentException(device.profile().id() + " does not speak serial");
    }
    block = serial;
    address = address(device, serial);
    for (Question question : serial.questions().values()) {
      questions.add(new Asked(question, address));
    }
  }

  private static int address(DeviceFace device, SerialBlock block) {
    SerialBlock.Address known = block.address();
    return known == null
        ? 0
        : (int)
            device
                .settings()
                .whole(
                    "address",
                    known.standard(),
                    known.min(),
                    known.max(),
                    new org.gengfu.document.Problems());
  }

  /**
   * What goes out.
   *
   * @param garbage true when noise of the same length goes out instead
   * @param sent to be run just before
   */
  record Reply(byte[] bytes, Duration delay, boolean garbage, Runnable sent) {
    static Reply plain(byte[] bytes) {
      return new Reply(bytes, Duration.ZERO, false, () -> {});
    }
  }

  /** A question that was found in what came, with its length. */
  record Found(Asked asked, Asked.Heard heard) {}

  Optional<Found> find(String came) {
    Found best = null;
    for (Asked asked : questions) {
      Optional<Asked.Heard> heard = asked.at(came);
      if (heard.isPresent() && (best == null || heard.get().length() > best.heard().length())) {
        best = new Found(asked, heard.get());
      }
    }
    return Optional.ofNullable(best);
  }

  boolean begins(String came) {
    return questions.stream().anyMatch(asked -> asked.begins(came));
  }

  /** The least time that it needs to think. */
  Duration turnaround() {
    return block.timing().turnaround();
  }

  Optional<WireMode.Babbling> babble() {
    return device.powered() && device.mode() instanceof WireMode.Babbling babbling
        ? Optional.of(babbling)
        : Optional.empty();
  }

  Optional<Reply> answer(Found found) {
    if (!device.powered()) {
      return Optional.empty();
    }
    return switch (device.mode()) {
      case WireMode.Silent ignored -> Optional.empty();
      case WireMode.Rebooting ignored -> Optional.empty();
      case WireMode.Babbling ignored -> Optional.empty();
      case WireMode.Normal ignored -> well(found, Duration.ZERO, false, false);
      case WireMode.Stuck ignored -> well(found, Duration.ZERO, false, false);
      case WireMode.Sentinel ignored -> well(found, Duration.ZERO, false, false);
      case WireMode.Slow slow -> well(found, slow.by(), false, false);
      case WireMode.WrongLength ignored -> well(found, Duration.ZERO, true, false);
      case WireMode.Garbage ignored -> well(found, Duration.ZERO, false, true);
      case WireMode.Foreign ignored -> foreign(found.asked().question().answer());
      case WireMode.Refusing refusing -> refusal(found.asked(), refusing.code());
    };
  }

  private Optional<Reply> well(Found found, Duration delay, boolean cut, boolean garbage) {
    Question question = found.asked().question();
    BigDecimal value = found.heard().value();
    if (value != null && !write(question, value)) {
      return refusal(found.asked(), 0);
    }
    Answer answer = question.answer();
    if (answer == null || answer.example().length() == 0) {
      return Optional.empty();
    }
    Spoken.Said now = Spoken.now(device, answer, address, cut, null);
    boolean right = !cut && !garbage;
    return Optional.of(
        new Reply(
            now.wire(),
            delay,
            garbage,
            right ? () -> device.served(now.numbers(), now.texts()) : () -> {}));
  }

  /** What somebody else would have said; nothing where a protocol's frames do not tell whose. */
  private Optional<Reply> foreign(@Nullable Answer asked) {
    return asked == null
        ? Optional.empty()
        : Stranger.frame(device, block, asked, address).map(Reply::plain);
  }

  private boolean write(Question question, BigDecimal raw) {
    for (ResolvedPoint point : device.profile().points()) {
      if (point.source() instanceof SerialSource source && sets(point, source, question)) {
        return device.write(point.id(), RawNumber.shown(point, raw));
      }
    }
    return true;
  }

  private static boolean sets(ResolvedPoint point, SerialSource source, Question question) {
    WriteRule rule = point.write();
    SerialSource target =
        rule != null && rule.target() instanceof SerialSource other ? other : source;
    return rule != null && question.id().equals(target.set());
  }

  /** What the device says when it does not do as it was asked, as its profile tells it. */
  private Optional<Reply> refusal(Asked asked, int code) {
    device.refused();
    Answer answer = asked.question().answer();
    SerialBlock.Result result = block.result();
    if (result != null && answer != null && answer.example().length() > 0) {
      Spoken.ResultCode wrong =
          new Spoken.ResultCode(result.at(), result.size(), result.coding(), code == 0 ? 4 : code);
      return Optional.of(Reply.plain(Spoken.now(device, answer, address, false, wrong).wire()));
    }
    return no(answer == null ? null : answer.frame());
  }

  private Optional<Reply> no(@Nullable Frame frame) {
    Frame carrier = frame == null ? firstAnswer() : frame;
    if (block.refusals().isEmpty() || carrier == null) {
      return Optional.empty();
    }
    String word = block.refusals().getFirst().pattern().pattern().replaceAll("[\\^$]", "");
    byte[] body = word.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return Optional.of(
        Reply.plain(Framer.close(carrier, Sums.join(carrier.start().toArray(), body))));
  }

  private @Nullable Frame firstAnswer() {
    for (Asked asked : questions) {
      Answer answer = asked.question().answer();
      if (answer != null) {
        return answer.frame();
      }
    }
    return null;
  }

  /** What it says to something that is none of its questions but ends like one. */
  Optional<Reply> unknown(byte[] came) {
    if (!device.powered() || !(device.mode() instanceof WireMode.Normal) || address != 0) {
      return Optional.empty();
    }
    return block.echo() == Echo.REFUSAL ? Optional.of(Reply.plain(came)) : no(null);
  }

  /** How its questions end, for what nobody understands; empty when nothing marks it. */
  List<String> ends() {
    return questions.stream()
        .map(asked -> asked.question().frame().end().latin1())
        .filter(end -> !end.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * What it says unasked now.
   *
   * @param regular true when the time has come for those who speak regularly
   */
  List<Reply> unasked(boolean regular) {
    List<Reply> replies = new ArrayList<>();
    if (!device.powered() || !speaks(device.mode())) {
      return replies;
    }
    for (Answer answer : block.heard().values()) {
      OptionalLong occasions = device.occasions(answer.id());
      long before = said.getOrDefault(answer.id(), 0L);
      boolean now = occasions.isPresent() ? occasions.getAsLong() > before : regular;
      if (now && answer.example().length() > 0) {
        said.put(answer.id(), occasions.orElse(0));
        if (device.mode() instanceof WireMode.Foreign) {
          foreign(answer).ifPresent(replies::add);
          continue;
        }
        Spoken.Said frame = Spoken.now(device, answer, address, false, null);
        boolean garbage = device.mode() instanceof WireMode.Garbage;
        Map<String, Double> told = Overheard.numbers(device, block, answer, frame.wire(), address);
        told.putAll(frame.numbers());
        replies.add(
            new Reply(
                frame.wire(),
                Duration.ZERO,
                garbage,
                garbage ? () -> {} : () -> device.served(told, frame.texts())));
      }
    }
    return replies;
  }

  private static boolean speaks(WireMode mode) {
    return switch (mode) {
      case WireMode.Silent ignored -> false;
      case WireMode.Rebooting ignored -> false;
      case WireMode.Babbling ignored -> false;
      case WireMode.Refusing ignored -> false;
      case WireMode.Normal ignored -> true;
      case WireMode.Slow ignored -> true;
      case WireMode.WrongLength ignored -> true;
      case WireMode.Garbage ignored -> true;
      case WireMode.Foreign ignored -> true;
      case WireMode.Stuck ignored -> true;
      case WireMode.Sentinel ignored -> true;
    };
  }

  /** True when it may speak unasked. */
  boolean talkative() {
    return !block.heard().isEmpty();
  }
}
