package org.gengfu.center.paper;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentTable;
import org.gengfu.center.inspection.InspectionRounds;
import org.gengfu.center.story.Said;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.PaperTerm;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.paper.Owed;
import org.gengfu.core.paper.PaperCalendar;
import org.gengfu.core.paper.PaperDuty;
import org.jspecify.annotations.Nullable;

/**
 * Which papers can be made: an analysis for each incident with a clock {@code report}, the regular
 * ones of the contracts' report calendars, and the report of each round of inspection. Any thread
 * that may block.
 */
final class PaperCatalogue {
  /** How far a list looks back: periods and rounds that ended, incidents that began, since then. */
  static final Duration LOOK_BACK = Duration.ofDays(400);

  /** The most papers of one list, those whose time ended last. */
  static final int MOST = 2_000;

  private static final int LONGEST_PERIOD = 370;
  private static final Pattern INCIDENT = Pattern.compile("incident@([0-9a-f]{16})");
  private static final Pattern REGULAR = Pattern.compile("(.{1,150})@(\\d{4}-\\d{2}-\\d{2})");
  private static final Pattern ROUND =
      Pattern.compile(Pattern.quote(InspectionFacts.ROUND) + "([^/]+/.+)");
  private static final String REPORT = "report";

  private final PaperSources sources;

  PaperCatalogue(PaperSources sources) {
    this.sources = sources;
  }

  private static final Comparator<OwedPaper> NEWEST =
      Comparator.comparing(OwedPaper::to).reversed().thenComparing(OwedPaper::id);

  /**
   * The papers of the last 400 days and those whose period runs, the newest first. Reports of
   * rounds are many: they take the room that the others leave.
   *
   * @param kind only these, null for all
   */
  List<OwedPaper> all(@Nullable PaperKind kind, Instant now) {
    List<OwedPaper> found = new ArrayList<>();
    if (kind == null || kind == PaperKind.INCIDENT) {
      found.addAll(analyses(now));
    }
    if (kind == null || kind == PaperKind.SERVICE || kind == PaperKind.SCORE) {
      for (String contract : sources.book().get().ids()) {
        found.addAll(regular(contract, now));
      }
    }
    List<OwedPaper> listed =
        new ArrayList<>(
            found.stream()
                .filter(each -> kind == null || each.kind() == kind)
                .sorted(NEWEST)
                .limit(MOST)
                .toList());
    if (kind == null || kind == PaperKind.INSPECTION) {
      sources
          .rounds()
          .over(now.minus(LOOK_BACK), now, MOST - listed.size())
          .forEach(each -> listed.add(round(each)));
      listed.sort(NEWEST);
    }
    return listed;
  }

  private OwedPaper round(InspectionRounds.Over round) {
    String contract = round.plan().substring(0, round.plan().indexOf('/'));
    ContractEdition edition = edition(contract, round.from());
    String number = round.id().substring(round.id().indexOf('@') + 1);
    return new OwedPaper(
        InspectionFacts.ROUND + round.id(),
        PaperKind.INSPECTION,
        new Said(
            "巡检报告：%s %s".formatted(round.name().zh(), number),
            "Inspection report: %s %s".formatted(round.name().en(), number)),
        edition,
        null,
        null,
        round.made(),
        round.from(),
        round.to(),
        null);
  }

  /** A stored round whose window has begun. */
  private Optional<OwedPaper> round(String id, Instant now) {
    return sources
        .rounds()
        .sheet(id)
        .filter(sheet -> sheet.state().stage(now) != RoundState.Stage.PLANNED)
        .map(sheet -> {
          TimeRange window = sheet.state().round().window();
          return round(
              new InspectionRounds.Over(
                  id,
                  sheet.state().round().plan(),
                  sheet.name(),
                  Instant.ofEpochMilli(window.fromMillis()),
                  Instant.ofEpochMilli(window.toMillis()),
                  sheet.state().finished() != null));
        });
  }

  private List<OwedPaper> analyses(Instant now) {
    Map<String, List<ClockRow>> clocks = new LinkedHashMap<>();
    for (ClockRow row : sources.clocks().reports(now.minus(LOOK_BACK), now.plusMillis(1))) {
      if (!row.incident().isEmpty() && !row.state().equals("cancelled")) {
        clocks.computeIfAbsent(row.incident(), key -> new ArrayList<>()).add(row);
      }
    }
    List<String> ids = clocks.keySet().stream().limit(MOST).toList();
    Map<String, IncidentRow> rows =
        sources.database().read(connection -> IncidentTable.rows(connection, ids));
    List<OwedPaper> found = new ArrayList<>();
    for (String id : ids) {
      IncidentRow row = sources.picture().incidentRows().row(id).orElse(rows.get(id));
      if (row != null && row.state() != IncidentRow.State.MERGED) {
        found.add(analysis(row, clocks.getOrDefault(id, List.of()), now));
      }
    }
    return found;
  }

  private Optional<IncidentRow> incident(String id) {
    Optional<IncidentRow> held = sources.picture().incidentRows().row(id);
    Optional<IncidentRow> row =
        held.isPresent()
            ? held
            : sources.database().read(connection -> IncidentTable.row(connection, id));
    return row.filter(each -> each.state() != IncidentRow.State.MERGED);
  }

  /** Id of an incident's analysis. */
  static String analysis(String incident) {
    return "incident@" + incident;
  }

  private OwedPaper analysis(IncidentRow row, List<ClockRow> clocks, Instant now) {
    ClockRow first =
        clocks.stream()
            .min(
                Comparator.comparing(
                    ClockRow::due, Comparator.nullsLast(Comparator.naturalOrder())))
            .orElse(null);
    Said sentence = Said.of(row.sentence(), row.id());
    Instant resolved = row.resolved();
    return new OwedPaper(
        analysis(row.id()),
        PaperKind.INCIDENT,
        new Said("问题分析报告：" + sentence.zh(), "Analysis: " + sentence.en()),
        first == null ? null : edition(first.item().contract(), first.start()),
        row.id(),
        null,
        false,
        row.opened(),
        resolved == null ? now : resolved,
        first == null ? null : first.due());
  }

  private @Nullable ContractEdition edition(String contract, Instant at) {
    List<ContractEdition> editions = sources.book().get().editions(contract);
    return sources
        .book()
        .get()
        .at(contract, at)
        .orElse(editions.isEmpty() ? null : editions.getLast());
  }

  private List<OwedPaper> regular(String contract, Instant now) {
    List<OwedPaper> found = new ArrayList<>();
    for (ContractEdition edition : sources.book().get().editions(contract)) {
      LocalDate today = now.atZone(edition.zone()).toLocalDate();
      for (PaperTerm term : edition.papers()) {
        LocalDate first = today.minusDays(LOOK_BACK.toDays());
        found.addAll(of(edition, term, first, today.plusDays(LONGEST_PERIOD), now));
      }
    }
    return found;
  }

  /**
   * Those that end within some days, have begun, and of which this edition has the word. What was
   * over before the contract's papers are owed can be made, but is not due.
   */
  private List<OwedPaper> of(
      ContractEdition edition, PaperTerm term, LocalDate first, LocalDate last, Instant now) {
    List<OwedPaper> found = new ArrayList<>();
    for (Owed owed : PaperCalendar.owed(List.of(term.duty()), first, last, term.calendar())) {
      Instant from = owed.from().atStartOfDay(edition.zone()).toInstant();
      Instant to = owed.to().atStartOfDay(edition.zone()).toInstant();
      boolean holds =
          sources.book().get().at(edition.id(), to.minusMillis(1)).stream()
              .anyMatch(each -> each.edition() == edition.edition());
      if (holds && !from.isAfter(now)) {
        found.add(
            new OwedPaper(
                owed.id(),
                kind(owed.duty()),
                title(edition, owed),
                edition,
                null,
                owed,
                false,
                from,
                to,
                term.isOwed(to) ? owed.due() : null));
      }
    }
    return found;
  }

  private static PaperKind kind(PaperDuty duty) {
    return switch (duty.kind()) {
      case SERVICE -> PaperKind.SERVICE;
      case SCORE -> PaperKind.SCORE;
    };
  }

  private static Said title(ContractEdition edition, Owed owed) {
    Said period =
        switch (owed.duty().period()) {
          case WEEK -> new Said("周", "weekly");
          case MONTH -> new Said("月", "monthly");
          case QUARTER -> new Said("季", "quarterly");
          case HALF_YEAR -> new Said("半年", "half-yearly");
          case YEAR -> new Said("年", "yearly");
        };
    boolean score = owed.duty().kind() == PaperDuty.Kind.SCORE;
    LocalDate last = owed.to().minusDays(1);
    return new Said(
        "%s%s（%s 至 %s）"
            .formatted(
                edition.name().zh(),
                score ? period.zh() + "度考核评分表" : "运维服务" + period.zh() + "报",
                owed.from(),
                last),
        "%s, %s %s (%s to %s)"
            .formatted(
                edition.name().en(),
                period.en(),
                score ? "score sheet" : "service report",
                owed.from(),
                last));
  }

  /** The paper of that id; empty when there is none, or its time has not begun. */
  Optional<OwedPaper> find(String id, Instant now) {
    Matcher incident = INCIDENT.matcher(id);
    if (incident.matches()) {
      return incident(incident.group(1))
          .map(row ->
              analysis(
                  row,
                  sources.clocks().of(row.id()).stream()
                      .filter(each -> each.kind().equals(REPORT))
                      .toList(),
                  now));
    }
    Matcher round = ROUND.matcher(id);
    if (round.matches()) {
      return round(round.group(1), now);
    }
    Matcher regular = REGULAR.matcher(id);
    if (!regular.matches()) {
      return Optional.empty();
    }
    LocalDate first;
    try {
      first = LocalDate.parse(regular.group(2));
    } catch (java.time.DateTimeException e) {
      return Optional.empty();
    }
    return sources.book().get().ids().stream()
        .filter(each -> id.startsWith(each + "."))
        .flatMap(each -> sources.book().get().editions(each).stream())
        .flatMap(edition ->
            edition.papers().stream()
                .filter(term -> term.duty().id().equals(regular.group(1)))
                .flatMap(term ->
                    of(edition, term, first.plusDays(1), first.plusDays(LONGEST_PERIOD), now)
                        .stream()))
        .filter(each -> each.id().equals(id))
        .findFirst();
  }

  /** The regular papers of a contract that are due within a time, by when. */
  List<OwedPaper> dueIn(String contract, Instant from, Instant to, Instant now) {
    ZoneId zone = zone(contract, from);
    LocalDate first = from.atZone(zone).toLocalDate().minusDays(120);
    LocalDate last = to.atZone(zone).toLocalDate().plusDays(1);
    List<OwedPaper> found = new ArrayList<>();
    for (ContractEdition edition : sources.book().get().editions(contract)) {
      for (PaperTerm term : edition.papers()) {
        for (OwedPaper each : of(edition, term, first, last, now)) {
          Instant due = each.due();
          if (due != null && !due.isBefore(from) && due.isBefore(to)) {
            found.add(each);
          }
        }
      }
    }
    found.sort(Comparator.comparing(OwedPaper::to).thenComparing(OwedPaper::id));
    return found;
  }

  private ZoneId zone(String contract, Instant at) {
    ContractEdition edition = edition(contract, at);
    return edition == null ? sources.zone() : edition.zone();
  }
}
