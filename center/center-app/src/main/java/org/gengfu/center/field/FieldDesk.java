package org.gengfu.center.field;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentInput.GraphChanged;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the drawing of the field is changed: what is wanted is planned against the drawing as it is
 * and committed only if it is still that one, so that a list or a handful of edits is made as a
 * whole or not at all. Any thread that may block; one change at a time.
 */
public final class FieldDesk {
  /** How often a change is planned anew because the drawing changed meanwhile. */
  private static final int MAX_TRIES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(FieldDesk.class);

  private final Watch watch;
  private final Database database;
  private final KnownDevices devices;
  private final Function<DeviceKey, String> registered;
  private final Clock clock;
  private final ReentrantLock changing = new ReentrantLock();

  /** What comes of a change, and the version of the drawing with it. */
  public record Changed<T>(T outcome, long version) {}

  /**
   * @param siteOf site of a device by the settings; empty for nowhere
   * @param registered MAC address of a device by the register of cameras; empty for none
   */
  public FieldDesk(
      Watch watch,
      Database database,
      Function<DeviceKey, String> siteOf,
      Function<DeviceKey, String> registered,
      Clock clock) {
    this.watch = watch;
    this.database = database;
    this.devices = new KnownDevices(watch.picture(), siteOf);
    this.registered = registered;
    this.clock = clock;
  }

  /** The drawing as it is. */
  public FieldGraph graph() {
    return watch.picture().incidents().graph();
  }

  /** What a list would change, without changing it. */
  public FieldPlan.Outcome plan(FieldList list) {
    return FieldPlan.of(graph(), list, devices, clock.millis());
  }

  /**
   * Takes a list over, as a whole or, with problems, not at all.
   *
   * @throws StoreUnavailableException when it could not be committed
   */
  public FieldPlan.Outcome put(FieldList list) throws StoreUnavailableException {
    return committed(
            graph -> FieldPlan.of(graph, list, devices, clock.millis()), FieldPlan.Outcome::edits)
        .outcome();
  }

  /**
   * Makes edits by hand, all of them or, with one refused, none.
   *
   * @throws StoreUnavailableException when they could not be committed
   */
  public Changed<HandPlan.Outcome> edit(List<HandEdit> edits) throws StoreUnavailableException {
    return committed(
        graph -> HandPlan.of(graph, edits, devices, clock.millis()), HandPlan.Outcome::edits);
  }

  /** What switches say of their neighbours and nobody has drawn or declined. */
  public List<Discovery.Proposal> discovered() {
    Set<String> declined = database.read(Verdicts::declined);
    FieldGraph graph = graph();
    return Discovery.propose(graph, Speakers.of(watch.picture(), graph, registered), clock.millis())
        .stream()
        .filter(proposal -> !declined.contains(proposal.id()))
        .toList();
  }

  /**
   * Follows a person's word on a proposal: accepted, it is drawn; declined, it is not proposed
   * again.
   *
   * @return empty when there is no such proposal any more; else why it could not be drawn, which is
   *     nothing when it was
   * @throws StoreUnavailableException when it could not be committed
   */
  public Optional<List<HandPlan.Refused>> judge(
      String id, boolean accepted, String user, String reason) throws StoreUnavailableException {
    Discovery.@Nullable Proposal proposal =
        discovered().stream().filter(each -> each.id().equals(id)).findFirst().orElse(null);
    if (proposal == null) {
      return Optional.empty();
    }
    if (accepted) {
      HandEdit edge = new HandEdit.Edge(proposal.from(), proposal.relation(), proposal.to(), null);
      List<HandPlan.Refused> refused = edit(List.of(edge)).outcome().refused();
      if (!refused.isEmpty()) {
        return Optional.of(refused);
      }
    }
    Instant now = clock.instant();
    database.change(connection -> Verdicts.put(connection, proposal, accepted, user, reason, now));
    return Optional.of(List.of());
  }

  private <T> Changed<T> committed(
      Function<FieldGraph, T> planning, Function<T, List<GraphEdit>> edits)
      throws StoreUnavailableException {
    changing.lock();
    try {
      for (int tries = 0; tries < MAX_TRIES; tries++) {
        FieldGraph graph = graph();
        T outcome = planning.apply(graph);
        List<GraphEdit> planned = edits.apply(outcome);
        long version = planned.isEmpty() ? graph.version() : put(graph.version(), planned);
        if (version >= 0) {
          return new Changed<>(outcome, version);
        }
      }
      throw new StoreUnavailableException(
          "others changed the drawing at the same time; nothing was changed, try again",
          new IllegalStateException("planned " + MAX_TRIES + " times"));
    } finally {
      changing.unlock();
    }
  }

  /** The version after the edits; -1 when the drawing is another by now and nothing was done. */
  private long put(long planned, List<GraphEdit> edits) throws StoreUnavailableException {
    return watch.act(change -> {
      if (change.incidents().graph().version() != planned) {
        return -1L;
      }
      for (IncidentFact fact : change.take(new GraphChanged(edits))) {
        if (fact instanceof IncidentFact.Refused refused) {
          LOG.error("An edit that was tried before is refused: {}", refused);
        }
      }
      return change.incidents().graph().version();
    });
  }
}
