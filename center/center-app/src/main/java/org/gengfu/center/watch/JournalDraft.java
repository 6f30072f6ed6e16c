package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalHead;
import org.gengfu.center.store.JournalRow;

/** The journal rows of one transaction, chained. Only the writer's thread may use it. */
final class JournalDraft implements FactSink {
  private final Instant now;
  private final List<JournalRow> rows = new ArrayList<>();
  private JournalHead head;

  JournalDraft(JournalHead head, Instant now) {
    this.head = head;
    this.now = now;
  }

  @Override
  public void add(Instant eventTime, String kind, String subject, String body) {
    JournalRow row =
        new JournalRow(head.seq() + 1, eventTime, now, kind, subject, body, head.hash());
    rows.add(row);
    head = JournalHead.after(row);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  JournalHead head() {
    return head;
  }

  void store(Connection connection) throws SQLException {
    Journal.append(connection, rows);
  }
}
