package org.gengfu.profile.lint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;

/**
 * How long the questions of one device keep a Modbus RTU line busy: bytes of question and answer
 * (Modbus over serial line V1.02, 2.3 and 2.5.1), silences, and the device's time to answer.
 * Immutable; any thread.
 *
 * @param baud bits per second
 * @param bitsPerByte start, data, parity and stop bits of one byte, 10 to 12
 * @param turnaround how long a device takes to begin its answer
 */
public record LineCost(int baud, int bitsPerByte, Duration turnaround) {
  /** Bytes of a question: unit, function, address, count, CRC. */
  private static final int QUESTION = 8;

  /** Bytes of an answer beside its data: unit, function, count, CRC. */
  private static final int ANSWER = 5;

  /** Characters of silence around question and answer together. */
  private static final double SILENCE = 7;

  /**
   * One question.
   *
   * @param poll its polling class
   * @param table where
   * @param first 0-based address
   * @param count registers or bits
   * @param points how many points it brings
   */
  public record Question(PollClass poll, ModbusTable table, int first, int count, int points) {}

  /** Seconds that a question and its answer keep the line busy. */
  public double seconds(Question question, ModbusBlock block) {
    int data =
        question.table().holdsRegisters() ? question.count() * 2 : (question.count() + 7) / 8;
    double characters = QUESTION + ANSWER + data + SILENCE;
    double rest = turnaround.toMillis() + block.gap().toMillis();
    return characters * bitsPerByte / baud + rest / 1000.0;
  }

  /** The questions of a profile, laid out by the limits of its block. */
  public static List<Question> questions(ResolvedProfile profile, ModbusBlock block) {
    List<Question> questions = new ArrayList<>();
    for (PollClass poll : List.of(PollClass.FAST, PollClass.NORMAL, PollClass.SLOW)) {
      for (ModbusTable table : ModbusTable.values()) {
        questions.addAll(questions(profile, block, poll, table));
      }
    }
    return questions;
  }

  private static List<Question> questions(
      ResolvedProfile profile, ModbusBlock block, PollClass poll, ModbusTable table) {
    List<RegisterSource> sources = new ArrayList<>();
    for (ResolvedPoint point : profile.points()) {
      if (point.poll() == poll
          && point.source() instanceof RegisterSource source
          && source.table() == table) {
        sources.add(source);
      }
    }
    sources.sort(Comparator.comparingInt(RegisterSource::address));
    int most = table.holdsRegisters() ? block.maxRegisters() : block.maxBits();
    List<Question> questions = new ArrayList<>();
    for (RegisterSource source : sources) {
      int end = source.address() + source.registers();
      Question last = questions.isEmpty() ? null : questions.getLast();
      boolean joins =
          last != null
              && !(block.singleReads() && source.address() != last.first())
              && source.address() - (last.first() + last.count()) <= block.maxGap()
              && end - last.first() <= most
              && !avoids(block, table, last.first() + last.count(), source.address());
      if (joins && last != null) {
        int count = Math.max(last.count(), end - last.first());
        questions.removeLast();
        questions.add(new Question(poll, table, last.first(), count, last.points() + 1));
      } else {
        questions.add(new Question(poll, table, source.address(), source.registers(), 1));
      }
    }
    return questions;
  }

  private static boolean avoids(ModbusBlock block, ModbusTable table, int from, int to) {
    for (AddressRange range : block.avoid()) {
      boolean here = range.table() == null || range.table() == table;
      if (here && range.first() < to && range.last() >= from) {
        return true;
      }
    }
    return false;
  }

  /** The share of the line's time that one device of this profile takes, 1 being all of it. */
  public double utilisation(ResolvedProfile profile, ModbusBlock block) {
    double share = 0;
    for (Question question : questions(profile, block)) {
      Duration period = profile.polling().getOrDefault(question.poll(), Duration.ofSeconds(5));
      share += seconds(question, block) * 1000 / period.toMillis();
    }
    return share;
  }
}
