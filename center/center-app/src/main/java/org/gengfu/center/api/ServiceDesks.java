package org.gengfu.center.api;

import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.contract.ContractShelf;
import org.gengfu.center.dispatch.DispatchDesk;
import org.gengfu.center.inspection.InspectionDesk;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.paper.PaperDesk;
import org.gengfu.center.push.PushDesk;
import org.gengfu.center.stock.StockDesk;

/**
 * Whom pages ask about service under contract.
 *
 * @param contracts what is agreed
 * @param orders who does what
 * @param clocks how much of what is agreed is used up
 * @param push for phones that want to be woken
 * @param stock spare parts and the people who carry them
 * @param dispatch who is sent where
 * @param inspections rounds
 * @param papers what people write into papers and issue
 */
public record ServiceDesks(
    ContractShelf contracts,
    OrderDesk orders,
    ClockDesk clocks,
    PushDesk push,
    StockDesk stock,
    DispatchDesk dispatch,
    InspectionDesk inspections,
    PaperDesk papers) {}
