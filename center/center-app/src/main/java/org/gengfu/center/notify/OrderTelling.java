package org.gengfu.center.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.gengfu.notify.Letter;
import org.gengfu.notify.Notice;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.Receiver;
import org.gengfu.notify.Tale;
import org.jspecify.annotations.Nullable;

/**
 * Tells technicians of their orders, each by name: by Web Push, and by short message where that
 * reaches nobody.
 *
 * <pre>
 * deed                          who is told
 * dispatch                      the technician; who had it before, that it is another's now
 * join                          who is to help
 * urge, supervise               the technician
 * unjoin                        who helps no longer
 * cancel                        the technician and who helps
 * seen well                     the same; who has set out by Web Push only
 * any of the technician's own   nobody; what waits to be sent to him need not go any more
 * the order has ended           the same for all
 * </pre>
 *
 * <p>Nobody is told what he did himself, nor that he has not to do what he never heard of. Only the
 * writer's thread may use it.
 */
final class OrderTelling {
  private final NotifyPolicy policy;
  private final OrderWords words;
  private final OrderPeople people;

  OrderTelling(NotifyPolicy policy, PlaceNames places, OrderPeople people) {
    this.policy = policy;
    this.words = new OrderWords(policy, places);
    this.people = people;
  }

  /** Looks at what became of orders in the transaction that is being drafted. */
  void look(NotifyDraft draft, Instant now) {
    for (OrderMoved moved : people.moved().get()) {
      if (moved.fact() instanceof OrderFact.Done(Deed deed, Stage stage)) {
        done(draft, moved, deed, now);
      }
    }
  }

  private void done(NotifyDraft draft, OrderMoved moved, Deed deed, Instant now) {
    OrderState order = moved.after();
    if (order.stage().ended()) {
      needless(draft, prefix(order.id()), "the order has ended");
    }
    String technician = order.technician();
    switch (deed.act()) {
      case Act.Dispatch(String to, boolean forced) -> {
        String before = moved.before() == null ? null : moved.before().technician();
        if (before != null && !before.equals(to)) {
          needless(draft, prefix(order.id(), before), "given to " + to);
          tell(draft, order, deed, before, OrderWords.News.AWAY, now);
        }
        tell(draft, order, deed, to, OrderWords.News.ORDER, now);
      }
      case Act.Join(String helper) -> tell(draft, order, deed, helper, OrderWords.News.HELP, now);
      case Act.Unjoin(String helper) ->
          tell(draft, order, deed, helper, OrderWords.News.RELEASED, now);
      case Act.Urge(String ignored) ->
          tell(draft, order, deed, technician, OrderWords.News.URGE, now);
      case Act.Supervise() -> tell(draft, order, deed, technician, OrderWords.News.SUPERVISE, now);
      case Act.Cancel(String ignored) -> {
        for (String each : all(moved.before())) {
          tell(draft, order, deed, each, OrderWords.News.CANCELLED, now);
        }
      }
      case Act.SeenWell ignored -> {
        boolean healed = order.healedByItself();
        for (String each : all(moved.before())) {
          tell(
              draft,
              order,
              deed,
              each,
              healed ? OrderWords.News.HEALED : OrderWords.News.WELL,
              now);
        }
      }
      case Act.Field own -> answered(draft, order, deed.by());
      case Act other -> {}
    }
  }

  private static Set<String> all(@Nullable OrderState order) {
    Set<String> all = new TreeSet<>();
    if (order != null) {
      all.addAll(order.helpers());
      if (order.technician() != null) {
        all.add(order.technician());
      }
    }
    return all;
  }

  private static String prefix(String order) {
    return "order/" + order + "/";
  }

  private static String prefix(String order, String person) {
    return prefix(order) + person + "/";
  }

  private static void needless(NotifyDraft draft, String prefix, String why) {
    for (Tale tale : draft.state().talesFrom(prefix)) {
      if (tale.live()) {
        draft.take(new NotifyInput.Withdraw(tale.notice().subject(), why, false));
      }
    }
  }

  private static void answered(NotifyDraft draft, OrderState order, String person) {
    for (Tale tale : draft.state().talesFrom(prefix(order.id(), person))) {
      if (tale.state() == Tale.State.OPEN) {
        draft.take(new NotifyInput.Receipt(tale.notice().subject(), person));
      }
    }
  }

  /** True when all that was to be said to somebody of an order was never sent. */
  private static boolean unheard(NotifyDraft draft, String order, String person) {
    List<Tale> tales = draft.state().talesFrom(prefix(order, person));
    return !tales.isEmpty()
        && tales.stream()
            .flatMap(tale -> draft.state().about(tale.notice().subject()).stream())
            .allMatch(parcel -> parcel.attempts() == 0);
  }

  private void tell(
      NotifyDraft draft,
      OrderState order,
      Deed deed,
      @Nullable String person,
      OrderWords.News news,
      Instant now) {
    if (person == null
        || person.equals(deed.by())
        || (!news.todo() && unheard(draft, order.id(), person))) {
      return;
    }
    boolean push = people.listens().test(person);
    // who is on his way looks at the phone anyway, and telemetry may come and go
    boolean texts = news != OrderWords.News.WELL;
    List<String> via = new ArrayList<>();
    TreeMap<String, String> addresses = new TreeMap<>();
    if (push) {
      via.add(NotifyPolicy.WEB_PUSH);
      addresses.put(NotifyPolicy.WEB_PUSH, person);
    }
    String phone = people.phone().apply(person);
    List<String> shortly = texts ? policy.orders().via() : List.of();
    if (!phone.isEmpty()) {
      via.addAll(shortly);
      shortly.forEach(channel -> addresses.put(channel, phone));
    } else if (!push && !shortly.isEmpty()) {
      via.add(shortly.getFirst()); // reaches nobody, which is said
    }
    if (via.isEmpty()) {
      return;
    }
    boolean urgent =
        news == OrderWords.News.URGE
            ? order.stage() == Stage.DISPATCHED
            : news == OrderWords.News.ORDER && order.matter().level() == 1;
    Duration unanswered = push && urgent ? policy.orders().unanswered() : Duration.ZERO;
    var to = new Receiver(person, person, policy.orders().language(), addresses, null);
    draft.take(
        new NotifyInput.Address(
            notice(order, person, news, now),
            Letter.ladder(person, via, unanswered),
            letter(order, to, news, now)));
  }

  private Letter letter(OrderState order, Receiver to, OrderWords.News news, Instant now) {
    TreeMap<String, String> values = new TreeMap<>();
    values.put("kind", news.kind());
    values.put("incident", order.incident());
    values.put("zh", order.matter().zh());
    values.put("en", order.matter().en());
    String text = words.text(news, order, people.due().apply(order), now);
    return new Letter(to, words.title(news, order), text, values);
  }

  private Notice notice(OrderState order, String person, OrderWords.News news, Instant now) {
    OrderMatter matter = order.matter();
    return new Notice(
        prefix(order.id(), person) + news.kind() + "/" + order.revision(),
        matter.level(),
        matter.site(),
        matter.item(),
        words.where(order),
        "",
        new Notice.Words(matter.zh(), matter.en()),
        order.id(),
        now,
        now,
        Notice.Words.NONE,
        words.link(order));
  }
}
