package org.gengfu.center.api.order;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.time.Clock;
import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.alarm.AlarmViews;
import org.gengfu.center.api.device.DeviceNotes;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.api.paper.PaperOperations;
import org.gengfu.center.order.Ledgers;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.order.PhotoShelf;
import org.gengfu.center.paper.RegisterWords;
import org.gengfu.center.watch.AlarmList;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.report.paper.PaperFormat;

/** The operations about work orders, the phone and the registers, put together. */
public final class OrderOperations {
  private static final String ORDERS = "/api/v1/orders";
  private static final String LEDGER = "/api/v1/ledgers/{ledger}";
  private static final String PUSH = "/api/v1/push";
  private static final String PHONE = "/api/v1/phone";

  private OrderOperations() {}

  /** The handlers, put together; pages are told of orders from now on. */
  public static List<Operation> of(ApiParts parts, Places places, AlarmViews alarms, Audit audit) {
    OrderDesk desk = parts.service().orders();
    LivePicture picture = parts.watch().picture();
    Clock clock = parts.clock();
    OrderQuery query = new OrderQuery(parts.database());
    Ledgers ledgers =
        new Ledgers(parts.database(), new RegisterWords(PaperOperations.sources(parts, places)));
    PhotoShelf shelf = PaperOperations.shelf(parts);
    OrderViews views = new OrderViews(desk, places, picture);
    desk.show(views::row);
    OrderDetails details =
        new OrderDetails(views, query, shelf, ledgers, picture, places, desk.terms());
    OrderHandlers orders = new OrderHandlers(desk, query, details, shelf, audit, clock);
    DeviceCards cards =
        new DeviceCards(
            picture,
            details,
            new AlarmList(parts.database()),
            alarms,
            new DeviceNotes(parts.notes()),
            places);
    return all(
        orders,
        new PhoneHandlers(desk, orders, details, cards, audit, clock),
        new PhotoHandlers(desk, query, shelf),
        new LedgerHandlers(ledgers, parts.settings().cameras().contract().calendar().zone(), clock),
        new PushHandlers(parts.service().push(), parts.messages()::reachesByText));
  }

  private static List<Operation> all(
      OrderHandlers orders,
      PhoneHandlers phone,
      PhotoHandlers photos,
      LedgerHandlers ledgers,
      PushHandlers push) {
    return List.of(
        new Operation("orders", GET, ORDERS, VIEWER, orders::orders),
        new Operation("openOrder", POST, ORDERS, OPERATOR, orders::open),
        new Operation("order", GET, ORDERS + "/{id}", VIEWER, orders::order),
        new Operation("orderDeeds", POST, ORDERS + "/{id}/deeds", VIEWER, orders::deeds),
        new Operation("orderPhoto", GET, ORDERS + "/{id}/photos/{photo}", VIEWER, orders::photo),
        new Operation("labels", GET, "/api/v1/labels", VIEWER, phone::labels),
        new Operation("phoneToday", GET, PHONE + "/today", VIEWER, phone::today),
        new Operation("phoneDevice", GET, PHONE + "/device", VIEWER, phone::device),
        new Operation("phoneSync", POST, PHONE + "/sync", VIEWER, phone::sync),
        new Operation("phonePhoto", GET, PHONE + "/photos/{id}", VIEWER, photos::photo),
        new Operation("putPhoto", PUT, PHONE + "/photos/{id}", VIEWER, photos::put),
        new Operation("ledger", GET, LEDGER, VIEWER, ledgers::ledger),
        new Operation(
            "ledgerSheet",
            GET,
            LEDGER + "/export.xlsx",
            VIEWER,
            request -> ledgers.file(request, PaperFormat.XLSX)),
        new Operation(
            "ledgerPages",
            GET,
            LEDGER + "/export.pdf",
            VIEWER,
            request -> ledgers.file(request, PaperFormat.PDF)),
        new Operation("pushKey", GET, PUSH + "/key", VIEWER, push::key),
        new Operation("pushSubscribe", POST, PUSH + "/subscriptions", VIEWER, push::subscribe),
        new Operation(
            "pushUnsubscribe", DELETE, PUSH + "/subscriptions", VIEWER, push::unsubscribe));
  }
}
