package org.gengfu.center.paper;

import java.time.Instant;
import java.util.stream.Collectors;
import org.gengfu.center.order.Ledgers;
import org.gengfu.report.Language;
import org.gengfu.telemetry.TelemetryException;

/**
 * The working environment (工作环境) of a fault as the repair ledger has it: temperatures and
 * humidities of its site, of the ten minutes before. Any thread that may block.
 */
public final class RoomAir implements Ledgers.Air {
  /** Most values of one row. */
  static final int MOST = 6;

  private static final String NO_ANSWER = "遥测存储未答复";

  private final PaperSources sources;

  public RoomAir(PaperSources sources) {
    this.sources = sources;
  }

  @Override
  public String at(String device, String site, Instant time) {
    String place =
        site.isEmpty()
            ? sources.field().of(sources.picture().incidents().graph(), device).site()
            : site;
    if (place.isEmpty()) {
      return "";
    }
    try {
      return new Surroundings(sources, Language.ZH)
          .air(place, time, MOST).stream()
              .map(each -> each.what() + " " + each.value())
              .collect(Collectors.joining("；"));
    } catch (TelemetryException e) {
      return NO_ANSWER;
    }
  }
}
