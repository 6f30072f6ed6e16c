package org.gengfu.driver.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DataChangeTrigger;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;
import org.gengfu.driver.Bus;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.opcua.OpcuaBlock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one subscription per device alive: makes it when a session begins, and anew when the server
 * lost it, fell silent, or did not hand it over to a new session. Called on the bus's thread only.
 */
final class Subscriber {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);
  private static final int MOST_PER_MESSAGE = 1_000;
  private static final long ABSOLUTE_DEADBAND = 1;
  private static final Duration LIFETIME = Duration.ofMinutes(2);

  private final BusLoop thread;
  private final Connection connection;
  private final NodeTable nodes;

  /** By the id of the device. */
  private final Map<String, Feed> feeds = new LinkedHashMap<>();

  private Bus.@Nullable Listener listener;

  Subscriber(BusLoop thread, Connection connection, NodeTable nodes) {
    this.thread = thread;
    this.connection = connection;
    this.nodes = nodes;
    connection.onActive(this::active);
  }

  /** Which devices speak from now on, and who hears them. */
  void listen(List<OpcuaPlan> plans, Bus.Listener hears) {
    listener = hears;
    List<Feed> before = List.copyOf(feeds.values());
    feeds.clear();
    before.forEach(this::end);
    for (OpcuaPlan plan : plans) {
      if (!plan.watched().isEmpty()) {
        feeds.put(plan.device(), new Feed(plan, hears));
      }
    }
    Session session = connection.session();
    if (session != null) {
      feeds.values().forEach(feed -> make(feed, session));
    }
  }

  /** A device has become another one: its subscription is made anew for what it is now. */
  void replanned(OpcuaPlan before, OpcuaPlan now) {
    Bus.Listener hears = listener;
    if (hears == null) {
      return;
    }
    Feed old = feeds.remove(before.device());
    if (old != null) {
      end(old);
    }
    if (!now.watched().isEmpty()) {
      Feed fresh = new Feed(now, hears);
      feeds.put(now.device(), fresh);
      Session session = connection.session();
      if (session != null) {
        make(fresh, session);
      }
    }
  }

  /** The answer to a question out of what a server told, empty when it must be read. */
  Optional<ReadOutcome> answer(OpcuaPlan plan, OpcuaRequest.Values request) {
    Feed feed = feed(plan);
    return feed == null || !connection.active()
        ? Optional.empty()
        : Optional.ofNullable(feed.answer(request));
  }

  /** A question that could not be answered out of what was told is read. */
  void reads(OpcuaPlan plan, OpcuaRequest.Values request) {
    Feed feed = feed(plan);
    if (feed != null) {
      feed.reads(request);
    }
  }

  /** What came of {@link #reads}. */
  void read(OpcuaPlan plan, OpcuaRequest.Values request, ReadOutcome outcome) {
    Feed feed = feed(plan);
    if (feed != null) {
      feed.read(request, outcome);
    }
  }

  private @Nullable Feed feed(OpcuaPlan plan) {
    Feed feed = feeds.get(plan.device());
    return feed != null && feed.plan().equals(plan) ? feed : null;
  }

  private void active(Session session) {
    for (Feed feed : feeds.values()) {
      OpcUaSubscription kept = feed.subscription();
      if (kept != null && kept.getClient() == session.client()) {
        feed.doubted();
      } else {
        feed.gone();
        make(feed, session);
      }
    }
  }

  private void make(Feed feed, Session session) {
    if (!feed.begin()) {
      return;
    }
    int generation = feed.generation();
    List<OpcuaPlan.Watched> watched = feed.plan().watched();
    nodes
        .resolve(session, watched.stream().map(each -> each.source().at()).toList())
        .thenRunAsync(
            () -> {
              Map<OpcUaMonitoredItem, OpcuaPlan.Watched> items = items(feed.plan());
              connection
                  .runtime()
                  .waiting()
                  .execute(() -> makeWaiting(feed, generation, session, items));
            },
            thread::execute)
        .exceptionally(failure -> {
          thread.execute(() -> failed(feed, generation, Failures.words(failure)));
          return null;
        });
  }

  private Map<OpcUaMonitoredItem, OpcuaPlan.Watched> items(OpcuaPlan plan) {
    Map<OpcUaMonitoredItem, OpcuaPlan.Watched> items = new LinkedHashMap<>();
    for (OpcuaPlan.Watched watched : plan.watched()) {
      if (nodes.place(watched.source().at()) instanceof NodeTable.Place.Found(NodeId node)) {
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
        item.setSamplingInterval(watched.sampling().toMillis());
        item.setQueueSize(uint(plan.block().queue()));
        item.setDiscardOldest(true);
        double deadband = watched.source().deadband();
        if (deadband > 0) {
          item.setFilter(
              new DataChangeFilter(
                  DataChangeTrigger.StatusValue, uint(ABSOLUTE_DEADBAND), deadband));
        }
        item.setUserObject(watched);
        items.put(item, watched);
      }
    }
    return items;
  }

  private void makeWaiting(
      Feed feed,
      int generation,
      Session session,
      Map<OpcUaMonitoredItem, OpcuaPlan.Watched> items) {
    OpcuaBlock block = feed.plan().block();
    double interval = block.publishing().toMillis();
    long keepAlive = Math.max(1, Math.round(block.keepAlive().toMillis() / interval));
    OpcUaSubscription made = new OpcUaSubscription(session.client(), interval);
    made.setLifetimeAndKeepAliveCalculated(false);
    made.setMaxKeepAliveCount(uint(keepAlive));
    made.setLifetimeCount(
        uint(Math.max(3 * keepAlive, Math.round(LIFETIME.toMillis() / interval))));
    made.setMaxNotificationsPerPublish(uint(MOST_PER_MESSAGE));
    made.setMaxMonitoredItemsPerCall(uint(session.limits().items()));
    made.setSubscriptionListener(new Ear(feed, generation));
    made.addMonitoredItems(List.copyOf(items.keySet()));
    try {
      made.create();
      List<String> refused = new ArrayList<>();
      for (MonitoredItemServiceOperationResult result : made.createMonitoredItems()) {
        if (!result.isGood()) {
          StatusCode status = result.operationResult().orElse(result.serviceResult());
          refused.add(watched(result.monitoredItem()).points() + " " + Failures.name(status));
        }
      }
      thread.execute(() -> made(feed, generation, made, refused));
    } catch (UaException | RuntimeException e) {
      // Half made it would be published for ever.
      delete(made);
      thread.execute(() -> failed(feed, generation, Failures.words(e)));
    }
  }

  private static OpcuaPlan.Watched watched(OpcUaMonitoredItem item) {
    return (OpcuaPlan.Watched) item.getUserObject().orElseThrow();
  }

  private void made(Feed feed, int generation, OpcUaSubscription made, List<String> refused) {
    if (generation != feed.generation() || feeds.get(feed.plan().device()) != feed) {
      delete(made);
      return;
    }
    feed.made(made);
    if (!refused.isEmpty()) {
      LOG.warn(
          "{}: the server does not watch {} of its variables, which are read instead; first {}",
          feed.plan().device(),
          refused.size(),
          refused.getFirst());
    }
  }

  private void failed(Feed feed, int generation, String why) {
    if (generation != feed.generation()) {
      return;
    }
    LOG.warn("{}: no subscription, its points are read: {}", feed.plan().device(), why);
    again(feed);
  }

  /** The subscription is gone: another one, after a pause. */
  private void again(Feed feed) {
    Duration pause = feed.pause();
    feed.gone();
    feed.failed();
    int generation = feed.generation();
    thread.schedule(
        pause,
        () -> {
          Session session = connection.session();
          if (session != null
              && feeds.get(feed.plan().device()) == feed
              && feed.generation() == generation
              && feed.subscription() == null) {
            make(feed, session);
          }
        });
  }

  private void lost(Feed feed, int generation, String why) {
    if (generation != feed.generation()) {
      return;
    }
    LOG.warn("{}: the subscription is lost and made anew: {}", feed.plan().device(), why);
    OpcUaSubscription old = feed.subscription();
    if (old != null) {
      delete(old);
    }
    again(feed);
  }

  private void end(Feed feed) {
    OpcUaSubscription old = feed.subscription();
    feed.gone();
    if (old != null) {
      delete(old);
    }
  }

  /** Takes a subscription from the server, if it still has it. */
  private void delete(OpcUaSubscription old) {
    connection
        .runtime()
        .waiting()
        .execute(() -> {
          try {
            if (old.getSyncState() != OpcUaSubscription.SyncState.INITIAL) {
              old.delete();
            }
          } catch (UaException e) {
            LOG.debug("A subscription ends by its lifetime: {}", Failures.words(e));
          }
        });
  }

  /** Hears one subscription, on the client library's threads. */
  private final class Ear implements OpcUaSubscription.SubscriptionListener {
    private final Feed feed;
    private final int generation;

    Ear(Feed feed, int generation) {
      this.feed = feed;
      this.generation = generation;
    }

    @Override
    public void onDataReceived(
        OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<DataValue> values) {
      List<Feed.Told> told = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        told.add(new Feed.Told(watched(items.get(i)), values.get(i), generation));
      }
      if (feed.put(told)) {
        thread.execute(feed::deliver);
      }
    }

    @Override
    public void onKeepAliveReceived(OpcUaSubscription from) {
      thread.execute(() -> {
        if (generation == feed.generation()) {
          feed.heard();
        }
      });
    }

    @Override
    public void onNotificationDataLost(OpcUaSubscription from) {
      thread.execute(feed::auditNow);
    }

    @Override
    public void onWatchdogTimerElapsed(OpcUaSubscription from) {
      thread.execute(() -> lost(feed, generation, "the server fell silent"));
    }

    @Override
    public void onStatusChanged(OpcUaSubscription from, StatusCode status) {
      if (status.isBad()) {
        thread.execute(() -> lost(feed, generation, Failures.name(status)));
      }
    }

    @Override
    public void onTransferFailed(OpcUaSubscription from, StatusCode status) {
      thread.execute(() -> lost(feed, generation, Failures.name(status)));
    }
  }
}
