package org.gengfu.core.command;

/** What happens to a request. */
public sealed interface CommandInput {
  /** A person agrees. */
  record Agree(String by) implements CommandInput {}

  /** A person declines; whoever asked may take the request back so. */
  record Decline(String by, String why) implements CommandInput {}

  /** It is about to be handed to the broker. */
  record Send() implements CommandInput {}

  /** It could not be handed to the broker, and certainly was not. */
  record NotSent(String why) implements CommandInput {}

  /**
   * The edge told what came of it.
   *
   * @param state DONE, REFUSED, FAILED or UNKNOWN
   */
  record Told(CommandState state, String why) implements CommandInput {
    public Told {
      switch (state) {
        case DONE, REFUSED, FAILED, UNKNOWN -> {}
        case ASKED, AGREED, DECLINED, EXPIRED, SENT ->
            throw new IllegalArgumentException("no edge tells " + state);
      }
    }
  }

  /** Time has passed. */
  record TimePassed() implements CommandInput {}
}
