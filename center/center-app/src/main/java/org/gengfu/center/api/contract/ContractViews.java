package org.gengfu.center.api.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.contract.ContractShelf;
import org.gengfu.center.contract.StoredEdition;
import org.gengfu.center.story.Said;
import org.gengfu.contracts.Remark;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.contract.Commitment;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.Late;
import org.gengfu.core.contract.Party;
import org.gengfu.core.contract.Scoring;
import org.gengfu.core.contract.StopWay;
import org.gengfu.core.contract.Text;
import org.gengfu.core.contract.Work;
import org.jspecify.annotations.Nullable;

/** Contracts as pages see them. Any thread. */
final class ContractViews {
  private final ContractShelf shelf;
  private final ContractDevices devices;

  ContractViews(ContractShelf shelf, ContractDevices devices) {
    this.shelf = shelf;
    this.devices = devices;
  }

  record ListedView(
      String id,
      Said name,
      int edition,
      Instant from,
      @Nullable Instant until,
      String owner,
      int items) {}

  record EditionView(int edition, Instant from, String author, Instant time, String reason) {}

  record CommitmentView(
      String id, String kind, Work about, Set<StopWay> stops, String calendar, Said text) {}

  record ItemView(
      String id,
      Said name,
      String source,
      String owner,
      Party repairs,
      Party pays,
      int devices,
      List<CommitmentView> commitments,
      @Nullable Said late,
      Set<Late.Duty> lateOwes,
      Said note) {}

  record TextView(String id, Said text) {}

  record CalendarView(String id, Said text, List<String> unconfirmed) {}

  record KeyView(Instant from, Instant to, String name) {}

  record RuleView(String id, Said text, int points) {}

  record ContractView(
      String id,
      Said name,
      int edition,
      Instant from,
      @Nullable Instant until,
      List<EditionView> editions,
      String owner,
      List<ItemView> items,
      List<TextView> pauseReasons,
      List<CalendarView> calendars,
      List<KeyView> keyPeriods,
      List<TextView> exclusions,
      List<RuleView> scoring,
      String text) {}

  record ProblemView(int line, int column, String where, boolean warning, Said text) {}

  static List<ProblemView> problems(List<Remark> remarks) {
    return remarks.stream()
        .map(remark ->
            new ProblemView(
                remark.line(),
                remark.column(),
                remark.file(),
                !remark.isError(),
                said(remark.text())))
        .toList();
  }

  ListedView listed(ContractEdition edition) {
    return new ListedView(
        edition.id(),
        said(edition.name()),
        edition.edition(),
        edition.from(),
        edition.until(),
        edition.owner(),
        edition.items().size());
  }

  ContractView view(ContractEdition edition) {
    Map<String, Integer> counts = devices.counts(edition);
    Scoring scoring = edition.scoring();
    return new ContractView(
        edition.id(),
        said(edition.name()),
        edition.edition(),
        edition.from(),
        edition.until(),
        shelf.editions(edition.id()).stream().map(ContractViews::edition).toList(),
        edition.owner(),
        edition.items().stream()
            .map(item -> item(item, counts.getOrDefault(item.id(), 0)))
            .toList(),
        edition.pauses().stream()
            .map(reason -> new TextView(reason.id(), said(reason.text())))
            .toList(),
        edition.calendars().stream()
            .map(calendar ->
                new CalendarView(
                    calendar.id(),
                    said(calendar.text()),
                    calendar.unconfirmed().stream().sorted().map(LocalDate::toString).toList()))
            .toList(),
        edition.keys().periods().stream()
            .map(period ->
                new KeyView(
                    Instant.ofEpochMilli(period.range().fromMillis()),
                    Instant.ofEpochMilli(period.range().toMillis()),
                    period.name()))
            .toList(),
        edition.exclusions().stream()
            .map(each -> new TextView(each.id(), said(each.text())))
            .distinct()
            .toList(),
        scoring == null
            ? List.of()
            : scoring.rules().stream()
                .map(rule -> new RuleView(rule.id(), said(rule.text()), rule.points()))
                .toList(),
        shelf.edition(edition.id(), edition.edition()).map(StoredEdition::text).orElse(""));
  }

  ItemView item(ContractEdition edition, ContractItem item) {
    return item(item, devices.counts(edition).getOrDefault(item.id(), 0));
  }

  private static EditionView edition(StoredEdition stored) {
    return new EditionView(
        stored.edition(), stored.from(), stored.person(), stored.time(), stored.reason());
  }

  private static ItemView item(ContractItem item, int devices) {
    Late late = item.late();
    List<CommitmentView> commitments = new ArrayList<>();
    for (Commitment each : item.commitments()) {
      commitments.add(
          new CommitmentView(
              each.id(),
              kind(each.kind()),
              each.work(),
              each.stops(),
              each.promise().calendar().id(),
              said(each.text())));
    }
    return new ItemView(
        item.id(),
        said(item.name()),
        item.source(),
        item.owner(),
        item.repairs(),
        item.pays(),
        devices,
        commitments,
        late.text().isEmpty() ? null : said(late.text()),
        late.duties(),
        said(item.note()));
  }

  /** A kind of promise as clocks are shown. */
  static String kind(PromiseKind kind) {
    return switch (kind) {
      case RESPOND -> "respond";
      case ARRIVE -> "arrive";
      case DIAGNOSE -> "diagnose";
      case RESTORE -> "restore";
      case SPARE_REPLACE -> "replace";
      case REPORT -> "report";
    };
  }

  static Said said(Text text) {
    return new Said(text.zh(), text.en());
  }
}
