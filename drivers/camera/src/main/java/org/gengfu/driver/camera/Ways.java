package org.gengfu.driver.camera;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a camera that is gone from a way that is gone. Where a camera of a group cannot be reached,
 * the group's own probe is asked, unless another camera of the group was reached meanwhile: a probe
 * that does not answer means that nothing is known of the camera. A group without a probe is never
 * judged. The bus's thread only.
 */
final class Ways {
  /** How long a probe's answer is believed. */
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
    private boolean answered;
    private boolean known;
  }

  private record Asking(long sinceNanos, long nowNanos, Consumer<Boolean> whole) {}

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
   * @param sinceNanos when its visit began
   * @param gone told the group whose way is gone; null when the camera itself is
   */
  void ask(List<String> of, long sinceNanos, long nowNanos, Consumer<@Nullable String> gone) {
    askFrom(of, 0, sinceNanos, nowNanos, gone);
  }

  private void askFrom(
      List<String> of, int index, long since, long now, Consumer<@Nullable String> gone) {
    if (index == of.size()) {
      gone.accept(null);
      return;
    }
    String group = of.get(index);
    askOne(
        group,
        new Asking(
            since,
            now,
            whole -> {
              if (whole) {
                askFrom(of, index + 1, since, now, gone);
              } else {
                gone.accept(group);
              }
            }));
  }

  private void askOne(String group, Asking asking) {
    GroupSettings settings = groups.get(group);
    Way way = way(group);
    if (settings == null || settings.probe() == null || reachedSince(way, asking.sinceNanos())) {
      asking.whole().accept(true);
    } else if (way.known && asking.nowNanos() - way.askedNanos < FRESH.toNanos()) {
      asking.whole().accept(way.answered);
    } else {
      way.asking.add(asking);
      if (way.asking.size() == 1) {
        prober.probe(settings.probe(), answers -> answered(way, asking.nowNanos(), answers));
      }
    }
  }

  private static boolean reachedSince(Way way, long sinceNanos) {
    return way.reachedNanos != null && way.reachedNanos - sinceNanos >= 0;
  }

  private static void answered(Way way, long askedNanos, boolean answers) {
    way.known = true;
    way.answered = answers;
    way.askedNanos = askedNanos;
    List<Asking> waiting = List.copyOf(way.asking);
    way.asking.clear();
    waiting.forEach(one -> one.whole().accept(answers || reachedSince(way, one.sinceNanos())));
  }

  private Way way(String group) {
    return ways.computeIfAbsent(group, key -> new Way());
  }
}
