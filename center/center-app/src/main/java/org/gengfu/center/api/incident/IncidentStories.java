package org.gengfu.center.api.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.center.api.device.CommandViews;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.api.incident.IncidentViews.IncidentView;
import org.gengfu.center.command.CommandRow;
import org.gengfu.center.command.CommandTable;
import org.gengfu.center.incident.IncidentEvents;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentTable;
import org.gengfu.center.store.Database;
import org.gengfu.center.story.Said;
import org.gengfu.center.story.StoryTree;
import org.gengfu.center.watch.AlarmList;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/** One incident with all that is known of it. Any thread that may block. */
final class IncidentStories {
  private static final int MOST_TRIED = 1_000;

  private final LivePicture picture;
  private final Database database;
  private final AlarmList list;
  private final FieldNames names;
  private final CommandViews commands;
  private final Messages messages;

  IncidentStories(
      LivePicture picture,
      Database database,
      FieldNames names,
      CommandViews commands,
      Messages messages) {
    this.picture = picture;
    this.database = database;
    this.list = new AlarmList(database);
    this.names = names;
    this.commands = commands;
    this.messages = messages;
  }

  /** Who was told of an incident. */
  @FunctionalInterface
  interface Messages {
    /** Its messages as {@code openapi.yaml} shapes them, oldest first. */
    List<?> of(String incident);
  }

  record TimelineView(
      Instant time, String kind, Said text, @Nullable String user, @Nullable String reason) {}

  record TriedView(Instant time, String user, Said what) {}

  record StoryView(
      IncidentView incident,
      List<StoryTree.Branch> tree,
      int more,
      List<TimelineView> timeline,
      List<?> messages,
      List<TriedView> tried,
      long graphVersion,
      @Nullable Said note) {}

  /**
   * The story as it is known now.
   *
   * @param note what is to be said of what was just done, or null
   */
  StoryView story(IncidentRow row, @Nullable Said note, Instant now) {
    IncidentState state = picture.incidents();
    Incident incident = state.incident(Long.parseUnsignedLong(row.id(), 16));
    StoryTree tree =
        incident == null
            ? kept(row.id())
            : StoryTree.of(
                state,
                incident,
                names,
                new MemberAlarms(list, names, state.members(incident)),
                row.severity());
    return new StoryView(
        IncidentViews.view(row, now),
        tree.branches(),
        tree.more(),
        timeline(row.id()),
        messages.of(row.id()),
        tried(row, tree),
        state.graph().version(),
        note);
  }

  private StoryTree kept(String incident) {
    return database
        .read(connection -> IncidentTable.story(connection, incident))
        .map(story -> StoryTree.of(story, names))
        .orElse(new StoryTree(List.of(), 0));
  }

  private List<TimelineView> timeline(String incident) {
    return database.read(connection -> IncidentEvents.of(connection, incident)).stream()
        .map(event ->
            new TimelineView(
                event.time(),
                event.kind(),
                Said.of(event.text(), event.kind()),
                event.user(),
                event.reason()))
        .toList();
  }

  /** What people asked the devices of an incident to do since it began. */
  private List<TriedView> tried(IncidentRow row, StoryTree tree) {
    Set<String> nodes = new HashSet<>(Set.of(row.root().node()));
    tree.branches().forEach(branch -> nodes.add(branch.node()));
    Instant resolved = row.resolved();
    List<CommandRow> asked =
        database.read(connection ->
            CommandTable.list(connection, new CommandTable.Filter(false, null, null), MOST_TRIED));
    List<TriedView> tried = new ArrayList<>();
    for (CommandRow each : asked.reversed()) {
      if (nodes.contains(each.edge() + "/" + each.device())
          && !each.asked().isBefore(row.opened())
          && (resolved == null || each.asked().isBefore(resolved))) {
        CommandViews.CommandView view = commands.view(each);
        tried.add(new TriedView(each.asked(), view.askedBy(), what(view)));
      }
    }
    return tried;
  }

  private static Said what(CommandViews.CommandView view) {
    Said device = Said.of(view.deviceTitle(), view.device());
    Said metric = Said.of(view.title(), view.metric());
    Said value = Said.of(view.valueText(), "");
    String why = view.why().isEmpty() ? "" : ": " + view.why();
    Said state =
        switch (view.state()) {
          case ASKED -> new Said("待批准", "waits for agreement");
          case AGREED -> new Said("待下发", "waits to be sent");
          case SENT -> new Said("已下发", "was sent");
          case DONE -> new Said("已完成", "was done");
          case REFUSED -> new Said("设备拒绝", "was refused");
          case FAILED -> new Said("失败", "failed");
          case UNKNOWN -> new Said("结果不明", "has no known outcome");
          case DECLINED -> new Said("未获批准", "was declined");
          case EXPIRED -> new Said("无人批准，已过期", "expired unagreed");
        };
    return new Said(
        "%s：%s %s（%s%s）".formatted(device.zh(), metric.zh(), value.zh(), state.zh(), why),
        "%s: %s %s (%s%s)".formatted(device.en(), metric.en(), value.en(), state.en(), why));
  }
}
