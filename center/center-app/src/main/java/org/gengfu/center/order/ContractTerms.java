package org.gengfu.center.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Held;
import org.gengfu.core.contract.IncidentFacts;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.contract.Party;

/**
 * What the contracts say of an order: of the items that hold the device the one with the gravest
 * level; its level, and who repairs; what any of them has calibrated is calibrated. Where no item
 * holds it, what {@link OrderTerms#PLAIN} says. Any thread.
 */
public final class ContractTerms implements OrderTerms {
  private final Supplier<ContractBook> book;

  public ContractTerms(Supplier<ContractBook> book) {
    this.book = book;
  }

  @Override
  public Terms of(Subject subject, Instant at) {
    NodeFacts node =
        new NodeFacts(
            subject.node(),
            subject.nodeType(),
            subject.deviceKind(),
            subject.site(),
            subject.attributes().getOrDefault(NodeFacts.OWNER, ""),
            subject.attributes());
    IncidentFacts incident =
        new IncidentFacts(node, subject.alarm(), subject.severity(), subject.devices());
    List<Held> held = book.get().items(node, at);
    return held.stream()
        .min(Comparator.comparing(each -> each.level(incident)))
        .map(each ->
            new Terms(
                each.level(incident).number(),
                each.id(),
                carrier(each, node),
                held.stream().anyMatch(one -> one.item().calibrates(node))))
        .orElseGet(() -> PLAIN.of(subject, at));
  }

  @Override
  public boolean isItem(String item, Instant at) {
    int slash = item.indexOf('/');
    return slash > 0
        && book.get()
            .at(item.substring(0, slash), at)
            .flatMap(edition -> edition.item(item.substring(slash + 1)))
            .isPresent();
  }

  /** Who repairs instead of us, empty for us. */
  private static String carrier(Held held, NodeFacts node) {
    Party repairs = held.item().repairs();
    if (repairs.isOurs()) {
      return "";
    }
    String owner = node.owner().isEmpty() ? held.item().owner() : node.owner();
    return owner.isEmpty() ? OrderTable.name(repairs) : owner;
  }
}
