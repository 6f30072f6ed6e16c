package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.store.FactSink;

/**
 * What hangs into the writer's transactions: it sees what each of them changes, decides what
 * follows from it, and has that committed together with it. All methods are called by the writer's
 * thread (or before it begins), none at the same time as another.
 *
 * <p>In each transaction: {@link #decide}, then, if anything of all is to be stored, {@link
 * #store}, then {@link #accepted}. What was decided holds from {@link #accepted} on; when the
 * transaction fails, {@link #load} is called before anything else, and what was decided is to be
 * dropped.
 */
public interface WatchPart {
  /** Reads what is committed: at the start, and after a failed transaction. */
  void load(Connection connection) throws SQLException;

  /** Looks at what is about to be committed. It may add to it by {@link Committing}'s methods. */
  void decide(Committing change);

  /** True when this part has something to store in the transaction that is being drafted. */
  boolean hasNews();

  /** Writes what was decided; called also when there is no news. */
  void store(Connection connection, FactSink facts) throws SQLException;

  /**
   * It is committed.
   *
   * @return what pages are to be told
   */
  List<LiveEvent> accepted();

  /**
   * When time itself is the next news for this part, by what is committed; a transaction is then
   * begun for it.
   */
  Optional<Instant> nextDeadline();

  /** Id of the maintenance window that covers a node of the field at an instant, if any does. */
  default Optional<String> maintenance(String node, Instant now) {
    return Optional.empty();
  }
}
