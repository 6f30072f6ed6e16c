package org.gengfu.center.paper;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gengfu.center.order.LedgerWords;
import org.gengfu.center.story.Said;
import org.gengfu.report.Language;
import org.gengfu.telemetry.TelemetryException;

/**
 * What registers call things, as papers do; and the working environment (工作环境) of a fault:
 * temperatures and humidities of its site, of the ten minutes before. Any thread that may block.
 */
public final class RegisterWords implements LedgerWords {
  /** Most values of one row. */
  static final int MOST = 6;

  private static final Said NO_ANSWER =
      new Said("遥测存储未答复", "the store of telemetry did not answer");

  private final PaperSources sources;

  public RegisterWords(PaperSources sources) {
    this.sources = sources;
  }

  @Override
  public Said device(String node) {
    return sources.names().node(node);
  }

  @Override
  public Said place(String id) {
    return sources.site().apply(id);
  }

  @Override
  public String person(String user) {
    return sources.people().apply(user);
  }

  @Override
  public Optional<Said> part(String serial) {
    return sources.parts().apply(serial);
  }

  @Override
  public String air(String device, String site, Instant time, boolean zh) {
    String place =
        site.isEmpty()
            ? sources.field().of(sources.picture().incidents().graph(), device).site()
            : site;
    if (place.isEmpty()) {
      return "";
    }
    try {
      return new Surroundings(sources, zh ? Language.ZH : Language.EN)
          .air(place, time, MOST).stream()
              .map(each -> each.what() + " " + each.value())
              .collect(Collectors.joining(zh ? "；" : "; "));
    } catch (TelemetryException e) {
      return zh ? NO_ANSWER.zh() : NO_ANSWER.en();
    }
  }
}
