package org.gengfu.profiletool.trial;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.contract.PointValue;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.gengfu.profile.WriteRule;
import org.gengfu.profiletool.WrongCallException;
import org.jspecify.annotations.Nullable;

/**
 * One point that the user wants to have written, and with what. Immutable; any thread.
 *
 * @param values in the point's unit, each within its rule
 * @param restMillis pause after each
 */
record WriteOrder(ResolvedPoint point, WriteRule rule, List<PointValue> values, long restMillis) {
  static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

  /** Most states of an enumeration that are tried. */
  private static final int MOST_STATES = 16;

  /** A rule whose ends lie farther out than this says nothing about the device. */
  private static final double FAR = 1e9;

  private static final Duration MOST_REST = Duration.ofMinutes(1);

  /** Share of a step by which a value may miss it: it came through binary fractions. */
  private static final double CLOSE = 1e-6;

  WriteOrder {
    values = List.copyOf(values);
  }

  /**
   * What the command line asks for, all of it or nothing.
   *
   * @param words {@code POINT} for both ends of its range, {@code POINT=VALUE} for one value, with
   *     commas between
   * @throws WrongCallException when one of them is no point that may be written and set back
   */
  static List<WriteOrder> parse(List<String> words, ResolvedProfile profile) {
    Set<String> all = new LinkedHashSet<>();
    words.forEach(word -> all.addAll(List.of(word.split(","))));
    List<WriteOrder> orders = new ArrayList<>();
    for (String word : all) {
      if (!word.isBlank()) {
        orders.add(order(word.strip(), profile));
      }
    }
    if (orders.isEmpty()) {
      throw new WrongCallException("--write needs the points: --write POINT,POINT=VALUE");
    }
    return orders;
  }

  private static WriteOrder order(String word, ResolvedProfile profile) {
    int equals = word.indexOf('=');
    String id = equals < 0 ? word : word.substring(0, equals);
    if (profile.commands().stream().anyMatch(each -> ("Commands/" + each.id()).equals(id))
        || profile.commands().stream().anyMatch(each -> each.id().equals(id))) {
      throw new WrongCallException(id + " is a command: commands are never tried");
    }
    ResolvedPoint point = profile.point(id);
    if (point == null) {
      throw new WrongCallException("the profile has no point " + id + " on this device");
    }
    WriteRule rule = point.write();
    if (rule == null || !(point.source() instanceof WireSource)) {
      throw new WrongCallException(id + " is not writable");
    }
    if (!rule.conduct().momentary().isZero()) {
      throw new WrongCallException(
          id + " is set for a moment only, which makes it a command: commands are never tried");
    }
    if (point.decode().lowBit() >= 0) {
      throw new WrongCallException(id + " is a part of a larger number; it cannot be set alone");
    }
    List<PointValue> values =
        equals < 0 ? ends(point, rule) : List.of(value(point, rule, word.substring(equals + 1)));
    int perHour = rule.conduct().perHour();
    if (perHour > 0 && perHour < values.size() + 1) {
      throw new WrongCallException(
          id + " may be set " + perHour + " times in an hour: give one value, " + id + "=VALUE");
    }
    Duration rest = rule.conduct().coolDown();
    if (rest.compareTo(MOST_REST) > 0) {
      throw new WrongCallException(
          id
              + " must be left alone for "
              + rest.toSeconds()
              + " s after each write: set it by hand");
    }
    return new WriteOrder(point, rule, values, rest.toMillis());
  }

  private static PointValue value(ResolvedPoint point, WriteRule rule, String text) {
    if (point.kind() == ValueKind.TEXT) {
      int most = rule.conduct().maxLength();
      if (most > 0 && text.length() > most) {
        throw new WrongCallException(point.id() + " takes at most " + most + " characters");
      }
      return new PointValue.Text(text);
    }
    PointValue value;
    try {
      boolean flag = point.kind() == ValueKind.FLAG && text.matches("true|false");
      value =
          flag ? new PointValue.Flag(text.equals("true")) : number(point, Double.parseDouble(text));
    } catch (IllegalArgumentException e) {
      throw new WrongCallException(point.id() + "=" + text + ": \"" + text + "\" is no number");
    }
    String why = refusal(rule, value);
    if (why != null) {
      throw new WrongCallException(point.id() + "=" + text + " is " + why);
    }
    return value;
  }

  private static PointValue number(ResolvedPoint point, double number) {
    return switch (point.kind()) {
      case FLAG -> new PointValue.Flag(number != 0);
      case WHOLE -> new PointValue.Whole(Math.round(number));
      case REAL, TEXT -> new PointValue.Real(number);
    };
  }

  /** Both ends of the range, or each state. */
  private static List<PointValue> ends(ResolvedPoint point, WriteRule rule) {
    if (point.kind() == ValueKind.TEXT) {
      throw new WrongCallException(point.id() + " is a text: say which, " + point.id() + "=TEXT");
    }
    if (!point.labels().isEmpty()) {
      return new TreeSet<>(point.labels().keySet())
          .stream()
              .filter(state -> state >= rule.min() && state <= rule.max())
              .limit(MOST_STATES)
              .map(state -> number(point, state))
              .toList();
    }
    if (Math.abs(rule.min()) > FAR || Math.abs(rule.max()) > FAR) {
      throw new WrongCallException(
          point.id() + " has no narrow range: say a value, " + point.id() + "=VALUE");
    }
    double steps =
        rule.step() > 0 ? Math.floor((rule.max() - rule.min()) / rule.step() + CLOSE) : 0;
    double high = rule.step() > 0 ? rule.min() + steps * rule.step() : rule.max();
    return List.of(number(point, rule.min()), number(point, high));
  }

  /** Why the rule forbids a value, or null. */
  @Nullable String refusal(PointValue value) {
    return refusal(rule, value);
  }

  private static @Nullable String refusal(WriteRule rule, PointValue value) {
    if (value instanceof PointValue.Text) {
      return null;
    }
    double asked = value.asDouble();
    if (!(asked >= rule.min() && asked <= rule.max())) {
      return "outside " + rule.min() + " to " + rule.max();
    }
    double steps = rule.step() > 0 ? (asked - rule.min()) / rule.step() : 0;
    return Math.abs(steps - Math.rint(steps)) > CLOSE
        ? "not in steps of " + rule.step() + " from " + rule.min()
        : null;
  }
}
