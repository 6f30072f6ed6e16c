package org.gengfu.center.notify;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.notify.Channel;
import org.gengfu.notify.ChannelKind;
import org.gengfu.notify.ChannelRule;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.Retry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of incidents and technicians of orders: {@link #part} hangs into the watch, {@link
 * #begin} sends. Any thread, except that those who assemble the center begin and close it.
 */
public final class NotifyDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotifyDesk.class);

  /**
   * How phones are woken: a push service knows a message by its topic, so that it may go twice; who
   * is not reached soon is told by another way.
   */
  static final ChannelRule WEB_PUSH =
      new ChannelRule(
          NotifyPolicy.WEB_PUSH,
          ChannelKind.WEBHOOK,
          List.of(),
          new Retry(2, Duration.ofSeconds(5), Duration.ofSeconds(5)),
          Duration.ZERO,
          Duration.ofMinutes(2),
          true);

  private final NotifySettings settings;
  private final InstantSource clock;
  private final PlaceNames places;
  private final NotifyPolicy policy;
  private final NotifyPart part;
  private final AtomicReference<@Nullable Postman> postman = new AtomicReference<>();
  private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();
  private volatile OrderPeople people = OrderPeople.NOBODY;
  private volatile @Nullable Channel webPush;

  /**
   * @param places for the texts
   * @param hush during what nobody is told
   */
  public NotifyDesk(NotifySettings settings, PlaceNames places, Hush hush, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.places = places;
    this.policy = settings.policy().with(WEB_PUSH);
    this.part = new NotifyPart(policy, places, hush, this::send);
  }

  /**
   * From now on technicians are told of their orders; before the watch starts.
   *
   * @param push wakes phones; whoever opened it closes it
   */
  public void orders(OrderPeople known, Channel push) {
    people = known;
    webPush = push;
    part.orders(new OrderTelling(policy, places, known));
  }

  /** True when an order can be told to that person by short message. */
  public boolean reachesByText(String person) {
    return !policy.orders().via().isEmpty() && !people.phone().apply(person).isEmpty();
  }

  /** What hangs into the watch; to be given to it before it starts, after what it listens to. */
  public WatchPart part() {
    return part;
  }

  /**
   * Has people told something in the transaction that is being drafted, for parts that stand before
   * this one; nothing where nobody is ever told. For the writer's thread.
   */
  public Consumer<NotifyInput> teller() {
    return input -> {
      if (!settings.policy().silent()) {
        part.ask(input, new ArrayList<>());
      }
    };
  }

  /** From now on incidents are told, and messages sent. */
  public void begin(Watch running) {
    watch.set(running);
    AtomicReference<@Nullable Postman> self = new AtomicReference<>();
    Postman opened =
        new Postman(
            settings.channels(
                clock,
                report -> {
                  Postman own = self.get();
                  if (own != null) {
                    own.report(report);
                  }
                }),
            webPush,
            policy.channels(),
            this::take);
    self.set(opened);
    postman.set(opened);
    try {
      running.act(change -> {
        part.begin();
        return true;
      });
    } catch (StoreUnavailableException e) {
      throw new IllegalStateException("the watch has just been started: " + e.getMessage(), e);
    }
  }

  private void send(List<NotifyDraft.Handed> handed) {
    Postman opened = postman.get();
    if (opened != null) {
      handed.forEach(opened::send);
    }
  }

  private List<NotifyFact> take(NotifyInput input) throws StoreUnavailableException {
    Watch running = watch.get();
    if (running == null) {
      throw new IllegalStateException("not begun");
    }
    List<NotifyFact> answer = new ArrayList<>();
    running.act(change -> {
      part.ask(input, answer);
      return true;
    });
    return answer;
  }

  /**
   * Somebody has understood a notice: nobody further is called about it.
   *
   * @param subject of the notice
   * @return why that changes nothing, empty when it is recorded
   * @throws StoreUnavailableException when it could not be committed
   */
  public String receipt(String subject, String by) throws StoreUnavailableException {
    for (NotifyFact fact : take(new NotifyInput.Receipt(subject, by))) {
      if (fact instanceof NotifyFact.Ignored(String what, String why) && what.equals(subject)) {
        return why;
      }
    }
    return "";
  }

  /** Who is told what, as the settings say it. */
  public NotifyPolicy policy() {
    return settings.policy();
  }

  /** Lets each channel finish what it has in hand; nothing more is sent. */
  @Override
  public void close() {
    Postman opened = postman.getAndSet(null);
    Watch running = watch.get();
    if (opened != null && running != null) {
      try {
        running.act(change -> {
          part.end();
          return true;
        });
      } catch (StoreUnavailableException e) {
        LOG.warn("What is still handed over is not sent: {}", e.getMessage());
      }
      opened.close();
    }
  }
}
