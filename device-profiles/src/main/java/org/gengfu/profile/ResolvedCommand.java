package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command of several steps. The first step that fails ends it.
 *
 * @param id unique within the device's commands
 * @param titles name by language
 * @param role least role of who may give it
 * @param guard must be true when it is given; unknown refuses; or null
 * @param conduct what else is kept to
 * @param doc long description, empty for none
 * @param steps at least one
 */
public record ResolvedCommand(
    String id,
    Map<String, String> titles,
    String role,
    @Nullable Expression guard,
    WriteConduct conduct,
    String doc,
    List<CommandStep> steps) {
  public ResolvedCommand {
    titles = Map.copyOf(titles);
    steps = List.copyOf(steps);
  }
}
