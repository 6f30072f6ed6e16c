package org.gengfu.center.store;

import java.sql.SQLException;

/**
 * PostgreSQL does not answer, or refuses for now, e.g. because its disk is full. Try again later.
 */
public final class StoreOfflineException extends StoreException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_TEXT = 300;

  private StoreOfflineException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What an SQL error means: offline for the classes 08 (connection), 53 (resources, e.g. disk
   * full), 57 (operator intervention), 58 (system error) and 40 (rolled back), else a broken
   * promise (PostgreSQL documentation, appendix A).
   */
  public static StoreException of(SQLException e) {
    String state = e.getSQLState();
    boolean passing =
        state == null
            || state.startsWith("08")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("58")
            || state.startsWith("40");
    // A batch's own message holds all its data; what the server said is the next one.
    SQLException said = e.getNextException() == null ? e : e.getNextException();
    String text = String.valueOf(said.getMessage());
    String message =
        "PostgreSQL: " + (text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    return passing ? new StoreOfflineException(message, e) : new StoreException(message, e);
  }
}
