package org.gengfu.center.clock;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gengfu.center.maintenance.PlannedWork;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Text;
import org.gengfu.notify.NotifyInput;

/**
 * What clocks work with.
 *
 * @param book the contracts as they are now; any thread
 * @param work planned work
 * @param orders what people do
 * @param lead how long a part takes
 * @param titles what an order is called, by its number; any thread, and at once
 * @param teller has people told something in the transaction that is being drafted
 * @param pages address of the center's pages, empty when nobody said
 */
public record ClockSetup(
    Supplier<ContractBook> book,
    PlannedWork work,
    OrderMark.Source orders,
    SpareLead lead,
    Function<String, Text> titles,
    Consumer<NotifyInput> teller,
    String pages) {
  /** Of contracts alone. */
  public static ClockSetup of(Supplier<ContractBook> book) {
    return new ClockSetup(
        book,
        PlannedWork.NONE,
        OrderMark.Source.NONE,
        SpareLead.UNKNOWN,
        order -> new Text(order, order),
        input -> {},
        "");
  }

  /** The same with planned work. */
  public ClockSetup with(PlannedWork planned) {
    return new ClockSetup(book, planned, orders, lead, titles, teller, pages);
  }

  /** The same with orders. */
  public ClockSetup with(OrderMark.Source marks) {
    return new ClockSetup(book, work, marks, lead, titles, teller, pages);
  }

  /** The same with somebody who tells people. */
  public ClockSetup with(Consumer<NotifyInput> telling, String address) {
    return new ClockSetup(book, work, orders, lead, titles, telling, address);
  }

  /** The same with what a part takes. */
  public ClockSetup with(SpareLead takes) {
    return new ClockSetup(book, work, orders, takes, titles, teller, pages);
  }

  /** The same with what orders are called. */
  public ClockSetup named(Function<String, Text> called) {
    return new ClockSetup(book, work, orders, lead, called, teller, pages);
  }
}
