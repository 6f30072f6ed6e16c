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
    EvidencePolicy[] read = {usual};
    CsvFile.read(path, EvidenceFiles.POLICY, NAMES.size(), row -> read[0] = read[0].with(row));
    return read[0];
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

  private EvidencePolicy with(CsvFile row) {
    AvailabilityPolicy p = policy;
    return switch (row.needed("name")) {
      case "zone" -> new EvidencePolicy(new ReportCalendar(zone(row)), p);
      case "down_after_ms" -> with(p.withDelays(millis(row), p.upAfterMillis()));
      case "up_after_ms" -> with(p.withDelays(p.downAfterMillis(), millis(row)));
      case "trust_ms" -> with(p.withTrust(millis(row)));
      case "honoured" -> with(p.withHonoured(reasons(row)));
      case "least_coverage" -> {
        String[] parts = row.text("value").split("/", -1);
        if (parts.length != 2) {
          throw row.wrong("value", "write a share as 99/100");
        }
        Ratio share = new Ratio(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        yield with(
            new AvailabilityPolicy(
                p.downAfterMillis(), p.upAfterMillis(), p.trustMillis(), p.honoured(), share));
      }
      default -> throw row.wrong("name", "unknown: it is one of " + NAMES);
    };
  }

  private EvidencePolicy with(AvailabilityPolicy other) {
    return new EvidencePolicy(calendar, other);
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
