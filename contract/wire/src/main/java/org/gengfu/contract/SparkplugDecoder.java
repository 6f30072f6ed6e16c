package org.gengfu.contract;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.OutboxMark;
import org.gengfu.contract.proto.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one edge node for a host. Remembers what each alias and name of its last
 * births stands for; whoever owns that edge's session owns this, and no other thread may call it.
 * Never throws for what a wire can bring.
 */
public final class SparkplugDecoder {
  /** Most complaints that one message yields; further ones are dropped. */
  static final int MAX_COMPLAINTS = 20;

  /** Most devices that one edge node may bear. */
  static final int MAX_DEVICES = 10_000;

  private final Map<Long, BornMetric> byAlias = new HashMap<>();
  private final Map<String, Map<String, BornMetric>> byName = new HashMap<>();

  /** Reads one message; a birth replaces what was known of its device. */
  public Decoded decode(SparkplugTopic topic, byte[] bytes) {
    Payload payload;
    try {
      payload = Payload.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return new Decoded.Malformed("not a Sparkplug B payload: " + e.getMessage());
    }
    if (topic.kind() != SparkplugTopic.Kind.NDEATH && !hasSeq(payload)) {
      return new Decoded.Malformed(topic.kind() + " without a seq of 0 to 255");
    }
    return switch (topic.kind()) {
      case NBIRTH -> nodeBirth(payload);
      case DBIRTH -> deviceBirth(topic.device(), payload);
      case NDATA, DDATA -> data(topic.device(), payload);
      case NDEATH -> nodeDeath(payload);
      case DDEATH ->
          new Decoded.DeviceDied(seq(payload), time(payload.getTimestamp()), topic.device());
      case NCMD, DCMD -> new Decoded.Malformed("a command is not for the host");
    };
  }

  private static boolean hasSeq(Payload payload) {
    return payload.hasSeq() && payload.getSeq() >= 0 && payload.getSeq() <= 255;
  }

  private static int seq(Payload payload) {
    return (int) payload.getSeq();
  }

  private static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private Decoded nodeBirth(Payload payload) {
    long bdSeq = -1;
    for (Metric metric : payload.getMetricsList()) {
      if (metric.getName().equals(MetricNames.BD_SEQ)) {
        bdSeq = metric.getLongValue();
      }
    }
    if (bdSeq < 0) {
      return new Decoded.Malformed("NBIRTH without bdSeq");
    }
    if (payload.getMetricsCount() > Birth.MAX_METRICS) {
      return tooMany(payload);
    }
    byAlias.clear();
    byName.clear();
    BirthReader reader = new BirthReader("", payload);
    remember("", reader);
    return new Decoded.NodeBorn(
        seq(payload), bdSeq, time(payload.getTimestamp()), reader.birth(), reader.complaints());
  }

  private Decoded deviceBirth(String device, Payload payload) {
    if (payload.getMetricsCount() > Birth.MAX_METRICS) {
      return tooMany(payload);
    }
    if (!byName.containsKey("")) {
      return new Decoded.NeedsRebirth(seq(payload), "DBIRTH of " + device + " before an NBIRTH");
    }
    if (byName.size() > MAX_DEVICES && !byName.containsKey(device)) {
      return new Decoded.Malformed("more than " + MAX_DEVICES + " devices on one edge node");
    }
    Map<String, BornMetric> before = byName.remove(device);
    if (before != null) {
      byAlias.values().removeIf(metric -> device.equals(metric.device()));
    }
    BirthReader reader = new BirthReader(device, payload);
    remember(device, reader);
    return new Decoded.DeviceBorn(
        seq(payload), time(payload.getTimestamp()), reader.birth(), reader.complaints());
  }

  private static Decoded tooMany(Payload payload) {
    return new Decoded.Malformed(
        "a birth with "
            + payload.getMetricsCount()
            + " metrics, at most "
            + Birth.MAX_METRICS
            + " are taken");
  }

  private void remember(String device, BirthReader reader) {
    byAlias.putAll(reader.aliases());
    byName.put(device, reader.names());
  }

  private static Decoded nodeDeath(Payload payload) {
    for (Metric metric : payload.getMetricsList()) {
      if (metric.getName().equals(MetricNames.BD_SEQ) && metric.hasLongValue()) {
        return new Decoded.NodeDied(metric.getLongValue());
      }
    }
    return new Decoded.Malformed("NDEATH without bdSeq");
  }

  private Decoded data(String device, Payload payload) {
    Map<String, BornMetric> names = byName.get(device);
    if (names == null) {
      String who = device.isEmpty() ? "the edge node" : "device " + device;
      return new Decoded.NeedsRebirth(seq(payload), "data of " + who + " before its birth");
    }
    int metrics = payload.getMetricsCount();
    int[] counts = counts(payload);
    if (counts.length == 0 && metrics > 0) {
      return new Decoded.Malformed("the outbox mark does not fit the " + metrics + " metrics");
    }
    List<Numbered> records = new ArrayList<>(counts.length);
    List<String> complaints = new ArrayList<>();
    boolean historical = false;
    int next = 0;
    for (int i = 0; i < counts.length; i++) {
      List<Reading> readings = new ArrayList<>(counts[i]);
      OutboxOffset at = payload.hasOutbox() ? offset(payload.getOutbox(), i) : null;
      int before = records.size();
      for (int end = next + counts[i]; next < end; next++) {
        Metric metric = payload.getMetrics(next);
        historical |= metric.getIsHistorical();
        BornMetric born = metric.hasAlias() ? byAlias.get(metric.getAlias()) : born(names, metric);
        if (born == null) {
          return new Decoded.NeedsRebirth(seq(payload), "unknown alias " + metric.getAlias());
        }
        read(born, device, metric, at, readings, records, complaints);
      }
      addReadings(device, at, readings, records, records.size() > before);
    }
    addGone(payload.getOutbox(), records);
    return new Decoded.Data(
        seq(payload), time(payload.getTimestamp()), device, historical, records, complaints);
  }

  /**
   * Metrics by record; a payload without a mark is one record; empty when the mark does not fit.
   */
  private static int[] counts(Payload payload) {
    int metrics = payload.getMetricsCount();
    if (!payload.hasOutbox()) {
      return metrics == 0 ? new int[0] : new int[] {metrics};
    }
    OutboxMark mark = payload.getOutbox();
    if (mark.getOffsetCount() != mark.getMetricCountCount()) {
      return new int[0];
    }
    int[] counts = new int[mark.getOffsetCount()];
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      counts[i] = mark.getMetricCount(i);
      if (counts[i] < 0 || mark.getOffset(i) < 0) {
        return new int[0];
      }
      sum += counts[i];
    }
    return sum == metrics ? counts : new int[0];
  }

  private static OutboxOffset offset(OutboxMark mark, int index) {
    return new OutboxOffset(mark.getEpoch(), mark.getOffset(index));
  }

  private static @Nullable BornMetric born(Map<String, BornMetric> names, Metric metric) {
    BornMetric born = names.get(metric.getName());
    return born != null || !metric.hasDatatype() ? born : BornMetric.unborn(metric);
  }

  private static void read(
      BornMetric born,
      String device,
      Metric metric,
      @Nullable OutboxOffset at,
      List<Reading> readings,
      List<Numbered> records,
      List<String> complaints) {
    if (!born.isOf(device)) {
      complain(complaints, "alias " + metric.getAlias() + " belongs to another device");
      return;
    }
    try {
      switch (born.kind()) {
        case POINT -> readings.add(born.reading(device, metric));
        case ALARM ->
            records.add(new Numbered(at, new OutboxRecord.Alarm(born.alarm(device, metric))));
        case OUTCOME ->
            records.add(new Numbered(at, new OutboxRecord.Outcome(born.outcome(device, metric))));
        case LOOK -> {
          CameraLook look = LookWire.read(device, metric, complaints);
          records.add(new Numbered(at, new OutboxRecord.Look(look)));
        }
        case OTHER -> {}
      }
    } catch (UnreadableMetricException e) {
      complain(complaints, born.name() + ": " + e.getMessage());
    }
  }

  /** The readings of one record; a record of which nothing could be read still has its place. */
  private static void addReadings(
      String device,
      @Nullable OutboxOffset at,
      List<Reading> readings,
      List<Numbered> records,
      boolean hasOther) {
    for (int from = 0; from < readings.size(); from += OutboxRecord.MAX_READINGS) {
      int to = Math.min(readings.size(), from + OutboxRecord.MAX_READINGS);
      records.add(new Numbered(at, new OutboxRecord.Readings(device, readings.subList(from, to))));
    }
    if (readings.isEmpty() && !hasOther && at != null) {
      records.add(new Numbered(at, new OutboxRecord.Gone(1)));
    }
  }

  private static void addGone(OutboxMark mark, List<Numbered> records) {
    for (int i = 0; i + 1 < mark.getGoneCount(); i += 2) {
      long first = mark.getGone(i);
      long count = mark.getGone(i + 1);
      if (first >= 0 && count > 0 && first + count > first) {
        records.add(
            new Numbered(new OutboxOffset(mark.getEpoch(), first), new OutboxRecord.Gone(count)));
      }
    }
  }

  static void complain(List<String> complaints, String complaint) {
    if (complaints.size() < MAX_COMPLAINTS) {
      complaints.add(complaint);
    }
  }
}
