package org.gengfu.telemetry;

import org.jspecify.annotations.Nullable;

/**
 * A telemetry store could not do what it was asked for. The message says what, why and what to do.
 */
public final class TelemetryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What kind of failure it is, which decides what to do next. */
  public enum Kind {
    /** Too little space on the disk; nothing of the batch counts as written. Passes by itself. */
    DISK_FULL(true),
    /** The store cannot be reached or does not answer. Passes by itself. */
    UNREACHABLE(true),
    /** The store refuses the credential or what was sent; repeating changes nothing. */
    REFUSED(false),
    /** The settings do not fit the store. */
    SETTINGS(false),
    /** The store was closed. */
    CLOSED(false),
    /** Any other failure of the store. */
    FAILED(true);

    private final boolean passing;

    Kind(boolean passing) {
      this.passing = passing;
    }
  }

  /**
   * @param message what failed, why, and what the operator can do
   */
  public TelemetryException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** True when the same call may succeed later without anybody changing anything else. */
  public boolean isWorthRepeating() {
    return kind.passing;
  }
}
