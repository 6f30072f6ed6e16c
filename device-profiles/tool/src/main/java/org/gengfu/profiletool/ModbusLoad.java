package org.gengfu.profiletool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.lint.LineCost;

/**
 * What a Modbus RTU line carries (Modbus over serial line V1.02: unit addresses 1 to 247). Pure.
 */
final class ModbusLoad {
  private static final int MOST_UNITS = 247;

  private ModbusLoad() {}

  static LineLoad of(ResolvedProfile profile, ModbusBlock block, LineCost line) {
    List<LineCost.Question> questions = LineCost.questions(profile, block);
    List<LineLoad.Share> shares = new ArrayList<>();
    for (PollClass poll : List.of(PollClass.FAST, PollClass.NORMAL, PollClass.SLOW)) {
      List<LineCost.Question> own =
          questions.stream().filter(question -> question.poll() == poll).toList();
      if (!own.isEmpty()) {
        shares.add(
            new LineLoad.Share(
                poll.name().toLowerCase(Locale.ROOT),
                profile.polling().getOrDefault(poll, Duration.ofSeconds(5)),
                own.size(),
                own.stream().mapToInt(LineCost.Question::points).sum(),
                own.stream().mapToDouble(q -> line.seconds(q, block)).sum()));
      }
    }
    return new LineLoad(profile.id(), line.baud(), shares, MOST_UNITS, List.of());
  }
}
