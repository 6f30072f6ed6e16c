package org.gengfu.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.SpanKind;

/** What a command line asks for. */
final class ReportOptions {
  static final List<String> NAMES =
      List.of(
          "from",
          "to",
          "out",
          "measure",
          "group-by",
          "split",
          "known-at",
          "format",
          "lang",
          "center",
          "user",
          "password-file",
          "evidence",
          "compare-known-at",
          "version",
          "title",
          "contract",
          "party-a",
          "party-b",
          "target");

  static final List<String> CENTER_ONLY = List.of("center", "user", "password-file");
  static final List<String> FOLDER_ONLY =
      List.of("compare-known-at", "version", "title", "contract", "party-a", "party-b", "target");

  private ReportOptions() {}

  static ReportOrder order(Options options, EvidencePolicy contract, Instant now) {
    ReportCalendar calendar = contract.calendar();
    TimeRange range = period(options, calendar, now);
    String known = options.get("known-at");
    long knownAt = known == null ? now.toEpochMilli() : instant("known-at", known, calendar);
    if (knownAt > now.toEpochMilli()) {
      throw new UsageException(
          "--known-at %s lies in the future: nobody knows yet what will be known then. Leave it out"
              .formatted(known));
    }
    List<Measure> measures = measures(options);
    String compared = options.get("compare-known-at");
    int version = (int) options.whole("version", 0, 0, 1_000_000);
    Issue.Earlier earlier =
        compared == null
            ? null
            : new Issue.Earlier(
                Math.max(0, version - 1), instant("compare-known-at", compared, calendar));
    ReportHead head =
        new ReportHead(
            options.get("title", ""),
            options.get("contract", ""),
            options.get("party-a", ""),
            options.get("party-b", ""),
            language(options));
    if (earlier != null && earlier.knownAtMillis() > knownAt) {
      throw new UsageException("--compare-known-at is after --known-at");
    }
    return new ReportOrder(
        measures,
        range,
        split(options),
        groupBy(options),
        calendar,
        contract.policy(),
        knownAt,
        targets(options, measures),
        head,
        new Issue(version, "", earlier));
  }

  static TimeRange period(Options options, ReportCalendar calendar, Instant now) {
    try {
      return ReportPeriod.of(options.get("from"), options.get("to"), calendar, now);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  static long instant(String name, String text, ReportCalendar calendar) {
    try {
      return ReportPeriod.instant("--" + name, text, calendar);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  static Language language(Options options) {
    return Language.of(options.get("lang", "zh"))
        .orElseThrow(() -> new UsageException("--lang is zh or en"));
  }

  static List<Measure> measures(Options options) {
    List<Measure> measures = new ArrayList<>();
    for (String name : options.get("measure", "online").split(",", -1)) {
      Measure measure =
          switch (name) {
            case "online" -> Measure.ONLINE;
            case "intact" -> Measure.INTACT;
            default -> throw new UsageException("--measure is online, intact or online,intact");
          };
      if (measures.contains(measure)) {
        throw new UsageException("--measure names " + name + " twice");
      }
      measures.add(measure);
    }
    return measures;
  }

  static Dimension groupBy(Options options) {
    return switch (options.get("group-by", "district")) {
      case "camera" -> Dimension.CAMERA;
      case "site" -> Dimension.SITE;
      case "district" -> Dimension.DISTRICT;
      case "owner" -> Dimension.OWNER;
      case "item" -> Dimension.CONTRACT_ITEM;
      default -> throw new UsageException("--group-by is camera, site, district, owner or item");
    };
  }

  static SpanKind split(Options options) {
    return switch (options.get("split", "whole")) {
      case "day" -> SpanKind.DAY;
      case "week" -> SpanKind.WEEK;
      case "month" -> SpanKind.MONTH;
      case "whole" -> SpanKind.WHOLE;
      default -> throw new UsageException("--split is day, week, month or whole");
    };
  }

  private static Map<Measure, Target> targets(Options options, List<Measure> measures) {
    String text = options.get("target");
    if (text == null) {
      return Map.of();
    }
    if (!text.matches(">?[0-9]{1,3}(\\.[0-9]{1,6})?%")) {
      throw new UsageException("--target is a rate as 98% or >90%, not " + text);
    }
    boolean above = text.startsWith(">");
    BigDecimal rate = new BigDecimal(text.substring(above ? 1 : 0, text.length() - 1));
    Map<Measure, Target> targets = new HashMap<>();
    try {
      Ratio share = new Ratio(rate.movePointRight(6).longValueExact(), 100_000_000);
      Target target = new Target(share, above);
      measures.forEach(measure -> targets.put(measure, target));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--target: " + e.getMessage());
    }
    return targets;
  }
}
