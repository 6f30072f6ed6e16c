package org.gengfu.report.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gengfu.report.Language;

/**
 * What every paper has: whose it is, in which language, as known when.
 *
 * @param number of the paper, as people cite it
 * @param contract name and number of the contract, empty when it belongs to none
 * @param partyA 甲方, the owner who stamps; empty leaves a line to be written on
 * @param partyB 乙方, the contractor who stamps; the same
 * @param zone of the contract
 * @param known what the center learned later is not in it
 * @param issued true when it is no draft any more
 */
public record PaperHead(
    String number,
    String contract,
    String partyA,
    String partyB,
    Language language,
    ZoneId zone,
    Instant known,
    boolean issued) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  String of(String chinese, String english) {
    return language == Language.ZH ? chinese : english;
  }

  String time(Instant instant) {
    return instant.atZone(zone).format(TIME);
  }

  /** A deadline; the end of a day is said as that day's. */
  String due(Instant due) {
    ZonedDateTime local = due.atZone(zone);
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? local.toLocalDate().minusDays(1) + of(" 24:00 前", ", end of the day")
        : local.format(TIME) + of(" 前", "");
  }

  /** Days, hours, minutes, seconds. */
  String length(Duration length) {
    long seconds = length.toSeconds();
    String clock =
        "%02d:%02d:%02d".formatted(seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    long days = seconds / 86_400;
    return days == 0 ? clock : of("%d 天 %s", "%d d %s").formatted(days, clock);
  }

  /** What stands at the foot of every page. */
  String foot() {
    return of(issued ? "正式稿" : "草稿", issued ? "issued" : "draft")
        + of("　编号 ", ", no. ")
        + number
        + of("　依据截至 ", ", as known at ")
        + time(known);
  }

  String pages() {
    return of("第 %d 页 / 共 %d 页", "Page %d / %d");
  }
}
