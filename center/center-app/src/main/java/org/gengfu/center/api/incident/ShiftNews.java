package org.gengfu.center.api.incident;

import java.time.Instant;
import java.util.List;
import org.gengfu.center.maintenance.MaintenanceDesk;
import org.gengfu.center.maintenance.MaintenanceRow;
import org.gengfu.center.notify.MessageRow;
import org.gengfu.center.notify.MessageTable;
import org.gengfu.center.shift.Shift;
import org.gengfu.center.store.Database;
import org.gengfu.core.maintenance.MaintenanceWindow;

/** What the notifier and planned work know of an incident and of a shift. Any thread. */
final class ShiftNews implements HandoverHandlers.Others, IncidentStories.Messages {
  private static final int MOST_OF_INCIDENT = 500;
  private static final int MOST_FAILED = 10_000;

  private final Database database;
  private final MaintenanceDesk desk;

  ShiftNews(Database database, MaintenanceDesk desk) {
    this.database = database;
    this.desk = desk;
  }

  record WindowView(
      long id, String title, MaintenanceWindow.State state, Instant from, Instant to, int devices) {
    static WindowView of(MaintenanceRow row) {
      MaintenanceWindow window = row.window();
      return new WindowView(
          window.id(), window.title(), window.state(), window.from(), window.end(), row.devices());
    }
  }

  /** The newest of its messages, oldest first. */
  @Override
  public List<MessageRow> of(String incident) {
    MessageTable.Filter filter = new MessageTable.Filter(incident, null, Instant.MIN, Instant.MAX);
    return database
        .read(connection -> MessageTable.page(connection, filter, 0, MOST_OF_INCIDENT))
        .messages()
        .reversed();
  }

  @Override
  public List<WindowView> maintenance(Shift shift) {
    return desk.rows().stream()
        .filter(row ->
            row.window().from().isBefore(shift.to()) && row.window().end().isAfter(shift.from()))
        .map(WindowView::of)
        .toList();
  }

  @Override
  public List<MessageRow.Failed> failedMessages(Shift shift) {
    return database.read(
        connection -> MessageTable.failed(connection, shift.from(), shift.to(), MOST_FAILED));
  }
}
