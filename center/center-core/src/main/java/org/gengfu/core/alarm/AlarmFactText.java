package org.gengfu.core.alarm;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.gengfu.core.alarm.AlarmChange.EndCause;

/**
 * The form in which alarm facts are stored: flat fields, all texts, in a fixed order. The first
 * ones are always {@code change} (the kind), {@code resource}, {@code type}, {@code qualifier},
 * {@code eventTime} and {@code arrival}; the others depend on the kind, are named as the components
 * of the records are, and are left out when there is no value. Times are ISO 8601 in UTC, durations
 * ISO 8601, numbers as Java writes them. Equal facts have equal texts, so a text can be hashed.
 * Names that were once written stay readable.
 */
public final class AlarmFactText {
  private AlarmFactText() {}

  /** The canonical text: {@code name=value} joined by {@code &}, escaped as in a form (UTF-8). */
  public static String write(AlarmFact fact) {
    StringJoiner text = new StringJoiner("&");
    fields(fact)
        .forEach((name, value) ->
            text.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is not such a text
   */
  public static AlarmFact read(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String part : text.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("no field in \"" + part + "\"");
      }
      fields.put(
          part.substring(0, equals),
          URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return of(fields);
  }

  /** The fact as fields, in the canonical order. */
  public static Map<String, String> fields(AlarmFact fact) {
    FieldWriter out = new FieldWriter();
    out.put("change", fact.change().getClass().getSimpleName());
    out.put("resource", fact.key().resource());
    out.put("type", fact.key().type());
    out.put("qualifier", fact.key().qualifier());
    out.put("eventTime", fact.eventTime());
    out.put("arrival", fact.arrival());
    write(fact.change(), out);
    return out.fields();
  }

  /**
   * The fact that these fields say, in any order.
   *
   * @throws IllegalArgumentException when a field is missing or unreadable
   */
  public static AlarmFact of(Map<String, String> fields) {
    FieldReader in = new FieldReader(fields);
    AlarmKey key = new AlarmKey(in.text("resource"), in.text("type"), in.text("qualifier"));
    return new AlarmFact(key, in.time("eventTime"), in.time("arrival"), change(in));
  }

  private static void write(AlarmChange change, FieldWriter out) {
    switch (change) {
      case AlarmChange.Configured c -> out.put(c.policy());
      case AlarmChange.Observed c -> {
        out.put("", c.observation());
        out.put("reported", c.reported());
      }
      case AlarmChange.ConditionMoved c -> out.put(c.condition());
      case AlarmChange.Raised c -> out.put("", c.span());
      case AlarmChange.Cleared c ->
          out.put("number", c.number()).put("cleared", c.cleared()).put("cause", c.cause());
      case AlarmChange.Updated c -> {
        out.put("", c.span());
        out.put("severityRose", c.severityRose());
      }
      case AlarmChange.Revised c -> {
        out.put("from", c.from()).put("latched", c.latched());
        out.put(c.occurrences());
      }
      case AlarmChange.Fleeting c ->
          out.put("exceeded", c.exceeded()).put("returned", c.returned());
      case AlarmChange.Acknowledged c -> {
        out.put("numbers", numbers(c.numbers()));
        out.put("", c.by());
        out.put(c.word());
      }
      case AlarmChange.Heard c -> {
        out.put(c.word());
        out.put("verdict", c.verdict());
      }
      case AlarmChange.Agreed c -> out.putStandings(c.standings());
      case AlarmChange.Realarmed c -> {
        out.put("number", c.number()).put("escalation", c.escalation());
        out.put(c.word());
      }
      case AlarmChange.BecameStale c -> out.put("number", c.number());
      case AlarmChange.ResetDone c -> out.put("user", c.user());
      case AlarmChange.NotedClosed c -> out.put("user", c.user()).put("comment", c.comment());
      case AlarmChange.Shelved c -> write(c.shelf(), out);
      case AlarmChange.Unshelved c -> {
        out.put("why", c.why()).put("user", c.user()).put("announcedAgain", c.announcedAgain());
        out.put(c.word());
      }
      case AlarmChange.Suppressed c -> out.put("rule", c.rule()).put("cause", c.cause());
      case AlarmChange.Unsuppressed c -> out.put("rule", c.rule()).put("cause", c.cause());
      case AlarmChange.TakenOut c -> write(c.outOfService(), out);
      case AlarmChange.PutBack c ->
          out.put("why", c.why()).put("user", c.user()).put("workOrder", c.workOrder());
      case AlarmChange.SourceWentSilent c -> out.put("since", c.since());
      case AlarmChange.SourceHeard c -> out.put("at", c.at());
      case AlarmChange.Chattered c -> out.put("cycles", c.cycles());
      case AlarmChange.Archived ignored -> {}
      case AlarmChange.Ignored c -> out.put("input", c.input()).put("why", c.why());
      case AlarmChange.Refused c -> out.put("input", c.input()).put("why", c.why());
    }
  }

  private static void write(Visibility.Shelf shelf, FieldWriter out) {
    out.put("until", shelf.until()).put("oneShot", shelf.oneShot());
    out.put("reason", shelf.reason()).put("user", shelf.user());
  }

  private static void write(Visibility.OutOfService order, FieldWriter out) {
    out.put("workOrder", order.workOrder()).put("until", order.until()).put("user", order.user());
  }

  private static AlarmChange change(FieldReader in) {
    return switch (in.text("change")) {
      case "Configured" -> new AlarmChange.Configured(in.policy());
      case "Observed" -> new AlarmChange.Observed(in.observation(""), in.time("reported"));
      case "ConditionMoved" -> new AlarmChange.ConditionMoved(in.condition());
      case "Raised" -> new AlarmChange.Raised(in.span(""));
      case "Cleared" ->
          new AlarmChange.Cleared(
              in.count("number"), in.time("cleared"), in.choice("cause", ClearCause.class));
      case "Updated" -> new AlarmChange.Updated(in.span(""), in.flag("severityRose"));
      case "Revised" ->
          new AlarmChange.Revised(in.count("from"), in.occurrences(), in.flag("latched"));
      case "Fleeting" -> new AlarmChange.Fleeting(in.time("exceeded"), in.time("returned"));
      case "Acknowledged" ->
          new AlarmChange.Acknowledged(
              numbers(in.text("numbers")), in.acknowledgement(""), in.wordIfAny());
      case "Heard" ->
          new AlarmChange.Heard(in.word(), in.choice("verdict", AlarmChange.Verdict.class));
      case "Agreed" -> new AlarmChange.Agreed(in.standings());
      case "Realarmed" ->
          new AlarmChange.Realarmed(in.count("number"), in.count("escalation"), in.wordIfAny());
      case "BecameStale" -> new AlarmChange.BecameStale(in.count("number"));
      case "Chattered" -> new AlarmChange.Chattered(in.count("cycles"));
      case "SourceWentSilent" -> new AlarmChange.SourceWentSilent(in.time("since"));
      case "SourceHeard" -> new AlarmChange.SourceHeard(in.time("at"));
      case "Archived" -> new AlarmChange.Archived();
      case "Ignored" -> new AlarmChange.Ignored(in.text("input"), in.text("why"));
      case "Refused" -> new AlarmChange.Refused(in.text("input"), in.text("why"));
      case String other -> byPeople(other, in);
    };
  }

  private static AlarmChange byPeople(String kind, FieldReader in) {
    return switch (kind) {
      case "ResetDone" -> new AlarmChange.ResetDone(in.text("user"));
      case "NotedClosed" -> new AlarmChange.NotedClosed(in.text("user"), in.text("comment"));
      case "Shelved" ->
          new AlarmChange.Shelved(
              new Visibility.Shelf(
                  in.time("until"), in.flag("oneShot"), in.text("reason"), in.text("user")));
      case "Unshelved" ->
          new AlarmChange.Unshelved(
              in.choice("why", EndCause.class),
              in.text("user"),
              in.flag("announcedAgain"),
              in.wordIfAny());
      case "Suppressed" -> new AlarmChange.Suppressed(in.text("rule"), in.text("cause"));
      case "Unsuppressed" -> new AlarmChange.Unsuppressed(in.text("rule"), in.textOr("cause", ""));
      case "TakenOut" ->
          new AlarmChange.TakenOut(
              new Visibility.OutOfService(in.text("workOrder"), in.time("until"), in.text("user")));
      case "PutBack" ->
          new AlarmChange.PutBack(
              in.choice("why", EndCause.class), in.text("user"), in.textOr("workOrder", ""));
      default -> throw new IllegalArgumentException("no kind of alarm fact: " + kind);
    };
  }

  private static String numbers(SortedSet<Integer> numbers) {
    StringJoiner text = new StringJoiner(",");
    numbers.forEach(number -> text.add(number.toString()));
    return text.toString();
  }

  private static SortedSet<Integer> numbers(String text) {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (String number : text.split(",")) {
      numbers.add(Integer.valueOf(number));
    }
    return numbers;
  }
}
