package org.gengfu.core.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the machine decided. */
public sealed interface CommandFact {
  /**
   * It goes on.
   *
   * @param by who decided, null for nobody
   * @param why the reason, empty for none
   * @param deadline when time decides next; null for never
   */
  record Moved(CommandState to, @Nullable String by, String why, @Nullable Instant deadline)
      implements CommandFact {}

  /** It stays as it is. */
  record Ignored(String why) implements CommandFact {}
}
