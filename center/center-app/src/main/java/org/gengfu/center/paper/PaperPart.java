package org.gengfu.center.paper;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;

/**
 * What is issued, in the writer's transactions, so that the clock that waits for the paper stops in
 * the same one. Only the writer's thread.
 */
final class PaperPart implements WatchPart {
  private static final String KIND = "paper.issued";

  private final List<Ask> asked = new ArrayList<>();

  private record Ask(PaperVersion version, PaperTable.Frozen frozen, List<String> receivers) {}

  /** Has a version stored, and who gets it, in the transaction that is being drafted. */
  void issue(PaperVersion version, PaperTable.Frozen frozen, List<String> receivers) {
    asked.add(new Ask(version, frozen, receivers));
  }

  @Override
  public void load(Connection connection) {
    asked.clear();
  }

  @Override
  public void decide(Committing change) {
    // what a person issues is decided on before
  }

  @Override
  public boolean hasNews() {
    return !asked.isEmpty();
  }

  @Override
  public void store(Connection connection, FactSink facts) throws SQLException {
    for (Ask each : asked) {
      PaperVersion version = each.version();
      PaperTable.issue(connection, version, each.frozen());
      PaperMailTable.add(connection, version, each.receivers());
      facts.add(
          version.issued(),
          KIND,
          version.paper(),
          "{\"version\":%d,\"sha256\":\"%s\"}".formatted(version.number(), version.sha256()));
    }
  }

  @Override
  public List<LiveEvent> accepted() {
    asked.clear();
    return List.of();
  }

  @Override
  public Optional<java.time.Instant> nextDeadline() {
    return Optional.empty();
  }
}
