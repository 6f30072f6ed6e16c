package org.gengfu.core.stock;

/** What happened in the stock. A state follows from the facts alone. */
public sealed interface StockFact {
  /** A part is as it says from now on. */
  record Became(Part part, Why why) implements StockFact {}

  /** The same had been done before; nothing changes, and whoever asked may go on. */
  record AlreadySo(String serial, Why why) implements StockFact {}

  /** It cannot be done, because; what to do instead is said. */
  record Refused(String serial, Why why) implements StockFact {}
}
