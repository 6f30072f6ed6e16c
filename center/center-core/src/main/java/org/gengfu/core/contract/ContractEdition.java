package org.gengfu.core.contract;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.clock.Level;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it holds from an instant on, until a later edition does or it ends. Never changes.
 *
 * @param id the contract's
 * @param edition counts from 1
 * @param owner whom it is with
 * @param from since when this edition holds
 * @param until when the contract itself ends, exclusive; null for open
 * @param keys its key periods
 * @param levels which level an event has where the item does not say, the first that fits
 * @param papers regular papers that it wants; each has a name of its own
 */
public record ContractEdition(
    String id,
    int edition,
    Text name,
    String owner,
    Instant from,
    @Nullable Instant until,
    ZoneId zone,
    List<DutyCalendar> calendars,
    KeyPeriods keys,
    List<PauseReason> pauses,
    List<Exclusion> exclusions,
    List<LevelRule> levels,
    List<ContractItem> items,
    @Nullable Scoring scoring,
    List<PaperTerm> papers) {
  public ContractEdition {
    papers = List.copyOf(papers);
    calendars = List.copyOf(calendars);
    pauses = List.copyOf(pauses);
    exclusions = List.copyOf(exclusions);
    levels = List.copyOf(levels);
    items = List.copyOf(items);
    if (until != null && !until.isAfter(from)) {
      throw new IllegalArgumentException(
          "contract " + id + " would end at " + until + ", not after " + from);
    }
  }

  /** One that wants no regular papers. */
  public ContractEdition(
      String id,
      int edition,
      Text name,
      String owner,
      Instant from,
      @Nullable Instant until,
      ZoneId zone,
      List<DutyCalendar> calendars,
      KeyPeriods keys,
      List<PauseReason> pauses,
      List<Exclusion> exclusions,
      List<LevelRule> levels,
      List<ContractItem> items,
      @Nullable Scoring scoring) {
    this(
        id,
        edition,
        name,
        owner,
        from,
        until,
        zone,
        calendars,
        keys,
        pauses,
        exclusions,
        levels,
        items,
        scoring,
        List.of());
  }

  /** The same, whose papers are owed since an instant where it does not say since when. */
  public ContractEdition papersSince(Instant known) {
    return new ContractEdition(
        id,
        edition,
        name,
        owner,
        from,
        until,
        zone,
        calendars,
        keys,
        pauses,
        exclusions,
        levels,
        items,
        scoring,
        papers.stream().map(term -> term.orSince(known)).toList());
  }

  /** One of its items. */
  public Optional<ContractItem> item(String item) {
    return items.stream().filter(each -> each.id().equals(item)).findFirst();
  }

  /** The level of an event on a device of an item. */
  public Level level(ContractItem item, IncidentFacts incident) {
    return item.levels().stream()
        .filter(rule -> rule.fits(incident))
        .findFirst()
        .or(() -> levels.stream().filter(rule -> rule.fits(incident)).findFirst())
        .map(LevelRule::level)
        .orElseGet(() -> LevelRule.usual(incident.severity()));
  }

  /** What takes a repair out of the contract, if anything does. */
  public Optional<Exclusion> exclusion(String item, NodeFacts node, String cause) {
    return exclusions.stream().filter(each -> each.excludes(item, node, cause)).findFirst();
  }
}
