package org.gengfu.center.order;

import java.time.Instant;
import java.util.Optional;
import org.gengfu.center.story.Said;

/** What registers call what orders name by id, and what it was like there. May block. */
public interface LedgerWords {
  /** Nobody knows more: everything is called by its id. */
  LedgerWords NONE = new LedgerWords() {};

  /** A node of the field; its id when nobody named it. */
  default Said device(String node) {
    return Said.same(node);
  }

  /** A site, a warehouse or a vehicle; its id when nobody named it. */
  default Said place(String id) {
    return Said.same(id);
  }

  /** A person, by the account; that itself when nobody named it. */
  default String person(String user) {
    return user;
  }

  /** What kind of part a serial number is of; empty when the stock does not know it. */
  default Optional<Said> part(String serial) {
    return Optional.empty();
  }

  /**
   * Temperatures and humidities then, as people read them; empty when nothing is known. Asked
   * outside of transactions.
   *
   * @param device a node
   * @param site of the order, empty for none
   * @param zh in Chinese, else in English
   */
  default String air(String device, String site, Instant time, boolean zh) {
    return "";
  }
}
