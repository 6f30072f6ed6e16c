package org.gengfu.center.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.center.incident.IncidentEvents;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentTable;
import org.gengfu.center.notify.MessageRow;
import org.gengfu.center.notify.MessageTable;
import org.gengfu.center.order.DeedRow;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.story.Said;
import org.gengfu.center.story.StoryTree;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderState;
import org.gengfu.report.Language;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.IncidentPaper;
import org.gengfu.report.paper.PaperHead;
import org.gengfu.report.paper.PaperLine;
import org.gengfu.telemetry.TelemetryException;
import org.jspecify.annotations.Nullable;

/**
 * The facts of an incident's analysis, for one paper in one language. One thread that may block.
 */
final class IncidentFacts {
  private static final int MOST_MESSAGES = 1_000;
  private static final int MOST_ORDERS = 50;

  private final PaperSources sources;
  private final PaperHead head;
  private final boolean zh;
  private final List<String> missing = new ArrayList<>();
  private final List<Block.Photograph> photographs = new ArrayList<>();
  private final List<PaperLine> done = new ArrayList<>();
  private final List<IncidentPaper.Replaced> parts = new ArrayList<>();

  IncidentFacts(PaperSources sources, PaperHead head) {
    this.sources = sources;
    this.head = head;
    this.zh = head.language() == Language.ZH;
  }

  /**
   * The paper.
   *
   * @param row of the incident
   * @param due when the paper is due, as the contract says; null when none is owed
   */
  IncidentPaper paper(OwedPaper owed, IncidentRow row, Map<String, String> filled) {
    StoryTree tree = tree(row);
    orders(row.id());
    List<ClockRow> clocks = sources.clocks().of(row.id());
    if (clocks.isEmpty()) {
      missing.add(zh ? "合同时限（没有合同包含该设备）" : "clocks (no contract holds the device)");
    }
    List<IncidentPaper.Measured> measured = measured(row);
    return new IncidentPaper(
        head,
        row.id(),
        clocks.stream().mapToInt(ClockRow::level).min().orElse(0),
        owed.due(),
        row.opened(),
        restored(row, tree),
        say(sources.site().apply(row.site())),
        say(Said.of(row.root().name(), row.root().node())),
        say(Said.of(row.root().typeText(), row.root().type())),
        say(Said.of(row.sentence(), row.id())),
        tree.branches().stream().limit(1).map(each -> say(each.explanation())).toList(),
        timeline(row.id()),
        tree.branches().stream().skip(1).map(this::hung).toList(),
        tree.more(),
        measured,
        done,
        told(row.id()),
        parts,
        clocks.stream()
            .filter(each -> !each.kind().equals("report")) // this paper is what it waits for
            .sorted(Comparator.comparing(ClockRow::start).thenComparing(ClockRow::id))
            .map(each -> ClockPapers.of(each, head.language()))
            .toList(),
        missing,
        photographs,
        filled);
  }

  /** When the last of its alarms ended; the incident itself waits for its soak time after that. */
  private static @Nullable Instant restored(IncidentRow row, StoryTree tree) {
    Instant resolved = row.resolved();
    if (resolved == null || tree.more() > 0 || tree.branches().isEmpty()) {
      return resolved;
    }
    Instant last = Instant.MIN;
    for (StoryTree.Branch each : tree.branches()) {
      Instant ended = each.ended();
      if (ended == null) {
        return resolved;
      }
      last = ended.isAfter(last) ? ended : last;
    }
    return last.isAfter(row.opened()) ? last : resolved;
  }

  /** Who did something: the program itself is no person. */
  private String who(String user) {
    return user.equals(OrderMachine.CENTER) ? (zh ? "系统" : "system") : sources.people().apply(user);
  }

  private String say(Said said) {
    return zh ? said.zh() : said.en();
  }

  private StoryTree tree(IncidentRow row) {
    IncidentState state = sources.picture().incidents();
    Incident held = state.incident(Long.parseUnsignedLong(row.id(), 16));
    return held == null
        ? sources
            .database()
            .read(connection -> IncidentTable.story(connection, row.id()))
            .map(story -> StoryTree.of(story, sources.names()))
            .orElse(new StoryTree(List.of(), 0))
        : StoryTree.of(
            state, held, sources.names(), episode -> java.util.Optional.empty(), row.severity());
  }

  private IncidentPaper.Hung hung(StoryTree.Branch branch) {
    Said type = sources.names().type(new AlarmKey(branch.node(), branch.type(), ""));
    return new IncidentPaper.Hung(
        say(branch.name()),
        branch.typeText().zh().isEmpty() ? say(type) : say(branch.typeText()),
        branch.raised(),
        branch.ended(),
        say(branch.explanation()));
  }

  private List<PaperLine> timeline(String incident) {
    return sources.database().read(connection -> IncidentEvents.of(connection, incident)).stream()
        .map(event ->
            new PaperLine(
                event.time(),
                event.user() == null ? "" : who(event.user()),
                say(Said.of(event.text(), event.kind())),
                event.reason() == null ? "" : event.reason()))
        .toList();
  }

  private List<PaperLine> told(String incident) {
    MessageTable.Filter filter =
        new MessageTable.Filter(incident, null, Instant.EPOCH, head.known().plusMillis(1));
    List<MessageRow> messages =
        sources
            .database()
            .read(connection -> MessageTable.page(connection, filter, 0, MOST_MESSAGES))
            .messages();
    return messages.reversed().stream()
        .map(each ->
            new PaperLine(
                each.made(),
                sources.messages().receiver(each),
                each.title(),
                say(sources.messages().sent(each))))
        .toList();
  }

  private List<IncidentPaper.Measured> measured(IncidentRow row) {
    try {
      return new Surroundings(sources, head.language())
          .of(row.root().node(), row.site(), row.opened());
    } catch (TelemetryException e) {
      missing.add(zh ? "遥测数据（存储未答复）" : "telemetry (its store did not answer)");
      return List.of();
    }
  }

  private void orders(String incident) {
    OrderQuery query = new OrderQuery(sources.database());
    OrderQuery.Filter filter = new OrderQuery.Filter("all", "", incident, "", "", "");
    for (OrderState order : query.page(filter, 0, MOST_ORDERS).orders().reversed()) {
      done.add(
          new PaperLine(
              Instant.ofEpochMilli(order.madeMillis()),
              "",
              (zh ? "生成工单 " : "order ") + order.id(),
              zh ? order.matter().zh() : order.matter().en()));
      List<DeedRow> deeds =
          query.deeds(order.id()).stream()
              .filter(deed -> deed.outcome().equals("done") && !deed.act().equals("open"))
              .toList();
      for (DeedRow deed : deeds) {
        done.add(
            new PaperLine(
                deed.time(),
                who(deed.by()),
                say(DeedWords.act(deed.act())),
                DeedWords.detail(deed, this::who)));
      }
      swaps(order, deeds);
      photographs.addAll(sources.photos().of(order, sources.photoWords(zh)));
    }
    done.sort(Comparator.comparing(PaperLine::time));
  }

  private void swaps(OrderState order, List<DeedRow> deeds) {
    List<Instant> times =
        deeds.stream().filter(deed -> deed.act().equals("swap")).map(DeedRow::time).toList();
    List<Act.Swap> swaps = order.work().swaps();
    for (int i = 0; i < swaps.size(); i++) {
      Act.Swap swap = swaps.get(i);
      Instant at = i < times.size() ? times.get(i) : Instant.ofEpochMilli(order.changedMillis());
      String device = swap.device().isEmpty() ? order.matter().node() : swap.device();
      parts.add(
          new IncidentPaper.Replaced(
              sources
                  .parts()
                  .apply(swap.newSerial())
                  .map(this::say)
                  .orElseGet(() -> say(sources.names().node(device))),
              1,
              swap.oldSerial(),
              swap.newSerial(),
              at));
    }
  }
}
