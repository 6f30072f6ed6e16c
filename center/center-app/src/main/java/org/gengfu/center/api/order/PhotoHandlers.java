package org.gengfu.center.api.order;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.order.Photo;
import org.gengfu.center.order.PhotoRefused;
import org.gengfu.center.order.PhotoShelf;
import org.gengfu.center.order.PieceRanges;
import org.gengfu.core.order.OrderState;

/**
 * Photographs that phones send in pieces. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class PhotoHandlers {
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,10})-(\\d{1,10})/(\\d{1,10})");
  private static final Duration LATER = Duration.ofMinutes(10);

  private final OrderDesk desk;
  private final OrderQuery query;
  private final PhotoShelf photos;

  PhotoHandlers(OrderDesk desk, OrderQuery query, PhotoShelf photos) {
    this.desk = desk;
    this.query = query;
    this.photos = photos;
  }

  Answer photo(Request request) {
    String id = id(request);
    return Answer.ok(
        view(photos.find(id).orElseThrow(() -> ProblemException.notFound("photo " + id))));
  }

  Answer put(Request request) {
    Matcher range = RANGE.matcher(request.range());
    if (!range.matches()) {
      throw ProblemException.badField(
          "Content-Range", "must be like bytes 0-262143/1048576: " + request.range());
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    long size = request.whole("size", -1, 1, Long.MAX_VALUE);
    if (Long.parseLong(range.group(3)) != size || last - first + 1 != request.body().length) {
      throw ProblemException.badField(
          "Content-Range", "does not agree with the size, or with the bytes that were sent");
    }
    Photo announced = announced(request, size);
    mayAdd(request, announced.order());
    try {
      return Answer.ok(view(Recording.recorded(() -> put(announced, first, request.body()))));
    } catch (Refusal e) {
      throw problem(e.refused);
    }
  }

  private Photo put(Photo announced, long first, byte[] bytes)
      throws org.gengfu.center.ingest.StoreUnavailableException {
    try {
      return photos.put(announced, first, bytes);
    } catch (PhotoRefused e) {
      throw new Refusal(e);
    }
  }

  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final PhotoRefused refused;

    Refusal(PhotoRefused refused) {
      super(null, refused, false, false);
      this.refused = refused;
    }
  }

  private static ProblemException problem(PhotoRefused refused) {
    String why = String.valueOf(refused.getMessage());
    return switch (refused.why()) {
      case WRONG -> new ProblemException(ProblemException.Code.BAD_REQUEST, why);
      case BROKEN -> new ProblemException(ProblemException.Code.CONFLICT, why);
      case TOO_MUCH -> new ProblemException(ProblemException.Code.TOO_LARGE, why);
      case NO_PICTURE -> new ProblemException(ProblemException.Code.UNSUPPORTED_MEDIA_TYPE, why);
      case DISK_FULL -> ProblemException.busy(LATER, why);
    };
  }

  private static Photo announced(Request request, long size) {
    String sum = request.text("sha256", 64).orElse("");
    if (!sum.matches("[0-9a-f]{64}")) {
      throw ProblemException.badField("sha256", "must be 64 hexadecimal digits");
    }
    Optional<Instant> taken = request.time("taken");
    return new Photo(
        id(request),
        request.text("order", 64).orElse(""),
        request.text("kind", 32).orElse("photo"),
        request.text("name", 200).orElse(""),
        size,
        sum,
        taken.orElse(null),
        request.caller().name(),
        PieceRanges.NONE,
        null,
        null);
  }

  /** Who works on an order, or did, or is of the desk. */
  private void mayAdd(Request request, String id) {
    OrderState order = desk.order(id).orElseThrow(() -> ProblemException.notFound("order " + id));
    String who = request.caller().name();
    boolean may =
        order.isOf(who)
            || request.caller().role().covers(Role.OPERATOR)
            || query.deeds(id).stream().anyMatch(each -> each.by().equals(who));
    if (!may) {
      throw new ProblemException(
          ProblemException.Code.FORBIDDEN, "only who works on the order adds photographs");
    }
  }

  private static String id(Request request) {
    String id = request.pathText("id");
    if (!id.matches("[A-Za-z0-9-]{8,64}")) {
      throw ProblemException.badField("id", "must have 8 to 64 letters, digits and dashes");
    }
    return id;
  }

  private static Map<String, Object> view(Photo photo) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("received", photo.received());
    view.put("complete", photo.complete() != null);
    return view;
  }
}
