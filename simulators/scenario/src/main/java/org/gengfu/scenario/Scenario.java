package org.gengfu.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * A whole scenario.
 *
 * @param name its file's name
 * @param room the simulated room
 * @param center template of the center's settings
 * @param edges the edge agents
 * @param register what the center's register of cameras says, by parts of the room
 * @param timeline what happens, in order of time
 * @param expectations what must be so at the end
 */
public record Scenario(
    String name,
    Path room,
    Path center,
    List<Edge> edges,
    List<CameraPart> register,
    List<Step> timeline,
    List<Expectation> expectations) {
  /** Most steps and most expectations. */
  static final int MOST = 1_000;

  public Scenario {
    edges = List.copyOf(edges);
    register = List.copyOf(register);
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
