package org.gengfu.core.clock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.gengfu.core.sorted.SortedTree;
import org.jspecify.annotations.Nullable;

/**
 * The clocks that run, and those that ended lately. Never changes; any thread may read it. A state
 * follows from the facts alone.
 *
 * @param files by id
 * @param byIncident {@code incident/id} of each
 * @param byRoot node, type and id of each
 * @param open ids of those of which something is owed
 * @param ended end and id of the others, oldest first
 */
public record ClockState(
    SortedTree<String, ClockFile> files,
    SortedTree<String, Boolean> byIncident,
    SortedTree<String, Boolean> byRoot,
    SortedTree<String, Boolean> open,
    SortedTree<String, Boolean> ended) {
  /** No clocks. */
  public static final ClockState NONE =
      new ClockState(
          SortedTree.empty(),
          SortedTree.empty(),
          SortedTree.empty(),
          SortedTree.empty(),
          SortedTree.empty());

  /**
   * The most that ended and are remembered here, beside those whose matter is not over; the
   * database has all of them.
   */
  public static final int MOST_ENDED = 20_000;

  /** The most that run; further ones are not opened, and that is told. */
  public static final int MOST_OPEN = 100_000;

  /** Clocks that were stored. */
  public static ClockState of(Collection<ClockFile> stored) {
    ClockState state = NONE;
    for (ClockFile file : stored) {
      state = state.with(file);
    }
    return state;
  }

  /** The same with clocks that were stored and are not held any more. */
  public ClockState recalled(Collection<ClockFile> stored) {
    ClockState state = this;
    for (ClockFile file : stored) {
      state = state.files.contains(file.id()) ? state : state.with(file);
    }
    return state;
  }

  /** What a fact makes of it. */
  public ClockState after(ClockFact fact) {
    return switch (fact) {
      case ClockFact.Refused ignored -> this;
      case ClockFact.Opened opened -> with(ClockFile.opened(opened));
      case ClockFact.Placed ignored -> changed(fact);
      case ClockFact.Levelled ignored -> changed(fact);
      case ClockFact.Joined ignored -> changed(fact);
      case ClockFact.Begun ignored -> changed(fact);
      case ClockFact.Marked ignored -> changed(fact);
      case ClockFact.Stopped ignored -> changed(fact);
      case ClockFact.Reopened ignored -> changed(fact);
      case ClockFact.Cancelled ignored -> changed(fact);
      case ClockFact.Asked ignored -> changed(fact);
      case ClockFact.Ruled ignored -> changed(fact);
      case ClockFact.Withdrawn ignored -> changed(fact);
      case ClockFact.Stood ignored -> changed(fact);
      case ClockFact.Stepped ignored -> changed(fact);
      case ClockFact.Due ignored -> changed(fact);
    };
  }

  private ClockState changed(ClockFact fact) {
    ClockFile before = files.get(fact.clock());
    if (before == null) {
      throw new IllegalStateException("no clock " + fact.clock() + " for " + fact);
    }
    return with(before.after(fact));
  }

  /** A clock, or null when it ended long ago or never was. */
  public @Nullable ClockFile file(String id) {
    return files.get(id);
  }

  /** All clocks of a matter, those that ended among them. */
  public List<ClockFile> of(String incident) {
    return below(byIncident, incident + "/");
  }

  /** All clocks by what failed. */
  public List<ClockFile> of(String node, String type) {
    return below(byRoot, root(node, type));
  }

  /** Those of which something is owed, by id. */
  public List<ClockFile> openOnes() {
    List<ClockFile> found = new ArrayList<>();
    for (String id : open.keys()) {
      ClockFile file = files.get(id);
      if (file != null) {
        found.add(file);
      }
    }
    return found;
  }

  private List<ClockFile> below(SortedTree<String, Boolean> index, String prefix) {
    List<ClockFile> found = new ArrayList<>();
    index.eachFrom(
        prefix,
        (key, ignored) -> {
          if (!key.startsWith(prefix)) {
            return false;
          }
          ClockFile file = files.get(key.substring(prefix.length()));
          if (file != null) {
            found.add(file);
          }
          return true;
        });
    return found;
  }

  /**
   * The same without those that ended first, when there are too many.
   *
   * @param lasts true of a matter that is not over: its clocks stay, or they would begin anew
   */
  public ClockState trimmed(Predicate<ClockSubject> lasts) {
    int more = ended.size() - MOST_ENDED;
    if (more <= 0) {
      return this;
    }
    List<String> gone = new ArrayList<>();
    ended.each((key, ignored) -> {
      String id = key.substring(key.indexOf(' ') + 1);
      ClockFile file = files.get(id);
      if (file != null && !lasts.test(file.subject())) {
        gone.add(id);
      }
      return gone.size() < more;
    });
    ClockState state = this;
    for (String id : gone) {
      state = state.without(id);
    }
    return state;
  }

  private ClockState with(ClockFile file) {
    ClockState base = without(file.id());
    String id = file.id();
    ClockSubject subject = file.subject();
    return new ClockState(
        base.files.with(id, file),
        base.byIncident.with(subject.incident() + "/" + id, true),
        base.byRoot.with(root(subject.node(), subject.type()) + id, true),
        file.open() ? base.open.with(id, true) : base.open,
        file.open() ? base.ended : base.ended.with(end(file), true));
  }

  private ClockState without(String id) {
    ClockFile file = files.get(id);
    if (file == null) {
      return this;
    }
    ClockSubject subject = file.subject();
    return new ClockState(
        files.without(id),
        byIncident.without(subject.incident() + "/" + id),
        byRoot.without(root(subject.node(), subject.type()) + id),
        open.without(id),
        file.open() ? ended : ended.without(end(file)));
  }

  private static String root(String node, String type) {
    return node + "\n" + type + "\n";
  }

  private static String end(ClockFile file) {
    return "%016x %s".formatted(file.endMillis().orElse(0), file.id());
  }
}
