package org.gengfu.contract;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.contract.proto.Metric;
import org.gengfu.contract.proto.PropertyValue;
import org.jspecify.annotations.Nullable;

/**
 * A camera's look as a metric: the thumbnail is its value, everything else its properties.
 * Stateless.
 */
final class LookWire {
  /** Sparkplug 3.0, table in 6.4.16: Bytes. */
  static final int BYTES = 17;

  private static final String NUMBER = "number";
  private static final String SINCE_LAST = "sinceLast";
  private static final String ONLINE = "online";
  private static final String INTACT = "intact";
  private static final String FAULTS = "faults";
  private static final String RUNG = "rung.";
  private static final String THUMB_WHY = "thumb.why";
  private static final String THUMB_WIDTH = "thumb.width";
  private static final String THUMB_HEIGHT = "thumb.height";
  private static final int MAX_FAULTS_TEXT = CameraLook.MAX_FAULTS * (CameraLook.MAX_FAULT + 1);

  /** Latest time that is read; what lies beyond cannot be told from rubbish. */
  private static final long MAX_MILLIS = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private LookWire() {}

  static Metric.Builder write(Metric.Builder metric, CameraLook look) {
    MetricProperties properties =
        new MetricProperties()
            .large(NUMBER, look.number())
            .large(SINCE_LAST, look.sinceLast().toMillis())
            .text(ONLINE, look.online().name())
            .text(INTACT, look.intact().name());
    if (!look.faults().isEmpty()) {
      properties.text(FAULTS, String.join(" ", look.faults()));
    }
    for (RungState state : look.ladder()) {
      String said = state.seen() + "|" + state.reason() + "|" + state.time().toEpochMilli() + "|";
      properties.text(key(state.rung()), said + state.detail());
    }
    Thumbnail thumbnail = look.thumbnail();
    if (thumbnail == null) {
      metric.setIsNull(true);
    } else {
      metric.setBytesValue(ByteString.copyFrom(thumbnail.jpeg()));
      properties
          .text(THUMB_WHY, thumbnail.why().name())
          .whole(THUMB_WIDTH, thumbnail.width())
          .whole(THUMB_HEIGHT, thumbnail.height());
    }
    return metric.setTimestamp(look.time().toEpochMilli()).setProperties(properties.build());
  }

  private static String key(CameraRung rung) {
    return RUNG + rung.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a look. A thumbnail that does not fit costs the thumbnail, not the evidence.
   *
   * @param complaints gets what is wrong with the thumbnail
   * @throws UnreadableMetricException when what it says of the camera cannot be read
   */
  static CameraLook read(String device, Metric metric, List<String> complaints)
      throws UnreadableMetricException {
    if (!metric.hasTimestamp()) {
      throw new UnreadableMetricException("no timestamp");
    }
    Map<String, PropertyValue> said = MetricProperties.read(metric.getProperties());
    List<RungState> ladder = new ArrayList<>();
    for (CameraRung rung : CameraRung.values()) {
      ladder.add(rung(rung, MetricProperties.text(said, key(rung))));
    }
    CameraLook look;
    try {
      look =
          new CameraLook(
              device,
              time(metric.getTimestamp()),
              count(said, NUMBER),
              Duration.ofMillis(count(said, SINCE_LAST)),
              ladder,
              name(Seen.class, said, ONLINE),
              name(Seen.class, said, INTACT),
              faults(MetricProperties.text(said, FAULTS)),
              null);
    } catch (IllegalArgumentException e) {
      throw new UnreadableMetricException(String.valueOf(e.getMessage()));
    }
    Thumbnail thumbnail = thumbnail(metric, said, complaints);
    return thumbnail == null ? look : look.with(thumbnail);
  }

  private static RungState rung(CameraRung rung, String text) throws UnreadableMetricException {
    String[] parts = text.split("\\|", 4);
    if (parts.length < 4) {
      throw new UnreadableMetricException(
          key(rung) + " is \"" + BornMetric.shortened(text) + "\", not seen|reason|time|detail");
    }
    Seen seen = name(Seen.class, key(rung), parts[0]);
    CameraReason reason = name(CameraReason.class, key(rung), parts[1]);
    try {
      return new RungState(rung, seen, reason, parts[3], time(Long.parseLong(parts[2])));
    } catch (NumberFormatException e) {
      throw new UnreadableMetricException(
          key(rung) + " has the time \"" + BornMetric.shortened(parts[2]) + "\"");
    } catch (IllegalArgumentException e) {
      throw new UnreadableMetricException(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> faults(String text) throws UnreadableMetricException {
    if (text.isEmpty()) {
      return List.of();
    }
    if (text.length() > MAX_FAULTS_TEXT) {
      throw new UnreadableMetricException("faults of " + text.length() + " characters");
    }
    return List.of(text.split(" ", -1));
  }

  private static @Nullable Thumbnail thumbnail(
      Metric metric, Map<String, PropertyValue> said, List<String> complaints) {
    if (metric.getIsNull() || !metric.hasBytesValue()) {
      if (!metric.getIsNull()) {
        complain(complaints, "the thumbnail is sent as " + metric.getValueCase());
      }
      return null;
    }
    ByteString bytes = metric.getBytesValue();
    if (bytes.size() > Thumbnail.MAX_BYTES) {
      complain(
          complaints,
          "a thumbnail of "
              + bytes.size()
              + " bytes, at most "
              + Thumbnail.MAX_BYTES
              + " are taken");
      return null;
    }
    try {
      return new Thumbnail(
          bytes.toByteArray(),
          (int) Math.min(count(said, THUMB_WIDTH), Integer.MAX_VALUE),
          (int) Math.min(count(said, THUMB_HEIGHT), Integer.MAX_VALUE),
          name(Thumbnail.Why.class, said, THUMB_WHY));
    } catch (UnreadableMetricException | IllegalArgumentException e) {
      complain(complaints, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static void complain(List<String> complaints, String what) {
    SparkplugDecoder.complain(complaints, MetricNames.LOOK + ": " + what + "; left out");
  }

  private static long count(Map<String, PropertyValue> said, String key)
      throws UnreadableMetricException {
    PropertyValue value = said.get(key);
    long count = -1;
    if (value != null && value.hasLongValue()) {
      count = value.getLongValue();
    } else if (value != null && value.hasIntValue()) {
      count = value.getIntValue();
    }
    if (count < 0) {
      throw new UnreadableMetricException(key + " is no count");
    }
    return count;
  }

  private static Instant time(long millis) throws UnreadableMetricException {
    if (millis < 0 || millis > MAX_MILLIS) {
      throw new UnreadableMetricException("no time lies " + millis + " ms after 1970");
    }
    return Instant.ofEpochMilli(millis);
  }

  private static <E extends Enum<E>> E name(
      Class<E> of, Map<String, PropertyValue> said, String key) throws UnreadableMetricException {
    return name(of, key, MetricProperties.text(said, key));
  }

  private static <E extends Enum<E>> E name(Class<E> of, String key, String text)
      throws UnreadableMetricException {
    for (E candidate : of.getEnumConstants()) {
      if (candidate.name().equals(text)) {
        return candidate;
      }
    }
    throw new UnreadableMetricException(
        key + ": no " + of.getSimpleName() + " is called \"" + BornMetric.shortened(text) + "\"");
  }
}
