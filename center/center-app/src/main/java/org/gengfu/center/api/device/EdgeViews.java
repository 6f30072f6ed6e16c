package org.gengfu.center.api.device;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.center.api.EdgeDesk;
import org.gengfu.center.ingest.EdgeStatus;
import org.gengfu.center.settings.CenterSettings.Edge;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.EdgeLink;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.session.SessionView;
import org.jspecify.annotations.Nullable;

/** Edges as {@code openapi.yaml} shapes them. Any thread. */
public final class EdgeViews {
  private final LivePicture picture;
  private final DeviceViews devices;
  private final EdgeDesk desk;

  EdgeViews(LivePicture picture, DeviceViews devices, EdgeDesk desk) {
    this.picture = picture;
    this.devices = devices;
    this.desk = desk;
  }

  enum State {
    ONLINE,
    OFFLINE,
    NEVER_SEEN
  }

  record EdgeView(
      String edge,
      String site,
      String room,
      State state,
      @Nullable Instant since,
      @Nullable Instant lastBirth,
      @Nullable Instant lastData,
      List<DeviceViews.PointView> health,
      Map<String, Long> counters,
      String explanation) {}

  public EdgeView view(Edge edge) {
    EdgeLink link = picture.link(edge.id()).orElse(null);
    EdgeStatus status = desk.report().edges().get(edge.id());
    return new EdgeView(
        edge.id(),
        edge.site(),
        edge.room(),
        link == null ? State.NEVER_SEEN : link.online() ? State.ONLINE : State.OFFLINE,
        link == null ? null : link.since(),
        link == null ? null : link.lastBirth(),
        status == null ? null : status.heardAt(),
        picture.device(new DeviceKey(edge.id(), "")).map(devices::points).orElse(List.of()),
        status == null ? Map.of() : counters(status),
        status == null ? "" : status.explanation());
  }

  private static Map<String, Long> counters(EdgeStatus status) {
    EdgeStatus.Counts counts = status.counts();
    SessionView.Counters session = status.session().counters();
    Map<String, Long> all = new TreeMap<>();
    all.put("messages", counts.messages());
    all.put("dropped", counts.dropped());
    all.put("readings", counts.readings());
    all.put("alarms", counts.alarms());
    all.put("births", counts.births());
    all.put("duplicates", counts.duplicates());
    all.put("refused", counts.refused());
    all.put("gone", counts.gone());
    all.put("postponed", counts.postponed());
    all.put("malformed", session.refused());
    all.put("sequenceGaps", session.gaps());
    all.put("gapsHealed", session.healed());
    all.put("outOfStep", session.dropped());
    all.put("rebirthsAsked", session.rebirthsAsked());
    return all;
  }
}
