package org.gengfu.center.dispatch;

import java.time.Instant;
import org.gengfu.center.stock.MoveAsk;
import org.gengfu.core.stock.StockInput;

/** Moves of parts by hand. */
final class DispatchMoves {
  private DispatchMoves() {}

  static MoveAsk to(String place, String serial) {
    return ask("move", new StockInput.Move(serial, place));
  }

  static MoveAsk gone(String serial) {
    return ask("scrap", new StockInput.Scrap(serial, "broken"));
  }

  static MoveAsk received(String serial) {
    return ask("receive", new StockInput.Receive(serial, "CAM-A", "store", false));
  }

  static MoveAsk kept(String serial, String order, Instant until) {
    return ask("reserve", new StockInput.Reserve(serial, order, until.toEpochMilli()));
  }

  private static MoveAsk ask(String act, StockInput.OfPart input) {
    return new MoveAsk(null, "wang", act, "", new MoveAsk.Wish.Of(input));
  }
}
