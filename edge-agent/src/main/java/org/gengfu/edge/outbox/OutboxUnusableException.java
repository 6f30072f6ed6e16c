package org.gengfu.edge.outbox;

import org.jspecify.annotations.Nullable;

/** The outbox cannot be opened: nothing may be polled before that is mended. */
public final class OutboxUnusableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String folder;

  OutboxUnusableException(String folder, String why, @Nullable Throwable cause) {
    super("outbox " + folder + " cannot be used: " + why, cause);
    this.folder = folder;
  }

  /** The folder that was asked for. */
  public String folder() {
    return folder;
  }
}
