package org.gengfu.scenario.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.scenario.watch.EventParser.Event;
import org.junit.jupiter.api.Test;

class EventParserTest {
  private final EventParser parser = new EventParser();

  @Test
  void putsEventsTogether() {
    assertThat(
            feed(
                "event: hello",
                "data: {\"a\":1}",
                "",
                ": ping",
                "",
                "id: x-17",
                "event: alarm",
                "data: one",
                "data:two",
                ""))
        .containsExactly(
            new Event("hello", "{\"a\":1}", ""), new Event("alarm", "one\ntwo", "x-17"));
    assertThat(parser.lastId()).isEqualTo("x-17");
  }

  @Test
  void anEventThatWasCutIsNone() {
    assertThat(feed("event: alarm", "data: half")).isEmpty();
    assertThat(new EventParser().line("")).isEmpty();
  }

  @Test
  void whatItDoesNotKnowIsIgnored() {
    assertThat(feed("retry: 100", "nonsense", "data: x", ""))
        .containsExactly(new Event("", "x", ""));
  }

  private List<Event> feed(String... lines) {
    List<Event> events = new ArrayList<>();
    for (String line : lines) {
      parser.line(line).ifPresent(events::add);
    }
    return events;
  }
}
