package org.gengfu.profiletool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Frame;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.profile.serial.SerialSource;
import org.gengfu.profile.serial.Template;
import org.jspecify.annotations.Nullable;

/**
 * What a line carries of a serial profile: the characters of each question by its template and
 * frame and of each answer by its example, with the pauses that the profile prescribes. What
 * escapes add is not counted. Pure.
 *
 * @param baud bits per second, 0 for what the profile says
 * @param bits start, data, parity and stop bits of a character, 0 for what the profile says
 * @param reaction how long a device takes to begin its answer
 */
record SerialLoad(int baud, int bits, Duration reaction) {
  /** Where neither user nor profile says it. */
  static final int USUAL_BAUD = 9_600;

  LineLoad of(ResolvedProfile profile, SerialBlock block) {
    Map<PollClass, Map<String, Integer>> asked = new LinkedHashMap<>();
    TreeSet<String> longest = new TreeSet<>();
    fastest(profile, block)
        .forEach((question, poll) ->
            asked
                .computeIfAbsent(poll, p -> new LinkedHashMap<>())
                .put(question, points(profile, question)));
    List<LineLoad.Share> shares = new ArrayList<>();
    for (PollClass poll : List.of(PollClass.FAST, PollClass.NORMAL, PollClass.SLOW)) {
      Map<String, Integer> own = asked.getOrDefault(poll, Map.of());
      double seconds = 0;
      for (String id : own.keySet()) {
        Question question = block.questions().get(id);
        seconds += question == null ? 0 : seconds(question, block);
        if (question != null && question.answer() != null && unknown(question.answer())) {
          longest.add(id);
        }
      }
      if (!own.isEmpty()) {
        shares.add(
            new LineLoad.Share(
                poll.name().toLowerCase(Locale.ROOT),
                profile.polling().getOrDefault(poll, Duration.ofSeconds(5)),
                own.size(),
                own.values().stream().mapToInt(Integer::intValue).sum(),
                seconds));
      }
    }
    SerialBlock.Address address = block.address();
    int most = address == null ? 1 : address.max() - address.min() + 1;
    return new LineLoad(profile.id(), baud(block), shares, most, notes(block, longest));
  }

  /** An answer is asked for once for all its points, as often as the most frequent of them. */
  private static Map<String, PollClass> fastest(ResolvedProfile profile, SerialBlock block) {
    Map<String, PollClass> fastest = new LinkedHashMap<>();
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof SerialSource source
          && source.place() != null
          && block.questions().containsKey(source.answer())) {
        fastest.merge(source.answer(), point.poll(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    return fastest;
  }

  private static int points(ResolvedProfile profile, String question) {
    int points = 0;
    for (ResolvedPoint point : profile.points()) {
      boolean here =
          point.source() instanceof SerialSource source
              && source.place() != null
              && source.answer().equals(question);
      points += here ? 1 : 0;
    }
    return points;
  }

  private List<String> notes(SerialBlock block, TreeSet<String> longest) {
    List<String> notes = new ArrayList<>();
    if (!longest.isEmpty()) {
      notes.add(
          "counted with the longest frame, because the profile gives no example of the answer: "
              + String.join(", ", longest));
    }
    if (block.address() == null) {
      notes.add("the device has no address: one to a line");
    }
    if (!block.heard().isEmpty()) {
      int length = block.heard().values().stream().mapToInt(SerialLoad::characters).max().orElse(0);
      double each = length * (double) bits(block) / baud(block);
      notes.add(
          String.format(
              Locale.ROOT,
              "not counted is what devices say unasked; the longest of it takes %.0f ms",
              each * 1000));
    }
    return notes;
  }

  private int baud(SerialBlock block) {
    return baud > 0 ? baud : block.line().baud() > 0 ? block.line().baud() : USUAL_BAUD;
  }

  private int bits(SerialBlock block) {
    SerialBlock.Line line = block.line();
    int parity = line.parity() == SerialBlock.Parity.NONE ? 0 : 1;
    return bits > 0 ? bits : 1 + line.dataBits() + parity + line.stopBits();
  }

  /** Seconds that a question and its answer keep the line busy. */
  double seconds(Question question, SerialBlock block) {
    int sent = characters(question);
    Answer answer = question.answer();
    int heard = answer == null ? 0 : characters(answer);
    SerialBlock.Timing timing = block.timing();
    Duration rest =
        timing.gap().plus(timing.turnaround()).plus(timing.sendGap().multipliedBy(sent - 1L));
    if (answer != null) {
      rest = rest.plus(reaction);
      rest = answer.frame().endsByPause() ? rest.plus(timing.byteGap()) : rest;
    }
    return (sent + heard) * (double) bits(block) / baud(block) + rest.toNanos() / 1e9;
  }

  /** Characters of a question on the wire. */
  static int characters(Question question) {
    Frame frame = question.frame();
    int body = 0;
    for (Template.Piece piece : question.send().pieces()) {
      body +=
          switch (piece) {
            case Template.Fixed fixed -> fixed.bytes().length();
            case Template.Hole hole -> width(hole.form());
          };
    }
    Frame.@Nullable LengthField length = frame.length();
    int sum = frame.checksum() == null ? 0 : frame.checksum().bytes();
    int field = length == null ? 0 : length.bytes();
    return frame.start().length() + body + field + sum + frame.end().length();
  }

  private static int width(Template.Form form) {
    int point = form.style() == Template.Style.DECIMAL && form.decimals() > 0 ? 1 : 0;
    return Math.max(1, form.width()) + (point == 0 ? 0 : form.decimals() + point);
  }

  /** Characters of an answer: of its example, of a frame of fixed length, at worst of any frame. */
  private static int characters(Answer answer) {
    int example = answer.example().length();
    int fixed = answer.frame().fixed();
    return example > 0 ? example : fixed > 0 ? fixed : answer.frame().max();
  }

  private static boolean unknown(Answer answer) {
    return answer.example().length() == 0 && answer.frame().fixed() == 0;
  }
}
