package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.InspectionDuty;
import org.gengfu.core.contract.Party;
import org.jspecify.annotations.Nullable;

/**
 * All rounds that contracts ask for, by plan, each over the time in which it is asked for. What a
 * carrier repairs the carrier looks after: it has no plan. Pure.
 */
final class PlanBook {
  /** The most plans; of more, the first by id count. */
  static final int MOST = 5_000;

  private PlanBook() {}

  /** The parts of each plan by its id, in the order of time; none of them touch. */
  static SortedMap<String, List<PlanPart>> of(ContractBook book) {
    SortedMap<String, List<PlanPart>> plans = new TreeMap<>();
    for (String contract : book.ids()) {
      List<ContractEdition> editions = book.editions(contract);
      for (int i = 0; i < editions.size(); i++) {
        TimeRange life =
            life(editions.get(i), i + 1 < editions.size() ? editions.get(i + 1) : null);
        if (life != null) {
          add(editions.get(i), life, plans);
        }
      }
    }
    while (plans.size() > MOST) {
      plans.pollLastEntry();
    }
    return plans;
  }

  /** From when until when an edition holds, or null when it never does. */
  private static @Nullable TimeRange life(ContractEdition edition, @Nullable ContractEdition next) {
    long to = edition.until() == null ? TimeRange.LATEST : millis(edition.until());
    if (next != null) {
      to = Math.min(to, next.from().toEpochMilli());
    }
    long from = edition.from().toEpochMilli();
    return from < to ? new TimeRange(from, to) : null;
  }

  private static long millis(@Nullable Instant at) {
    return at == null ? TimeRange.LATEST : at.toEpochMilli();
  }

  private static void add(
      ContractEdition edition, TimeRange life, SortedMap<String, List<PlanPart>> plans) {
    for (ContractItem item : edition.items()) {
      if (item.repairs() == Party.CARRIER) {
        continue;
      }
      for (InspectionDuty duty : item.inspections()) {
        String id = edition.id() + "/" + item.id() + "/" + duty.id();
        PlanPart part =
            new PlanPart(id, edition.id(), edition.edition(), item, duty, edition.keys(), life);
        List<PlanPart> parts = plans.computeIfAbsent(id, key -> new ArrayList<>());
        if (!parts.isEmpty() && parts.getLast().goesOn(part)) {
          parts.add(parts.removeLast().until(part));
        } else {
          parts.add(part);
        }
      }
    }
  }
}
