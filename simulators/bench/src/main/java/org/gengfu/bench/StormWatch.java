package org.gengfu.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page hears of incidents: when the incident at a root was first shown with so many members.
 * The thread that listens calls {@link #accept}; any may read.
 */
final class StormWatch implements Consumer<String> {
  private static final Pattern ROW =
      Pattern.compile(
          "\"id\":\"([0-9a-f]{16})\".*?\"state\":\"(\\w+)\".*?\"root\":\\{\"node\":\"([^\"]+)\".*?\"members\":(\\d+)");

  private final Map<String, Shown> incidents = new ConcurrentHashMap<>();
  private final Map<String, long[]> firstNanos = new ConcurrentHashMap<>();
  private final int most;
  private boolean incident;

  /** An incident as it was shown last. */
  record Shown(String state, String root, int members) {}

  /**
   * A watch that has heard nothing.
   *
   * @param most members of an incident whose times are kept
   */
  StormWatch(int most) {
    this.most = most;
  }

  @Override
  public void accept(String line) {
    if (line.startsWith("event:")) {
      incident = line.substring("event:".length()).strip().equals("incident");
    } else if (incident && line.startsWith("data:")) {
      Matcher row = ROW.matcher(line);
      if (!row.find()) {
        throw new IllegalStateException("an incident of another form: " + line);
      }
      shown(row.group(1), row.group(2), row.group(3), Integer.parseInt(row.group(4)));
    }
  }

  private void shown(String id, String state, String root, int members) {
    long now = System.nanoTime();
    incidents.put(id, new Shown(state, root, members));
    if (state.equals("held") || state.equals("open")) {
      long[] times = firstNanos.computeIfAbsent(root, ignored -> new long[most + 1]);
      synchronized (times) {
        for (int i = Math.min(members, most); i > 0 && times[i] == 0; i--) {
          times[i] = now;
        }
      }
    }
  }

  /** When the incident at this root was first shown with so many members, 0 for never. */
  long shownNanos(String root, int members) {
    long[] times = firstNanos.get(root);
    if (times == null) {
      return 0;
    }
    synchronized (times) {
      return times[members];
    }
  }

  /** The incidents as they were shown last, by id. */
  Map<String, Shown> incidents() {
    return new HashMap<>(incidents);
  }
}
