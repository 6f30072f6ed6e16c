package org.gengfu.center.notify;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of incidents: {@link #part} hangs into the watch, {@link #begin} sends. Any thread,
 * except that those who assemble the center begin and close it.
 */
public final class NotifyDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NotifyDesk.class);

  private final NotifySettings settings;
  private final InstantSource clock;
  private final NotifyPart part;
  private final AtomicReference<@Nullable Postman> postman = new AtomicReference<>();
  private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();

  /**
   * @param places for the texts
   * @param hush during what nobody is told
   */
  public NotifyDesk(NotifySettings settings, PlaceNames places, Hush hush, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.part = new NotifyPart(settings.policy(), places, hush, this::send);
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
            settings.policy().channels(),
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

  /** Who is told what. */
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
