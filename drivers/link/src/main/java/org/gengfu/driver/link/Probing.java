package org.gengfu.driver.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.link.LinkSource.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one target: the window under way, and whether it answers. It decides what is to
 * be told; it has no clock. For the bus's thread.
 */
final class Probing {
  private final LinkPlan plan;
  private final List<String> all;
  private final List<String> reachability = new ArrayList<>();
  private Figures figures = new Figures();
  private @Nullable Boolean reachable;
  private int lostInARow;
  private String impossible = "";

  Probing(LinkPlan plan) {
    this.plan = plan;
    this.all = List.copyOf(plan.measures().keySet());
    for (Map.Entry<String, Measure> entry : plan.measures().entrySet()) {
      if (entry.getValue() == Measure.REACHABLE) {
        reachability.add(entry.getKey());
      }
    }
  }

  LinkPlan plan() {
    return plan;
  }

  /**
   * Something to be told.
   *
   * @param points what it is about
   */
  record Told(List<String> points, ReadOutcome outcome) {}

  /** Takes a probe's result; what is to be told at once, or null. */
  @Nullable Told took(Probe probe) {
    Boolean before = reachable;
    switch (probe) {
      case Probe.Answered(long nanos) -> {
        impossible = "";
        figures.answered(nanos);
        lostInARow = 0;
        reachable = true;
      }
      case Probe.Lost ignored -> {
        impossible = "";
        figures.lost();
        lostInARow++;
        if (lostInARow >= plan.block().downAfter()) {
          reachable = false;
        }
      }
      case Probe.Impossible(String why) -> impossible = why;
    }
    boolean changed = reachable != null && !reachable.equals(before);
    return changed && !reachability.isEmpty() ? told(reachability) : null;
  }

  /** Ends the window and begins the next; what is to be told of it. */
  @Nullable Told ended() {
    if (figures.sent() == 0 && impossible.isEmpty()) {
      return null;
    }
    Told told = told(all);
    figures = new Figures();
    return told;
  }

  private Told told(List<String> points) {
    List<RawValue> values = new ArrayList<>();
    for (String point : points) {
      Measure measure = plan.measures().getOrDefault(point, Measure.REACHABLE);
      if (!impossible.isEmpty()) {
        values.add(new RawValue.Absent(impossible));
      } else if (measure == Measure.REACHABLE && reachable == null) {
        values.add(new RawValue.Absent("too few probes yet"));
      } else {
        values.add(figures.of(measure, Boolean.TRUE.equals(reachable)));
      }
    }
    return new Told(points, new ReadOutcome.Values(values));
  }
}
