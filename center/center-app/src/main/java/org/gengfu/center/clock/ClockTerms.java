package org.gengfu.center.clock;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockSubject;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ContractEdition;

/**
 * By which terms clocks count, in one state of the contracts. A clock counts by the edition that
 * holds at its start, by all that is known now: an edition that is put before it corrects it. Any
 * thread.
 */
final class ClockTerms {
  private final ContractBook book;
  private final Map<Key, Optional<Bound>> known = new ConcurrentHashMap<>();

  private record Key(String contract, int edition, String promise) {}

  ClockTerms(ContractBook book) {
    this.book = book;
  }

  ContractBook book() {
    return book;
  }

  /** The item of {@code item/commitment}. */
  static String item(ClockSubject subject) {
    String promise = subject.promise();
    int slash = promise.lastIndexOf('/');
    return slash < 0 ? promise : promise.substring(0, slash);
  }

  /** What a clock is promised; empty when no contract says so any more. */
  Optional<Bound> of(ClockFile file) {
    ClockSubject subject = file.subject();
    Instant start = Instant.ofEpochMilli(file.history().startMillis());
    Optional<ContractEdition> holding = book.at(subject.contract(), start);
    Optional<Bound> now =
        holding.flatMap(edition -> bound(subject.contract(), edition.edition(), subject.promise()));
    return now.isPresent() ? now : bound(subject.contract(), subject.edition(), subject.promise());
  }

  private Optional<Bound> bound(String contract, int edition, String promise) {
    return known.computeIfAbsent(
        new Key(contract, edition, promise),
        key -> book.bound(key.contract(), key.edition(), key.promise()));
  }
}
