package org.gengfu.driver.camera;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a camera that is gone from a way that is gone. Where a visit to a camera of a group fails,
 * the group's own probe is asked: one that does not answer means that nothing is known of the
 * camera, unless another camera of the group was reached after the failure. What was reached before
 * it proves nothing, since the way may have died in between. A group without a probe is never
 * judged. The bus's thread only.
 */
final class Ways {
  /** How long a probe that did not answer is believed; one that did is asked at each failure. */
  static final Duration FRESH = Duration.ofSeconds(5);

  private final Map<String, GroupSettings> groups;
  private final Prober prober;
  private final Map<String, Way> ways = new HashMap<>();

  /** Asks a probe and hands over the answer on the bus's thread. */
  interface Prober {
    void probe(GroupSettings.Probe target, Consumer<Boolean> answers);
  }

  private static final class Way {
    private final List<Asking> asking = new ArrayList<>();
    private @Nullable Long reachedNanos;
    private long askedNanos;
    private boolean gone;
  }

  private record Asking(long failedNanos, Consumer<Boolean> whole) {}

  Ways(Map<String, GroupSettings> groups, Prober prober) {
    this.groups = groups;
    this.prober = prober;
  }

  /** A camera of these groups took a connection. */
  void reached(List<String> of, long nowNanos) {
    of.forEach(group -> way(group).reachedNanos = nowNanos);
  }

  /**
   * Asks why a camera was not reached.
   *
   * @param of its groups
   * @param failedNanos when its visit failed: now
   * @param gone told the group whose way is gone; null when the camera itself is
   */
  void ask(List<String> of, long failedNanos, Consumer<@Nullable String> gone) {
    askFrom(of, 0, failedNanos, gone);
  }

  private void askFrom(List<String> of, int index, long failed, Consumer<@Nullable String> gone) {
    if (index == of.size()) {
      gone.accept(null);
      return;
    }
    String group = of.get(index);
    askOne(
        group,
        new Asking(
            failed,
            whole -> {
              if (whole) {
                askFrom(of, index + 1, failed, gone);
              } else {
                gone.accept(group);
              }
            }));
  }

  private void askOne(String group, Asking asking) {
    GroupSettings settings = groups.get(group);
    Way way = way(group);
    if (settings == null || settings.probe() == null || reachedSince(way, asking.failedNanos())) {
      asking.whole().accept(true);
    } else if (way.gone && asking.failedNanos() - way.askedNanos < FRESH.toNanos()) {
      asking.whole().accept(false);
    } else {
      way.asking.add(asking);
      if (way.asking.size() == 1) {
        prober.probe(settings.probe(), answers -> answered(way, asking.failedNanos(), answers));
      }
    }
  }

  private static boolean reachedSince(Way way, long failedNanos) {
    return way.reachedNanos != null && way.reachedNanos - failedNanos > 0;
  }

  private static void answered(Way way, long askedNanos, boolean answers) {
    way.gone = !answers;
    way.askedNanos = askedNanos;
    List<Asking> waiting = List.copyOf(way.asking);
    way.asking.clear();
    waiting.forEach(one -> one.whole().accept(answers || reachedSince(way, one.failedNanos())));
  }

  private Way way(String group) {
    return ways.computeIfAbsent(group, key -> new Way());
  }
}
