package org.gengfu.center.stock;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.center.store.FactSink;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.travel.GeoPoint;

/** Facts about the stock as the journal keeps them: rows of lines of JSON. Stateless. */
final class StockJson {
  /** Kind of the journal's rows. */
  static final String KIND = "stock.facts";

  private static final String SUBJECT = "stock";

  /** The most lines of one row. */
  private static final int MOST_LINES = 500;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private StockJson() {}

  static void journal(StockDraft draft, FactSink sink, Instant now) {
    List<String> lines = new ArrayList<>();
    for (StockImport list : draft.taken()) {
      list.skus().forEach(row -> lines.add(line(row.value())));
      list.places().forEach(row -> lines.add(line(row.value())));
    }
    draft.moves().forEach(move -> lines.add(line(move)));
    draft.changed().values().forEach(part -> lines.add(line(part)));
    for (int from = 0; from < lines.size(); from += MOST_LINES) {
      List<String> some = lines.subList(from, Math.min(from + MOST_LINES, lines.size()));
      sink.add(now, KIND, SUBJECT, String.join("\n", some));
    }
  }

  private static String line(Move move) {
    ObjectNode node = JSON.createObjectNode();
    node.put("move", move.act());
    node.put("id", move.id());
    node.put("serial", move.serial());
    node.put("by", move.by());
    node.put("outcome", move.outcome().name().toLowerCase(Locale.ROOT));
    node.put("why", move.why().en());
    node.put("reason", move.reason());
    return node.toString();
  }

  private static String line(Part part) {
    ObjectNode node = JSON.createObjectNode();
    node.put("part", part.serial());
    node.put("sku", part.sku());
    node.put("place", part.place());
    node.put("state", part.state().name().toLowerCase(Locale.ROOT));
    node.put("holder", part.holder());
    node.put("ownerBound", part.ownerBound());
    if (part.untilMillis() != Long.MAX_VALUE) {
      node.put("until", Instant.ofEpochMilli(part.untilMillis()).toString());
    }
    Long tested = part.testedMillis();
    if (tested != null) {
      node.put("tested", Instant.ofEpochMilli(tested).toString());
    }
    node.put("priceCents", part.papers().priceCents());
    node.put("currency", part.papers().currency());
    node.put("certificate", part.papers().certificate());
    node.put("replaces", part.papers().replaces());
    return node.toString();
  }

  private static String line(Sku sku) {
    ObjectNode node = JSON.createObjectNode();
    node.put("kind", sku.id());
    node.put("zh", sku.zh());
    node.put("en", sku.en());
    node.put("sort", sku.sort().name().toLowerCase(Locale.ROOT));
    sku.fits().forEach(node.putArray("fits")::add);
    sku.substitutes().forEach(node.putArray("substitutes")::add);
    node.put("minimum", sku.minimum());
    node.put("testDays", sku.testDays());
    node.put("swapMinutes", sku.swapMinutes());
    node.put("media", sku.media());
    return node.toString();
  }

  private static String line(Place place) {
    ObjectNode node = JSON.createObjectNode();
    node.put("lies", place.id());
    node.put("sort", place.kind().name().toLowerCase(Locale.ROOT));
    node.put("name", place.name());
    GeoPoint point = place.point();
    if (point != null) {
      node.put("lat", point.lat());
      node.put("lon", point.lon());
    }
    node.put("hours", place.hours().text());
    return node.toString();
  }
}
