package org.gengfu.core.inspection;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rounds that are kept, by id. Never changes. */
public record Rounds(SortedMap<String, RoundState> all) {
  /** No round. */
  public static final Rounds NONE = new Rounds(new TreeMap<>());

  /** The most rounds that are kept at a time; the oldest finished ones make place. */
  public static final int MOST = 20_000;

  public Rounds {
    all = Collections.unmodifiableSortedMap(all);
  }

  /** The round of that id, or null. */
  public @Nullable RoundState round(String id) {
    return all.get(id);
  }

  /** With this one in place of what it was. */
  public Rounds with(RoundState state) {
    SortedMap<String, RoundState> changed = new TreeMap<>(all);
    changed.put(state.round().id(), state);
    return new Rounds(changed);
  }

  /** Without one. */
  public Rounds without(String id) {
    SortedMap<String, RoundState> changed = new TreeMap<>(all);
    changed.remove(id);
    return new Rounds(changed);
  }
}
