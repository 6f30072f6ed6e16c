package org.gengfu.center.api.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.camera.Camera;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.paper.PaperRates;
import org.gengfu.center.store.Database;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.CameraReport;
import org.gengfu.report.CameraRow;
import org.gengfu.report.Language;
import org.gengfu.report.MeasureReport;

/**
 * The time of cameras for papers: the report of cameras of the same span, as known then. It goes
 * through a month of looks, so one is kept for five minutes, sixteen at most. Any thread that may
 * block.
 */
public final class CameraRates implements PaperRates {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST_KEPT = 16;
  private static final List<Measure> MEASURES = List.of(Measure.ONLINE, Measure.INTACT);

  private final ReportDesk desk;
  private final Database database;
  private final Contract contract;
  private final Map<TimeRange, Kept> kept = new LinkedHashMap<>();

  private record Kept(Instant known, List<Counted> counted) {}

  /** The rates of the center's cameras; who asks waits for a place of their own. */
  public static PaperRates of(ApiParts parts) {
    Contract contract = parts.settings().cameras().contract();
    return new CameraRates(
        new ReportDesk(parts.database(), parts.watch(), contract), parts.database(), contract);
  }

  CameraRates(ReportDesk desk, Database database, Contract contract) {
    this.desk = desk;
    this.database = database;
    this.contract = contract;
  }

  @Override
  public synchronized List<Counted> of(Instant from, Instant to, Instant known) {
    TimeRange range = new TimeRange(from.toEpochMilli(), to.toEpochMilli());
    Kept before = kept.get(range);
    if (before != null
        && !known.isBefore(before.known())
        && known.isBefore(before.known().plus(KEPT))) {
      return before.counted();
    }
    List<Counted> counted = count(range, known);
    kept.remove(range);
    kept.put(range, new Kept(known, counted));
    if (kept.size() > MOST_KEPT) {
      kept.remove(new ArrayList<>(kept.keySet()).getFirst());
    }
    return counted;
  }

  private List<Counted> count(TimeRange range, Instant known) {
    List<Camera> register = database.read(CameraRegister::read);
    Map<String, String> nodes = new HashMap<>();
    for (Camera each : register) {
      nodes.put(
          each.code(), each.edge().isEmpty() ? each.code() : each.edge() + "/" + each.device());
    }
    CameraReport report =
        desk.counted(
            new ReportDesk.Wish(MEASURES, range, Dimension.CONTRACT_ITEM, SpanKind.WHOLE),
            known,
            Language.ZH);
    return report.parts().stream().map(part -> counted(part, nodes)).toList();
  }

  private Counted counted(MeasureReport part, Map<String, String> nodes) {
    Map<String, Tally> cameras = new HashMap<>();
    for (CameraRow row : part.cameras()) {
      String code = row.camera().code();
      cameras.merge(nodes.getOrDefault(code, code), row.tally(), Tally::plus);
    }
    return new Counted(
        part.measure(),
        cameras,
        contract.policy().leastCoverage(),
        contract.targets().get(part.measure()));
  }
}
