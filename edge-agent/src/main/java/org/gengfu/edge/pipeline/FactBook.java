package org.gengfu.edge.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.FactRow;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of itself. It is asked in rounds: when each fact has been answered, or
 * refused, the round is over and its facts are told if they differ from those that the present
 * profile was made with. A fact that was known and is not given now may be a device that starts or
 * is busy: the old one counts until {@value #MOST_DOUBTS} rounds in a row were without it. For one
 * thread.
 */
final class FactBook {
  /** Rounds in a row without a fact before it is given up. */
  static final int MOST_DOUBTS = 3;

  private final Map<String, Integer> doubts = new HashMap<>();
  private final Map<String, Scaling> decoders = new HashMap<>();
  private final Map<String, Operand> values = new HashMap<>();
  private final Map<String, List<FactRow>> tables = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final DeviceFacts made;
  private @Nullable DeviceFacts told;

  /**
   * @param made the facts that the profile was made with
   */
  FactBook(ResolvedProfile profile, DeviceFacts made) {
    this.made = made;
    for (ResolvedPoint fact : profile.facts()) {
      decoders.put(fact.id(), new Scaling(fact));
    }
    open.addAll(decoders.keySet());
  }

  boolean isEmpty() {
    return decoders.isEmpty();
  }

  boolean wants(String point) {
    return decoders.containsKey(point);
  }

  DeviceFacts made() {
    return made;
  }

  /** True while an old fact stands for one that the device did not give the last time. */
  boolean isInDoubt() {
    return !doubts.isEmpty();
  }

  /** The device answered. */
  void take(String point, RawValue raw) {
    Scaling decoder = decoders.get(point);
    if (decoder == null) {
      return;
    }
    forget(point);
    if (raw instanceof RawValue.Rows(List<RawValue.Row> rows)) {
      List<FactRow> kept = new ArrayList<>();
      rows.forEach(row -> kept.add(new FactRow(row.key(), row.columns())));
      tables.put(point, List.copyOf(kept));
      doubts.remove(point);
    } else {
      Operand value = Sample.operand(decoder.apply(raw, Scaling.NO_FACTOR).value());
      if (value == null) {
        notGiven(point);
      } else {
        values.put(point, value);
        doubts.remove(point);
      }
    }
    open.remove(point);
  }

  /** The device will not answer. */
  void refuse(String point) {
    if (wants(point)) {
      forget(point);
      notGiven(point);
      open.remove(point);
    }
  }

  private void notGiven(String point) {
    Operand value = made.values().get(point);
    List<FactRow> rows = made.tables().get(point);
    int times = doubts.merge(point, 1, Integer::sum);
    if (times <= MOST_DOUBTS && value != null) {
      values.put(point, value);
    } else if (times <= MOST_DOUBTS && rows != null) {
      tables.put(point, rows);
    } else {
      missing.add(point);
      doubts.remove(point);
    }
  }

  private void forget(String point) {
    values.remove(point);
    tables.remove(point);
    missing.remove(point);
  }

  /** The facts when a round has ended with others than before, or null. */
  @Nullable DeviceFacts news() {
    if (isEmpty() || !open.isEmpty()) {
      return null;
    }
    open.addAll(decoders.keySet());
    DeviceFacts facts = new DeviceFacts(values, tables, missing);
    if (facts.equals(made) || facts.equals(told)) {
      return null;
    }
    told = facts;
    return facts;
  }
}
