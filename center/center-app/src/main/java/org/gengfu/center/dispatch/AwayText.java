package org.gengfu.center.dispatch;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.gengfu.center.stock.Technician;

/** Says why somebody whom a person names is not there at that time, in both languages. Pure. */
final class AwayText {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private AwayText() {}

  /** What speaks against an instant; empty for nothing. */
  static List<Map<String, String>> of(Technician who, Instant at, ZoneId zone) {
    List<Map<String, String>> all = new ArrayList<>();
    who.leaveAt(at, zone)
        .ifPresent(leave -> {
          boolean bare = leave.reason().isEmpty();
          all.add(
              says(
                  "%s 休假至 %s%s"
                      .formatted(who.name(), leave.to(), bare ? "" : "（" + leave.reason() + "）"),
                  "%s is on leave until %s%s"
                      .formatted(who.name(), leave.to(), bare ? "" : " (" + leave.reason() + ")")));
        });
    if (!who.inShift(at, zone)) {
      all.add(says(who.name() + " 此时不当班", who.name() + " has no shift then"));
    } else if (who.inBreak(at, zone)) {
      OptionalLong end = who.breakHours().end(at.toEpochMilli(), zone);
      String until = CLOCK.format(Instant.ofEpochMilli(end.orElse(at.toEpochMilli())).atZone(zone));
      all.add(
          says(
              "%s 此时休息，至 %s".formatted(who.name(), until),
              "%s has a break then, until %s".formatted(who.name(), until)));
    }
    return all;
  }

  /** That somebody goes alone where so many must go together. */
  static Map<String, String> alone(Technician who, int people) {
    return says(
        "此单须 %d 人同去，%s 单独出车".formatted(people, who.name()),
        "%d must go together, and %s goes alone".formatted(people, who.name()));
  }

  private static Map<String, String> says(String zh, String en) {
    return Map.of("zh", zh, "en", en);
  }
}
