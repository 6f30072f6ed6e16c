package org.gengfu.center.incident;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;

/**
 * What the rules of cause call things: from a device's kind and its alarm rule to a type of node
 * and an alarm type. It is data, a table that is shipped (whose head explains it), to which
 * settings may add lines. Never changes; any thread.
 */
public final class AlarmKinds {
  /** Rule of the alarm that the center raises of what cannot be reached. */
  public static final String OFFLINE = "offline";

  /** Alarm type of a device that is not observed, of which there is no alarm. */
  public static final String DATA_STALE = "data_stale";

  private static final String ANY = "*";
  private static final Pattern TEXT = Pattern.compile("text (\\S+) +(.+?) {2,}(.+)");

  private final Map<String, String> nodes = new HashMap<>();
  private final Map<String, List<Kind>> alarms = new HashMap<>();
  private final Map<String, String> offline = new HashMap<>();
  private final Map<String, Map<String, String>> texts = new HashMap<>();

  private record Kind(Pattern rule, boolean wild, String type, boolean peer) {}

  private AlarmKinds(List<String> lines) {
    for (String line : lines) {
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        add(text);
      }
    }
  }

  /** The table that is shipped. */
  public static AlarmKinds shipped() {
    return with(List.of());
  }

  /**
   * The table that is shipped, with further lines that go before its own.
   *
   * @throws IllegalArgumentException naming the line that cannot be read
   */
  public static AlarmKinds with(List<String> more) {
    try (InputStream in = AlarmKinds.class.getResourceAsStream("alarm-kinds.txt")) {
      byte[] bytes =
          Objects.requireNonNull(in, "alarm-kinds.txt is part of the program").readAllBytes();
      List<String> lines = new ArrayList<>(more);
      lines.addAll(new String(bytes, StandardCharsets.UTF_8).lines().toList());
      return new AlarmKinds(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] word = line.split(" +");
    Matcher text = TEXT.matcher(line);
    if (text.matches()) {
      texts.putIfAbsent(text.group(1), Map.of("zh", text.group(2), "en", text.group(3)));
    } else if (word[0].equals("node") && word.length == 3) {
      nodes.putIfAbsent(word[1], word[2]);
    } else if (word[0].equals("offline") && word.length == 3) {
      offline.putIfAbsent(word[1], word[2]);
    } else if (word[0].equals("alarm")
        && (word.length == 4 || (word.length == 5 && word[4].equals("peer")))) {
      String rule = Pattern.quote(word[2]).replace(ANY, "\\E(.*)\\Q");
      alarms
          .computeIfAbsent(word[1], kind -> new ArrayList<>())
          .add(new Kind(Pattern.compile(rule), word[2].contains(ANY), word[3], word.length == 5));
    } else {
      throw new IllegalArgumentException("not a line of alarm kinds: " + line);
    }
  }

  /** Type of node of a device whose profile is of this kind. */
  public String nodeType(String kind) {
    for (String at = kind; !at.isEmpty(); at = shorter(at)) {
      String type = nodes.get(at);
      if (type != null) {
        return type;
      }
    }
    return "device";
  }

  private static String shorter(String kind) {
    int dot = kind.lastIndexOf('.');
    return dot < 0 ? "" : kind.substring(0, dot);
  }

  /**
   * An alarm as the correlator knows it: its resource is the node, its type one that rules speak
   * of. No two alarms are the same to it.
   *
   * @param kind kind of the device's profile, empty when unknown
   */
  public AlarmKey correlated(AlarmKey alarm, String kind, FieldGraph graph) {
    GraphNode node = graph.node(alarm.resource());
    if (alarm.type().equals(OFFLINE)) {
      String type = node == null ? nodeType(kind) : node.type();
      return new AlarmKey(
          alarm.resource(),
          offline.getOrDefault(type, offline.getOrDefault(ANY, OFFLINE)),
          alarm.qualifier());
    }
    for (String at = kind; !at.isEmpty(); at = shorter(at)) {
      for (Kind each : alarms.getOrDefault(at, List.of())) {
        Matcher rule = each.rule().matcher(alarm.type());
        if (rule.matches()) {
          String what = each.wild() ? rule.group(1) : alarm.type();
          String peer =
              each.peer() && node != null
                  ? node.attributes().getOrDefault("peer." + what, what)
                  : what;
          return new AlarmKey(alarm.resource(), each.type(), peer);
        }
      }
    }
    return alarm;
  }

  /** What the alarm {@link #OFFLINE} of a node of this type says, by language. */
  public Map<String, String> offlineText(String nodeType) {
    String type = offline.getOrDefault(nodeType, offline.getOrDefault(ANY, OFFLINE));
    return text(type).orElse(Map.of("zh", OFFLINE, "en", OFFLINE));
  }

  /** What is wrong, by language, for an alarm type that rules speak of. */
  public Optional<Map<String, String>> text(String type) {
    return Optional.ofNullable(texts.get(type));
  }
}
