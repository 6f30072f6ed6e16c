package org.gengfu.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.scenario.post.ReceiverKind;

/**
 * A whole scenario.
 *
 * @param name its file's name
 * @param room the simulated room
 * @param center template of the center's settings
 * @param edges the edge agents
 * @param register what the center's register of cameras says, by parts of the room
 * @param drawing what hangs on what
 * @param errands what a person does before the timeline begins
 * @param phones technicians with a phone
 * @param receivers who gets messages, and how each is reached, by id
 * @param timeline what happens, in order of time
 * @param expectations what must be so at the end
 */
public record Scenario(
    String name,
    Path room,
    Path center,
    List<Edge> edges,
    List<CameraPart> register,
    Drawing drawing,
    List<Errand> errands,
    List<PhonePart> phones,
    Map<String, ReceiverKind> receivers,
    List<Step> timeline,
    List<Expectation> expectations) {
  /** Most steps and most expectations. */
  static final int MOST = 1_000;

  public Scenario {
    edges = List.copyOf(edges);
    register = List.copyOf(register);
    errands = List.copyOf(errands);
    phones = List.copyOf(phones);
    receivers = Collections.unmodifiableMap(new LinkedHashMap<>(receivers));
    timeline = timeline.stream().sorted(Comparator.comparing(Step::at)).toList();
    expectations = List.copyOf(expectations);
  }

  /** An edge agent and the template of its settings. */
  public record Edge(String id, Path template) {}

  /** When the last step happens. */
  public Duration length() {
    return timeline.isEmpty() ? Duration.ZERO : timeline.getLast().at();
  }
}
