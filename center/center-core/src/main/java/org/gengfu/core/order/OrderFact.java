package org.gengfu.core.order;

/** What became of a deed. A state follows from the facts alone. */
public sealed interface OrderFact {
  /** The deed. */
  Deed deed();

  /** It was done, and the order is so far now. */
  record Done(Deed deed, Stage stage) implements OrderFact {}

  /** It was known already. */
  record Repeated(Deed deed) implements OrderFact {}

  /**
   * It was done, but something else had been done meanwhile. Nobody's work is dropped: the desk
   * decides, and both are told.
   */
  record Conflict(Deed deed, Why why) implements OrderFact {}

  /** It cannot be done; what to do instead is said. It leaves no trace in the order. */
  record Refused(Deed deed, Why why) implements OrderFact {}
}
