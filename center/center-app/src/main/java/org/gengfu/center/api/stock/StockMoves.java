package org.gengfu.center.api.stock;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.stock.MoveAsk;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.Papers;
import org.gengfu.core.stock.StockInput;
import org.jspecify.annotations.Nullable;

/** Reads what is to be done with a part. Any thread. */
final class StockMoves {
  /** The fields that a move may have. */
  static final Set<String> FIELDS =
      Set.of(
          "id",
          "do",
          "serial",
          "sku",
          "place",
          "order",
          "device",
          "until",
          "borrower",
          "shop",
          "works",
          "found",
          "ownerBound",
          "tested",
          "price",
          "currency",
          "certificate",
          "replaces",
          "site",
          "reason");

  private static final int MAX_ID = 100;
  private static final int MAX_REASON = 500;
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final StockDesk desk;

  StockMoves(StockDesk desk) {
    this.desk = desk;
  }

  MoveAsk read(Request request, Instant now) {
    Request.Fields fields = request.fields(FIELDS);
    String id = fields.text("id", 8, 64);
    if (!id.matches("[A-Za-z0-9-]{8,64}")) {
      throw ProblemException.badField("id", "must be a UUID or another word of letters and digits");
    }
    String act = fields.text("do", 1, 16);
    String reason = fields.text("reason", "", MAX_REASON).strip();
    MoveAsk.Wish wish =
        act.equals("reserve") && !fields.has("serial")
            ? any(fields, now)
            : new MoveAsk.Wish.Of(input(act, fields, reason, now));
    return new MoveAsk(id, request.caller().name(), act, reason, wish);
  }

  private MoveAsk.Wish any(Request.Fields fields, Instant now) {
    SortedSet<String> skus = new TreeSet<>();
    String site = fields.has("site") ? word(fields, "site") : "";
    boolean tested = false;
    if (fields.has("sku")) {
      skus.addAll(desk.book().skus().doing(word(fields, "sku")));
    } else {
      List<Need> needs = desk.needs(word(fields, "device"), now);
      if (needs.isEmpty() || needs.getFirst().skus().isEmpty()) {
        throw ProblemException.badField("device", "needs no part that is known; name the sku");
      }
      skus.addAll(needs.getFirst().skus());
      site = needs.getFirst().site();
      tested = needs.getFirst().tested();
    }
    return new MoveAsk.Wish.Any(skus, word(fields, "order"), until(fields, now), site, tested);
  }

  private static String word(Request.Fields fields, String name) {
    String text = fields.text(name, 1, MAX_ID).strip();
    if (text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl)) {
      throw ProblemException.badField(name, "must be a word of 1 to " + MAX_ID + " characters");
    }
    return text;
  }

  private static long until(Request.Fields fields, Instant now) {
    if (!fields.has("until")) {
      return now.plus(KEPT).toEpochMilli();
    }
    Instant until = fields.time("until");
    if (until.isAfter(now.plus(LONGEST))) {
      throw ProblemException.badField(
          "until", "must be at most " + LONGEST.toDays() + " days ahead");
    }
    return until.toEpochMilli();
  }

  private StockInput.OfPart input(String act, Request.Fields fields, String reason, Instant now) {
    String serial = word(fields, "serial");
    return switch (act) {
      case "receive" ->
          new StockInput.Receive(
              serial,
              sku(fields),
              word(fields, "place"),
              bound(fields),
              tested(fields, now),
              papers(fields));
      case "correct" -> new StockInput.Correct(serial, bound(fields), papers(fields));
      case "reserve" -> new StockInput.Reserve(serial, word(fields, "order"), until(fields, now));
      case "release" -> new StockInput.Release(serial, word(fields, "order"));
      case "issue" -> new StockInput.Issue(serial, word(fields, "order"));
      case "install" ->
          new StockInput.Install(serial, word(fields, "order"), word(fields, "device"));
      case "return" -> new StockInput.Return(serial, word(fields, "order"), word(fields, "place"));
      case "dismantle" ->
          new StockInput.Dismantle(
              serial, sku(fields), word(fields, "device"), word(fields, "place"), bound(fields));
      case "repair" -> new StockInput.SendToRepair(serial, word(fields, "shop"));
      case "repaired" -> new StockInput.Repaired(serial, word(fields, "place"));
      case "lend" -> new StockInput.Lend(serial, word(fields, "borrower"), until(fields, now));
      case "give_back" -> new StockInput.GiveBack(serial, word(fields, "place"));
      case "scrap" -> new StockInput.Scrap(serial, reason);
      case "move" -> new StockInput.Move(serial, word(fields, "place"));
      case "test" -> new StockInput.Test(serial, fields.flag("works"));
      case "count" ->
          new StockInput.Count(
              serial, fields.has("place") ? word(fields, "place") : "", fields.flag("found"));
      default ->
          throw ProblemException.badField(
              "do",
              "must be one of receive, correct, reserve, release, issue, install, return, dismantle,"
                  + " repair, repaired, lend, give_back, scrap, move, test, count");
    };
  }

  private String sku(Request.Fields fields) {
    String sku = word(fields, "sku");
    if (!desk.book().skus().skus().containsKey(sku)) {
      throw ProblemException.badField("sku", "is not in the catalogue; import it first");
    }
    return sku;
  }

  private static boolean bound(Request.Fields fields) {
    return fields.has("ownerBound") && fields.flag("ownerBound");
  }

  private static @Nullable Long tested(Request.Fields fields, Instant now) {
    if (!fields.has("tested")) {
      return null;
    }
    Instant at = fields.time("tested");
    if (at.isAfter(now)) {
      throw ProblemException.badField("tested", "must not be in the future");
    }
    return at.toEpochMilli();
  }

  private static Papers papers(Request.Fields fields) {
    String currency = fields.text("currency", "CNY", 3);
    if (!currency.matches("[A-Z]{3}")) {
      throw ProblemException.badField("currency", "has three capital letters");
    }
    return new Papers(
        price(fields),
        currency,
        fields.text("certificate", "", 200).strip(),
        fields.has("replaces") ? word(fields, "replaces") : "");
  }

  private static @Nullable Long price(Request.Fields fields) {
    if (!fields.has("price")) {
      return null;
    }
    JsonNode value = fields.node().get("price");
    try {
      BigDecimal price =
          value.isTextual() ? new BigDecimal(value.textValue()) : value.decimalValue();
      long cents = price.movePointRight(2).longValueExact();
      if ((value.isNumber() || value.isTextual()) && cents >= 0 && cents <= 100_000_000_000L) {
        return cents;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // said below
    }
    throw ProblemException.badField("price", "must be an amount with at most two digits");
  }
}
