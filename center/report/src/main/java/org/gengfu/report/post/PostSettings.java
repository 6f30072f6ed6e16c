package org.gengfu.report.post;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.ReportSchedule;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.report.Language;
import org.gengfu.report.ReportFormat;
import org.jspecify.annotations.Nullable;

/**
 * The part {@code reports:} of {@code center.yaml}.
 *
 * @param rules what is sent when; at most {@value #MAX_RULES}
 * @param mail whom mail is handed to, null when none is sent
 */
public record PostSettings(List<PostRule> rules, @Nullable MailSettings mail) {
  /** Most rules. */
  public static final int MAX_RULES = 64;

  /** Most people who get one report by mail. */
  public static final int MAX_RECEIVERS = 50;

  private static final String CODE = "REPORTS";

  /** Nothing is sent. */
  public static final PostSettings NONE = new PostSettings(List.of(), null);

  public PostSettings {
    rules = List.copyOf(rules);
  }

  /**
   * Reads the settings; what is wrong is added to the problems, and the rule is left out.
   *
   * @param node what stands below {@code reports:}, null when there is nothing
   * @param base folder that relative paths begin at
   * @param calendar days of the contract
   */
  public static PostSettings read(
      @Nullable MapNode node, Path base, ReportCalendar calendar, Problems problems) {
    if (node == null) {
      return NONE;
    }
    MapNode server = node.map("mail", problems);
    MailSettings mail = server == null ? null : mail(server, base, problems);
    List<PostRule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (MapNode each : node.maps("send", problems)) {
      PostRule rule = rule(each, base, calendar, mail != null, problems);
      if (rule != null && !ids.add(rule.id())) {
        problems.add(each.valueMark("id"), CODE, "two reports are called " + rule.id(), "rename");
      } else if (rule != null) {
        rules.add(rule);
      }
    }
    if (rules.size() > MAX_RULES) {
      problems.add(
          node.mark(),
          CODE,
          rules.size() + " reports to send, at most " + MAX_RULES,
          "remove some");
    }
    node.close(problems);
    return new PostSettings(rules, mail);
  }

  private static @Nullable MailSettings mail(MapNode node, Path base, Problems problems) {
    String host = node.string("host", problems);
    String from = node.string("from", problems);
    MailSettings.Security security =
        node.choice(
            "security", MailSettings.Security.class, MailSettings.Security.STARTTLS, problems);
    long usual =
        switch (security) {
          case NONE -> 25;
          case STARTTLS -> 587;
          case TLS -> 465;
        };
    int port = (int) node.whole("port", usual, 1, 65_535, problems);
    String user = node.optionalString("user", problems);
    String file = node.optionalString("passwordFile", problems);
    if ((user == null) != (file == null)) {
      problems.add(
          node.mark(), CODE, "user and passwordFile belong together", "give both, or neither");
    }
    node.close(problems);
    if (host == null || from == null) {
      return null;
    }
    return new MailSettings(
        host, port, security, user, file == null ? null : base.resolve(file), from);
  }

  private static @Nullable PostRule rule(
      MapNode node, Path base, ReportCalendar calendar, boolean mail, Problems problems) {
    int before = problems.count();
    String id = node.string("id", problems);
    if (id != null && !id.matches("[A-Za-z0-9._-]{1,64}")) {
      problems.add(
          node.valueMark("id"),
          CODE,
          "no name of a report: " + id,
          "1 to 64 letters, digits, dots, dashes; it is part of files' names");
    }
    SpanKind every = node.choice("every", SpanKind.class, SpanKind.MONTH, problems);
    int after = (int) node.whole("daysAfter", 1, 0, ReportSchedule.MAX_DAYS_AFTER, problems);
    LocalTime at = time(node, problems);
    List<Measure> measures = named(node, "measures", Measure.class, Measure.ONLINE, problems);
    if (measures.contains(Measure.RECORDED)) {
      problems.add(
          node.valueMark("measures"), CODE, "recordings are not counted yet", "[online, intact]");
    }
    Dimension groupBy = node.choice("groupBy", Dimension.class, Dimension.DISTRICT, problems);
    SpanKind split = node.choice("split", SpanKind.class, SpanKind.WHOLE, problems);
    Language language = node.choice("language", Language.class, Language.ZH, problems);
    List<ReportFormat> formats =
        named(node, "formats", ReportFormat.class, ReportFormat.PDF, problems);
    String folder = node.optionalString("folder", problems);
    List<String> to = node.has("mailTo") ? node.strings("mailTo", problems) : List.of();
    node.close(problems);
    if (every == SpanKind.WHOLE) {
      problems.add(node.valueMark("every"), CODE, "a report is sent by periods", "day|week|month");
    }
    if (to.size() > MAX_RECEIVERS || (!to.isEmpty() && !mail)) {
      problems.add(
          node.valueMark("mailTo"),
          CODE,
          mail ? "more than " + MAX_RECEIVERS + " receivers" : "there is no mail: to send it by",
          mail ? "use a list address" : "add reports: mail: with host and from");
    }
    if (folder == null && to.isEmpty()) {
      problems.add(node.mark(), CODE, "the report goes nowhere", "give folder: or mailTo:");
    }
    if (id == null || problems.count() > before) {
      return null;
    }
    return new PostRule(
        id,
        new ReportSchedule(every, after, at, calendar),
        measures,
        groupBy,
        split,
        language,
        formats,
        folder == null ? null : base.resolve(folder),
        to);
  }

  private static LocalTime time(MapNode node, Problems problems) {
    String text = node.string("at", "08:00", problems);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      problems.add(node.valueMark("at"), CODE, "no time of a day: " + text, "write \"08:00\"");
      return LocalTime.of(8, 0);
    }
  }

  private static <E extends Enum<E>> List<E> named(
      MapNode node, String key, Class<E> type, E usual, Problems problems) {
    if (!node.has(key)) {
      return List.of(usual);
    }
    List<E> found = new ArrayList<>();
    for (String name : node.strings(key, problems)) {
      E match = null;
      for (E each : type.getEnumConstants()) {
        if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
          match = each;
        }
      }
      if (match == null || found.contains(match)) {
        problems.add(
            node.valueMark(key),
            CODE,
            match == null ? "unknown: " + name : "twice: " + name,
            List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
      } else {
        found.add(match);
      }
    }
    return found;
  }
}
