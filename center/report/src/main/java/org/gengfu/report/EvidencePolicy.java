package org.gengfu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.report.ReportCalendar;

/**
 * How a contract counts, as {@code policy.csv} of an evidence folder says; what it leaves out is as
 * contracts usually have it.
 */
public record EvidencePolicy(ReportCalendar calendar, AvailabilityPolicy policy) {
  private static final List<String> NAMES =
      List.of("zone", "down_after_ms", "up_after_ms", "trust_ms", "honoured", "least_coverage");

  /** Reads the file, if there is one. */
  static EvidencePolicy read(Path folder) throws IOException {
    Path path = folder.resolve("policy.csv");
    EvidencePolicy usual = new EvidencePolicy(ReportCalendar.CHINA, AvailabilityPolicy.DEFAULT);
    if (!Files.exists(path)) {
      return usual;
    }
    Draft draft = new Draft();
    CsvFile.read(path, EvidenceFiles.POLICY, NAMES.size(), draft::take);
    return draft.policy(path);
  }

  /** Writes what {@link #read} reads. */
  void write(CsvOut out) {
    out.row("zone", calendar.zone().getId());
    out.row("down_after_ms", policy.downAfterMillis());
    out.row("up_after_ms", policy.upAfterMillis());
    out.row("trust_ms", policy.trustMillis());
    out.row(
        "honoured",
        policy.honoured().stream().sorted().map(Enum::name).collect(Collectors.joining(";")));
    Ratio share = policy.leastCoverage();
    out.row("least_coverage", share.numerator() + "/" + share.denominator());
  }

  /** What the rows said so far; only all of them together are a policy. */
  private static final class Draft {
    private ReportCalendar calendar = ReportCalendar.CHINA;
    private long downAfter = AvailabilityPolicy.DEFAULT.downAfterMillis();
    private long upAfter = AvailabilityPolicy.DEFAULT.upAfterMillis();
    private long trust = AvailabilityPolicy.DEFAULT.trustMillis();
    private Set<ExclusionReason> honoured = AvailabilityPolicy.DEFAULT.honoured();
    private Ratio leastCoverage = AvailabilityPolicy.DEFAULT.leastCoverage();

    void take(CsvFile row) {
      switch (row.needed("name")) {
        case "zone" -> calendar = new ReportCalendar(zone(row));
        case "down_after_ms" -> downAfter = millis(row);
        case "up_after_ms" -> upAfter = millis(row);
        case "trust_ms" -> trust = millis(row);
        case "honoured" -> honoured = reasons(row);
        case "least_coverage" -> leastCoverage = share(row);
        default -> throw row.wrong("name", "unknown: it is one of " + NAMES);
      }
    }

    EvidencePolicy policy(Path path) {
      try {
        return new EvidencePolicy(
            calendar, new AvailabilityPolicy(downAfter, upAfter, trust, honoured, leastCoverage));
      } catch (IllegalArgumentException e) {
        throw new EvidenceException(
            String.valueOf(path.getFileName()),
            0,
            "value",
            e.getMessage() + "; write a trust_ms above 0 and not below down_after_ms");
      }
    }
  }

  private static Ratio share(CsvFile row) {
    String[] parts = row.text("value").split("/", -1);
    if (parts.length != 2) {
      throw row.wrong("value", "write a share as 99/100");
    }
    return new Ratio(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  private static long millis(CsvFile row) {
    return row.whole("value", 0, AvailabilityPolicy.TRUST_FOR_EVER);
  }

  private static ZoneId zone(CsvFile row) {
    try {
      return ZoneId.of(row.text("value"));
    } catch (DateTimeException e) {
      throw row.wrong("value", "no zone: write Asia/Shanghai");
    }
  }

  private static Set<ExclusionReason> reasons(CsvFile row) {
    Set<ExclusionReason> reasons = EnumSet.noneOf(ExclusionReason.class);
    for (String name : row.list("value")) {
      try {
        reasons.add(ExclusionReason.valueOf(name));
      } catch (IllegalArgumentException e) {
        throw row.wrong("value", name + " is none of " + List.of(ExclusionReason.values()));
      }
    }
    return reasons;
  }
}
