package org.gengfu.center.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.center.store.Database;
import org.gengfu.contracts.ContractText;
import org.gengfu.contracts.Remark;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All contracts with all their editions, as they are stored. An edition is only ever added. Any
 * thread may read; who adds one must be able to block, and one does at a time.
 */
public final class ContractShelf {
  /** The most editions of one contract. */
  public static final int MOST_EDITIONS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(ContractShelf.class);

  private final Database database;
  private final Clock clock;
  private final ReentrantLock adding = new ReentrantLock();
  private volatile Shown shown = new Shown(ContractBook.EMPTY, List.of());

  private record Shown(ContractBook book, List<StoredEdition> stored) {}

  private ContractShelf(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What came of a new text. */
  public sealed interface Outcome {
    /** What is to be said about it. */
    List<Remark> remarks();

    /** It holds from its time on. */
    record Added(ContractEdition edition, List<Remark> remarks) implements Outcome {}

    /** It is refused: there are errors among the remarks. */
    record Refused(List<Remark> remarks) implements Outcome {}
  }

  /**
   * Reads what is stored, then loads what the settings name: a text of a contract that was never
   * stored becomes an edition; one that was stored before changes nothing, so that what a person
   * edited since is not undone by the next start.
   */
  public static ContractShelf open(Database database, ContractSettings settings, Clock clock) {
    ContractShelf shelf = new ContractShelf(database, clock);
    shelf.load();
    for (ContractSettings.Source source : settings.sources()) {
      boolean known =
          shelf.editions(source.id()).stream().anyMatch(each -> each.text().equals(source.text()));
      if (!known) {
        Outcome outcome =
            shelf.add(source.id(), source.text(), null, "", "loaded from " + source.name());
        LOG.info(
            "Contract {} from {}: {}",
            source.id(),
            source.name(),
            outcome instanceof Outcome.Added added
                ? "edition " + added.edition().edition()
                : outcome.remarks());
      }
    }
    return shelf;
  }

  private void load() {
    List<StoredEdition> stored = database.read(ContractTable::all);
    List<ContractEdition> editions = new ArrayList<>();
    for (StoredEdition each : stored) {
      ContractText.Reading reading =
          ContractText.read(each.contract(), each.text(), each.edition(), each.from());
      ContractEdition edition = reading.edition();
      if (edition == null) {
        LOG.error(
            "Contract {} edition {} cannot be read any more and is left out: {}",
            each.contract(),
            each.edition(),
            reading.errors());
      } else {
        editions.add(edition.papersSince(known(stored, each)));
      }
    }
    shown = new Shown(ContractBook.of(editions), stored);
  }

  /** When the center came to know a contract: nobody could write its papers before. */
  private static Instant known(List<StoredEdition> all, StoredEdition edition) {
    return all.stream()
        .filter(each -> each.contract().equals(edition.contract()))
        .map(StoredEdition::time)
        .min(Comparator.naturalOrder())
        .orElse(edition.time());
  }

  /** What is agreed, in all editions. Never changes; the next call may give a newer one. */
  public ContractBook book() {
    return shown.book();
  }

  /** The stored editions of a contract, the first first. */
  public List<StoredEdition> editions(String contract) {
    return shown.stored().stream().filter(each -> each.contract().equals(contract)).toList();
  }

  /** The edition of that number. */
  public Optional<StoredEdition> edition(String contract, int number) {
    return editions(contract).stream().filter(each -> each.edition() == number).findFirst();
  }

  /** Looks at a text as {@link #add} would, and stores nothing. */
  public ContractText.Reading check(String text, @Nullable Instant from) {
    return ContractText.read("contract", text, 1, from);
  }

  /**
   * Adds an edition, or a contract that is not there yet.
   *
   * @param id the contract's; the text must say the same
   * @param from since when it holds; null for the contract's own begin
   * @param person who wrote it, empty for a start
   */
  public Outcome add(String id, String text, @Nullable Instant from, String person, String reason) {
    adding.lock();
    try {
      int number = editions(id).stream().mapToInt(StoredEdition::edition).max().orElse(0) + 1;
      Instant since = from == null ? null : from.truncatedTo(ChronoUnit.MILLIS);
      ContractText.Reading reading = ContractText.read(id, text, number, since);
      ContractEdition edition = reading.edition();
      if (edition == null) {
        return new Outcome.Refused(reading.remarks());
      }
      Text why = refused(id, edition, number);
      if (why != null) {
        return new Outcome.Refused(List.of(new Remark(id, 1, 1, true, "CONTRACT", why)));
      }
      StoredEdition stored =
          new StoredEdition(
              id,
              number,
              edition.from(),
              text,
              person,
              clock.instant().truncatedTo(ChronoUnit.MILLIS),
              reason);
      database.change(connection -> ContractTable.add(connection, stored, hash(text)));
      put(stored, edition);
      return new Outcome.Added(edition, reading.remarks());
    } finally {
      adding.unlock();
    }
  }

  private @Nullable Text refused(String id, ContractEdition edition, int number) {
    if (!edition.id().equals(id)) {
      return new Text(
          "文本中的合同编号是“" + edition.id() + "”，不是“" + id + "”",
          "the text is of the contract " + edition.id() + ", not of " + id);
    }
    if (number > MOST_EDITIONS) {
      return new Text(
          "版本超过 " + MOST_EDITIONS + " 个", "there are " + MOST_EDITIONS + " editions already");
    }
    if (number == 1 && book().ids().size() >= ContractBook.MOST) {
      return new Text(
          "合同超过 " + ContractBook.MOST + " 份", "there are " + ContractBook.MOST + " contracts");
    }
    return null;
  }

  private void put(StoredEdition stored, ContractEdition edition) {
    List<StoredEdition> all = new ArrayList<>(shown.stored());
    all.add(stored);
    List<ContractEdition> editions = new ArrayList<>();
    ContractBook book = book();
    book.ids().forEach(each -> editions.addAll(book.editions(each)));
    editions.add(edition.papersSince(known(all, stored)));
    shown = new Shown(ContractBook.of(editions), List.copyOf(all));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
