package org.gengfu.center.command;

import java.time.Instant;
import org.gengfu.contract.PointValue;
import org.gengfu.core.command.CommandLife;
import org.gengfu.core.command.CommandState;
import org.jspecify.annotations.Nullable;

/**
 * One request to set a point, run a command or reset an alarm.
 *
 * @param id goes over the wire and comes back with the outcome
 * @param number order in which they were asked; 0 before it is stored
 * @param device empty for the edge node itself
 * @param metric a point, {@code Commands/<id>} or {@code Alarms/<id>}
 * @param approval role of the second person, as the birth names it; empty for nobody
 * @param decided when the second person agreed or declined
 * @param ended when nothing more was to come of it
 * @param life where it stands
 */
public record CommandRow(
    String id,
    long number,
    String edge,
    String device,
    String metric,
    PointValue value,
    String approval,
    Instant asked,
    @Nullable Instant decided,
    @Nullable Instant sent,
    @Nullable Instant ended,
    CommandLife life) {

  /** The same after the machine moved it. */
  CommandRow moved(CommandLife next, Instant now) {
    CommandState to = next.state();
    boolean decides = to == CommandState.AGREED || to == CommandState.DECLINED;
    return new CommandRow(
        id,
        number,
        edge,
        device,
        metric,
        value,
        approval,
        asked,
        decides ? now : decided,
        to == CommandState.SENT ? now : sent,
        to.isOpen() ? ended : now,
        next);
  }

  /** For the audit. */
  String subject() {
    return "%s/%s/%s=%s %s".formatted(edge, device, metric, text(value), id);
  }

  /** The value as the database keeps it. */
  static String text(PointValue value) {
    return switch (value) {
      case PointValue.Real(double real) -> Double.toString(real);
      case PointValue.Whole(long whole) -> Long.toString(whole);
      case PointValue.Flag(boolean flag) -> Boolean.toString(flag);
      case PointValue.Text(String text) -> text;
    };
  }

  static String kind(PointValue value) {
    return switch (value) {
      case PointValue.Real ignored -> "real";
      case PointValue.Whole ignored -> "whole";
      case PointValue.Flag ignored -> "flag";
      case PointValue.Text ignored -> "text";
    };
  }

  static PointValue value(String kind, String text) {
    return switch (kind) {
      case "real" -> new PointValue.Real(Double.parseDouble(text));
      case "whole" -> new PointValue.Whole(Long.parseLong(text));
      case "flag" -> new PointValue.Flag(Boolean.parseBoolean(text));
      case "text" -> new PointValue.Text(text);
      default -> throw new IllegalStateException("a request with a value of kind " + kind);
    };
  }
}
