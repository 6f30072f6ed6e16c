package org.gengfu.center.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentWatch;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.DeviceState;
import org.gengfu.contract.Severity;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.Telling;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What orders are made of an incident as it stands now.
 *
 * <pre>
 * incident                            its order           what follows
 * may not be told yet, or in a window none                looked at again when it may
 * lasts                               none                an order for its root
 * lasts, with another root            open                it is about that root from now on
 * its root is well for its soak time  open                seen well, since the first good instant;
 *                                                       closed, unless somebody has set out
 * its root is bad again               seen well, closed   seen bad: goes on, or begins anew
 * became part of another one          open                the later of both orders joins the earlier
 * was none                            nobody has it       cancelled
 * </pre>
 *
 * <p>A device that is not observed is not seen well. Only the writer's thread may use it.
 */
final class IncidentOrders {
  /** Most open orders; beyond, none is opened until some have ended. */
  static final int MOST_OPEN = 5_000;

  /**
   * After this long it is looked again whether a window, or what else stood in the way, is over.
   */
  static final Duration AGAIN = Duration.ofMinutes(1);

  private final IncidentWatch watch;
  private final OrderTerms terms;
  private final BiFunction<String, Instant, Optional<String>> maintenance;
  private final Function<String, Optional<OrderState>> stored;

  /**
   * @param stored an order that ended too long ago to be held, from the database
   */
  IncidentOrders(
      IncidentWatch watch,
      OrderTerms terms,
      BiFunction<String, Instant, Optional<String>> maintenance,
      Function<String, Optional<OrderState>> stored) {
    this.watch = watch;
    this.terms = terms;
    this.maintenance = maintenance;
    this.stored = stored;
  }

  /** The incidents that facts concern, those among them of which the root's device changed. */
  static Set<Long> concerned(List<IncidentFact> facts, IncidentState state) {
    Set<Long> found = new TreeSet<>(IncidentWatch.concerned(facts, state));
    for (IncidentFact fact : facts) {
      if (fact instanceof IncidentFact.Ended(long number, Episode.End end)) {
        Episode episode = state.episodes().get(number);
        Episode root = episode == null ? null : state.rootOf(episode);
        if (episode != null
            && root != null
            && root.incident() != 0
            && root.key().resource().equals(episode.key().resource())) {
          found.add(root.incident());
        }
      }
    }
    return found;
  }

  /** Looks at all incidents that are to be looked at; those that are no more come first. */
  void look(OrderDraft draft, Committing change, Set<String> known) {
    IncidentState state = change.incidents();
    Set<Long> last = new TreeSet<>();
    for (long id : watch.due(state, known, draft.now())) {
      if (state.incident(id) == null) {
        gone(draft, change, id);
      } else {
        last.add(id);
      }
    }
    for (long id : last) {
      Incident incident = state.incident(id);
      if (incident != null) {
        lasting(draft, change, incident);
      }
    }
  }

  private void gone(OrderDraft draft, Committing change, long id) {
    OrderState order = openOrder(draft, Incident.name(id));
    Long survivor = watch.survivor(id);
    watch.wait(id, null);
    if (order == null) {
      return;
    }
    Incident into = survivor == null ? null : change.incidents().incident(survivor);
    if (into != null) {
      merge(draft, change, order, into);
    } else if (!order.stage().inHand() && order.firstGoodMillis() == null) {
      draft.say(order, new Act.Cancel("事件已撤销 the incident was none"), OrderMachine.CENTER);
    }
  }

  /** An order of what is part of another incident now. */
  private void merge(OrderDraft draft, Committing change, OrderState order, Incident into) {
    OrderState other = openOrder(draft, into.name());
    if (other == null) {
      draft.say(order, new Act.Concerns(matter(change, into, draft.now())), OrderMachine.CENTER);
      return;
    }
    if (other.id().equals(order.id())) {
      return;
    }
    boolean earlier = order.id().compareTo(other.id()) < 0;
    OrderState stays = earlier ? order : other;
    OrderState joins = earlier ? other : order;
    draft.say(joins, new Act.JoinedTo(stays.id()), OrderMachine.CENTER);
    Set<String> people = new TreeSet<>(joins.helpers());
    String technician = joins.technician();
    if (technician != null) {
      people.add(technician);
    }
    for (String each : people) {
      stays = said(draft, stays, new Act.Join(each));
    }
    if (earlier) {
      said(draft, stays, new Act.Concerns(matter(change, into, draft.now())));
    }
  }

  private static OrderState said(OrderDraft draft, OrderState order, Act act) {
    draft.say(order, act, OrderMachine.CENTER);
    OrderState after = draft.order(order.id());
    return after == null ? order : after;
  }

  private static @Nullable OrderState openOrder(OrderDraft draft, String incident) {
    OrderState order = orderOf(draft, incident);
    return order == null || order.stage().ended() ? null : order;
  }

  private static @Nullable OrderState orderOf(OrderDraft draft, String incident) {
    String id = draft.newestOf(incident);
    return id == null ? null : draft.order(id);
  }

  private void lasting(OrderDraft draft, Committing change, Incident incident) {
    watch.wait(incident.id(), null);
    String newest = draft.newestOf(incident.name());
    OrderState order = newest == null ? null : draft.order(newest);
    Good good = good(change, incident, draft.now());
    if (newest == null) {
      open(draft, change, incident, good);
    } else if (order == null && good.bad()) {
      order = stored.apply(newest).map(draft::hold).orElse(null);
    }
    if (order != null && order.stage() != Stage.CANCELLED) {
      Episode root = change.incidents().episode(incident.root());
      if (!order.stage().ended() && !root.key().resource().equals(order.matter().node())) {
        order = said(draft, order, new Act.Concerns(matter(change, incident, draft.now())));
      }
      seen(draft, order, incident, good);
    }
  }

  private void seen(OrderDraft draft, OrderState order, Incident incident, Good good) {
    Long known = order.firstGoodMillis();
    if (good.wellMillis() != null && known == null && !order.stage().ended()) {
      draft.say(order, new Act.SeenWell(good.wellMillis(), good.cleared()), OrderMachine.CENTER);
    } else if (good.again() != null) {
      watch.wait(incident.id(), good.again());
    }
    if (good.bad() && known != null) {
      draft.say(order, new Act.SeenBad(), OrderMachine.CENTER);
    }
  }

  private void open(OrderDraft draft, Committing change, Incident incident, Good good) {
    Instant now = draft.now();
    IncidentState state = change.incidents();
    if (!incident.open() || good.wellMillis() != null) {
      return;
    }
    if (!Telling.mayTell(state, incident, now)) {
      watch.wait(incident.id(), Telling.from(state, incident));
      return;
    }
    String node = state.episode(incident.root()).key().resource();
    if (maintenance.apply(node, now).isPresent() || draft.open() >= MOST_OPEN) {
      watch.wait(incident.id(), now.plus(AGAIN));
      return;
    }
    draft.open(matter(change, incident, now), OrderMachine.CENTER);
    if (good.again() != null) {
      watch.wait(incident.id(), good.again());
    }
  }

  /**
   * How an incident's root is.
   *
   * @param bad true while something of it lasts
   * @param wellMillis since when it is well, once that held for the soak time; else null
   * @param again when to look again, or null when that is not a matter of time
   * @param cleared types of its alarms, once it is well
   */
  private record Good(
      boolean bad, @Nullable Long wellMillis, @Nullable Instant again, List<String> cleared) {
    static final Good BAD = new Good(true, null, null, List.of());

    static Good unsure(@Nullable Instant again) {
      return new Good(false, null, again, List.of());
    }
  }

  private static Good good(Committing change, Incident incident, Instant now) {
    IncidentState state = change.incidents();
    Episode root = state.episode(incident.root());
    if (root.active()) {
      return Good.BAD;
    }
    String node = root.key().resource();
    long since = Long.MIN_VALUE;
    boolean proven = false;
    Set<String> cleared = new TreeSet<>();
    for (Episode member : state.members(incident)) {
      if (member.key().resource().equals(node)) {
        Episode.End end = member.end();
        if (end == null) {
          return Good.BAD;
        }
        cleared.add(member.key().type());
        if (end.teMillis() >= since) {
          since = end.teMillis();
          proven = proves(end.why());
        }
      }
    }
    if (!proven) {
      return Good.unsure(null);
    }
    Instant sure = Instant.ofEpochMilli(since).plus(state.policy().soak());
    if (now.isBefore(sure)) {
      return Good.unsure(sure);
    }
    Optional<Device> device = device(change, node);
    boolean unseen =
        device.isPresent()
            && device.get().born() != null
            && device.get().state() == DeviceState.NOT_OBSERVED;
    return unseen
        ? Good.unsure(now.plus(AGAIN))
        : new Good(false, since, null, List.copyOf(cleared));
  }

  private static boolean proves(Episode.Why why) {
    return switch (why) {
      case CLEARED, RECONCILED, CONTRADICTED -> true;
      case SUPERSEDED, LEASE_OVER, REVOKED -> false;
    };
  }

  private static Optional<Device> device(Committing change, String node) {
    int slash = node.indexOf('/');
    return slash < 0
        ? Optional.empty()
        : change.device(new DeviceKey(node.substring(0, slash), node.substring(slash + 1)));
  }

  private OrderMatter matter(Committing change, Incident incident, Instant now) {
    IncidentState state = change.incidents();
    Optional<IncidentRow> row = change.incidentRow(incident.id());
    Episode root = state.episode(incident.root());
    String node = root.key().resource();
    GraphNode drawn = state.graph().node(node);
    String site =
        row.map(IncidentRow::site)
            .filter(each -> !each.equals("-"))
            .orElse(drawn == null ? "" : drawn.site());
    String kind =
        device(change, node).map(each -> each.facts().getOrDefault("kind", "")).orElse("");
    OrderTerms.Terms agreed =
        terms.of(
            new OrderTerms.Subject(
                node,
                drawn == null ? "" : drawn.type(),
                kind,
                site,
                root.key().type(),
                row.map(IncidentRow::severity).orElse(Severity.MAJOR),
                devices(state, incident),
                drawn == null ? Map.of() : drawn.attributes()),
            now);
    return new OrderMatter(
        OrderKind.FAULT,
        title(row.orElse(null), root, "zh"),
        title(row.orElse(null), root, "en"),
        incident.name(),
        node,
        kind,
        site,
        agreed.level(),
        agreed.item(),
        agreed.carrier(),
        "",
        row.map(each -> each.sentence().getOrDefault("zh", "")).orElse(""),
        agreed.calibrated());
  }

  private static int devices(IncidentState state, Incident incident) {
    Set<String> nodes = new TreeSet<>();
    state.members(incident).forEach(member -> nodes.add(member.key().resource()));
    return nodes.size();
  }

  private static String title(@Nullable IncidentRow row, Episode root, String language) {
    if (row == null) {
      return root.key().resource() + " " + root.key().type();
    }
    Map<String, String> name = row.root().name();
    Map<String, String> what = row.root().typeText();
    String zh = name.getOrDefault("zh", root.key().resource());
    return name.getOrDefault(language, zh)
        + " "
        + what.getOrDefault(language, what.getOrDefault("zh", root.key().type()));
  }
}
