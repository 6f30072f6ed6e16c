package org.gengfu.driver.snmp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.profile.PointSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTable;
import org.gengfu.profile.snmp.SnmpType;
import org.snmp4j.smi.OID;

/** Lays an agent's points out in questions. Pure. */
final class ReadPlanner {
  /**
   * Longest question, in octets of its varbinds: an answer is about twice as long and must fit a
   * packet of 1,472 octets, or it is cut into fragments that many networks drop.
   */
  static final int MAX_QUESTION_OCTETS = 600;

  private static final int VARBIND_OVERHEAD = 6;

  private ReadPlanner() {}

  /** The questions for some points, in the order in which an agent walks. */
  static List<SnmpRequest> plan(String agent, List<ResolvedPoint> points, int maxVarbinds) {
    List<SnmpRequest> requests = new ArrayList<>();
    for (ResolvedPoint point : points) {
      if (point.source() instanceof SnmpTable table) {
        requests.add(new SnmpRequest.Walk(agent, point.id(), table));
      }
    }
    scans(agent, points, requests);
    for (SnmpSource.Ask ask : List.of(SnmpSource.Ask.GET, SnmpSource.Ask.NEXT)) {
      List<ResolvedPoint> asked =
          points.stream()
              .filter(point -> point.source() instanceof SnmpSource source && source.ask() == ask)
              .sorted(Comparator.comparing(point -> oid(point.source())))
              .toList();
      split(agent, asked, ask == SnmpSource.Ask.NEXT, maxVarbinds, requests);
    }
    return requests;
  }

  /** Points that look into one column share its walk. */
  private static void scans(String agent, List<ResolvedPoint> points, List<SnmpRequest> into) {
    Map<Oid, List<ResolvedPoint>> byColumn = new LinkedHashMap<>();
    for (ResolvedPoint point : points) {
      if (point.source() instanceof SnmpSource source && source.ask() == SnmpSource.Ask.WALK) {
        byColumn.computeIfAbsent(oid(source), column -> new ArrayList<>()).add(point);
      }
    }
    byColumn.forEach((column, members) ->
        into.add(
            new SnmpRequest.Scan(
                agent,
                new SnmpTable.Column("cell", column, SnmpType.TEXT, null),
                members.stream().map(ResolvedPoint::id).toList(),
                members.stream().map(point -> (SnmpSource) point.source()).toList())));
  }

  private static void split(
      String agent,
      List<ResolvedPoint> points,
      boolean next,
      int maxVarbinds,
      List<SnmpRequest> into) {
    List<ResolvedPoint> part = new ArrayList<>();
    List<Oid> oids = new ArrayList<>();
    int octets = 0;
    for (ResolvedPoint point : points) {
      Oid oid = oid(point.source());
      if (oids.isEmpty() || !oids.getLast().equals(oid)) {
        int more = oid4j(oid).getBERLength() + VARBIND_OVERHEAD;
        if (oids.size() == maxVarbinds
            || (!oids.isEmpty() && octets + more > MAX_QUESTION_OCTETS)) {
          into.add(objects(agent, part, oids, next));
          part.clear();
          oids.clear();
          octets = 0;
        }
        oids.add(oid);
        octets += more;
      }
      part.add(point);
    }
    if (!part.isEmpty()) {
      into.add(objects(agent, part, oids, next));
    }
  }

  private static SnmpRequest objects(
      String agent, List<ResolvedPoint> points, List<Oid> oids, boolean next) {
    return new SnmpRequest.Objects(
        agent,
        points.stream().map(ResolvedPoint::id).toList(),
        points.stream().map(point -> (SnmpSource) point.source()).toList(),
        oids.stream().map(ReadPlanner::oid4j).toList(),
        points.stream().map(point -> oids.indexOf(oid(point.source()))).toList(),
        next);
  }

  /** The object of a point that is asked for. */
  static Oid oid(PointSource source) {
    return Objects.requireNonNull(((SnmpSource) source).oid());
  }

  /** The same identifier as snmp4j has it. */
  static OID oid4j(Oid oid) {
    long[] parts = oid.parts();
    int[] raw = new int[parts.length];
    for (int i = 0; i < raw.length; i++) {
      raw[i] = (int) parts[i];
    }
    return new OID(raw);
  }
}
