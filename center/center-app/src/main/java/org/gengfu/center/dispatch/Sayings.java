package org.gengfu.center.dispatch;

import java.util.Map;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.dispatch.WhyText;
import org.gengfu.core.stock.Place;

/** Says reasons in both languages, with the names of places. Any thread. */
record Sayings(WhyText zh, WhyText en) {
  static Sayings of(Outlook outlook) {
    return new Sayings(
        new WhyText(true, id -> place(outlook, id)), new WhyText(false, id -> place(outlook, id)));
  }

  /** What a place is called; a vehicle goes by its driver. */
  static String place(Outlook outlook, String id) {
    Place place = outlook.places().places().get(id);
    Technician driver = outlook.technicians().get(id);
    return driver != null ? driver.name() : place != null ? place.name() : id;
  }

  /** A text in both languages. */
  Map<String, String> both(java.util.function.Function<WhyText, String> says) {
    return Map.of("zh", says.apply(zh), "en", says.apply(en));
  }
}
