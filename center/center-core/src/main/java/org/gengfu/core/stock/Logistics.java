package org.gengfu.core.stock;

import java.util.OptionalLong;

/** How things get from one place to another. Implementations are pure for one reading. */
public interface Logistics {
  /** When a part can leave a place at the earliest; empty when nobody can hand it out. */
  OptionalLong leaves(String place, long atMillis);

  /** How long the way takes when one leaves then, milliseconds; empty when there is none. */
  OptionalLong travel(String from, String to, long leaveMillis);
}
