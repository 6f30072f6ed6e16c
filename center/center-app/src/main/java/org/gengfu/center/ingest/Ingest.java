package org.gengfu.center.ingest;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.gengfu.center.broker.BrokerException;
import org.gengfu.center.broker.MessageBroker;
import org.gengfu.center.broker.Receiver;
import org.gengfu.center.ingest.Inbox.Message;
import org.gengfu.center.ingest.OpenBatch.Closed;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Sparkplug host: takes what the broker hands over, commits it in batches, and acknowledges
 * what is committed.
 *
 * <p>Two threads: {@code ingest} owns the sessions and ledgers of all edges and fills batches;
 * {@code ingest-writer} commits them one after the other. While it commits, the next batch fills;
 * when that is full too, messages wait in the {@link Inbox}, which drops what does not fit.
 *
 * <p>{@link #start} and {@link #close} are called by one thread, everything else by any.
 */
public final class Ingest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
  private static final int MOST_AT_ONCE = 64;
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration REPORT_EVERY = Duration.ofMillis(500);
  private static final Duration STRANGER_QUIET = Duration.ofMinutes(1);
  private static final long END_MILLIS = 10_000;

  private final IngestSettings settings;
  private final MessageBroker broker;
  private final Committer committer;
  private final InstantSource clock;
  private final Inbox inbox;
  private final BatchWriter writer;
  private final OpenBatch open;
  private final Map<String, EdgeIntake> edges = new TreeMap<>();
  private final Map<String, Objection> objections = new ConcurrentHashMap<>();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong strangers = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicLong acknowledgements = new AtomicLong();
  private final Thread taker = Thread.ofPlatform().name("ingest").unstarted(this::takeAll);
  private final Thread committing;
  private volatile Map<String, EdgeStatus> statuses = Map.of();
  private volatile boolean resumed;
  private volatile boolean ending;
  private volatile Instant strangerLogged = Instant.EPOCH;
  private @Nullable Instant tickedAt;
  private @Nullable Instant reportedAt;

  /** What the broker refused to one edge since it was looked at last. */
  private record Objection(long times, String why) {}

  public Ingest(
      IngestSettings settings,
      MessageBroker broker,
      RowSink telemetry,
      Committer committer,
      InstantSource clock) {
    this.settings = settings;
    this.broker = broker;
    this.committer = committer;
    this.clock = clock;
    this.inbox = new Inbox(settings.inboxMessages(), settings.inboxBytes());
    this.open = new OpenBatch(settings.batchReadings(), settings.batchTime());
    this.writer =
        new BatchWriter(
            telemetry,
            committer,
            new Acknowledger(),
            clock,
            settings.retryFirst(),
            settings.retryMax());
    this.committing = Thread.ofPlatform().name("ingest-writer").unstarted(writer);
  }

  /**
   * Reads the ledgers, opens the broker and says that the host is there.
   *
   * @return where edges connect
   * @throws StoreUnavailableException when the ledgers cannot be read
   * @throws BrokerException when the broker cannot start
   */
  public URI start() throws StoreUnavailableException, BrokerException {
    Map<String, LedgerSnapshot> ledgers = committer.ledgers();
    for (String edge : settings.edges()) {
      LedgerSnapshot ledger = ledgers.getOrDefault(edge, LedgerSnapshot.EMPTY);
      edges.put(edge, new EdgeIntake(edge, settings.session(), ledger, this::askRebirth));
    }
    URI uri = broker.start(new FromBroker());
    writer.opened();
    committing.start();
    taker.start();
    broker.goOnline();
    return uri;
  }

  /** A picture of what is going on. */
  public IngestReport report() {
    IngestCounters counters =
        new IngestCounters(
            messages.get(),
            bytes.get(),
            strangers.get(),
            dropped.get(),
            inbox.messages(),
            inbox.bytes(),
            writer.readings(),
            writer.alarms(),
            writer.births(),
            writer.batches(),
            acknowledgements.get(),
            writer.failures(),
            writer.nanos(),
            writer.lastNanos());
    return new IngestReport(writer.health(), counters, statuses);
  }

  /**
   * Asks an edge for all its births, at once. The request may be lost.
   *
   * @return false when there is no such edge
   */
  public boolean requestRebirth(String edge) {
    if (!settings.edges().contains(edge)) {
      return false;
    }
    askRebirth(edge, "a person asked for it");
    return true;
  }

  /**
   * Asks an edge to set a point. The command may be lost; what became of it shows in the point.
   *
   * @param device empty for the edge node itself
   * @param request number that comes back with the outcome
   * @return false when there is no such edge
   */
  public boolean requestWrite(
      String edge, String device, String metric, PointValue value, String request) {
    if (!settings.edges().contains(edge)) {
      return false;
    }
    Kind kind = device.isEmpty() ? Kind.NCMD : Kind.DCMD;
    broker.publish(
        new SparkplugTopic(kind, settings.group(), edge, device).text(),
        EdgeCommand.write(metric, value, request, clock.instant()));
    return true;
  }

  private void askRebirth(String edge, String why) {
    LOG.info("asking edge {} for a rebirth: {}", edge, why);
    broker.publish(command(edge), EdgeCommand.rebirth(clock.instant()));
  }

  private String command(String edge) {
    return new SparkplugTopic(Kind.NCMD, settings.group(), edge, "").text();
  }

  /** The thread that owns all sessions. */
  private void takeAll() {
    try {
      boolean last = false;
      boolean emptied = false;
      while (!last || !emptied) {
        last = ending;
        Inbox.Taken taken = inbox.take(MOST_AT_ONCE, waitNanos());
        for (Message message : taken.messages()) {
          take(message);
        }
        emptied = taken.emptied();
        Instant now = clock.instant();
        if (emptied) {
          caughtUp(taken.gaps(), now);
        }
        if (writer.isIdle() && open.due().filter(due -> !now.isBefore(due)).isPresent()) {
          writer.write(open.close(now));
        }
        publishReport(now);
      }
      finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** No longer than to the batch's end or the next look at the sessions. */
  private long waitNanos() {
    long tick = TICK.toNanos();
    if (!writer.isIdle() || ending) {
      return ending ? 0 : tick;
    }
    return open.due()
        .map(due -> Math.clamp(Duration.between(clock.instant(), due).toNanos(), 0, tick))
        .orElse(tick);
  }

  private void take(Message message) throws InterruptedException {
    while (open.isFull() && committing.isAlive()) {
      if (writer.isIdle()) {
        writer.write(open.close(clock.instant()));
      } else {
        publishReport(clock.instant());
        inbox.awaitWake(TICK.toMillis());
      }
    }
    EdgeIntake edge = edges.get(message.topic().edge());
    if (edge != null) {
      edge.message(message, open);
    }
  }

  /** Everything that came is taken in: what is missing now is really missing. */
  private void caughtUp(Map<String, Inbox.Gap> gaps, Instant now) {
    gaps.forEach((id, gap) -> {
      EdgeIntake edge = edges.get(id);
      if (edge != null) {
        edge.dropped(gap, now, open);
      }
    });
    if (resumed) {
      resumed = false;
      edges.values().forEach(edge -> edge.unheard(now, open));
    }
    if (tickedAt == null || !now.isBefore(tickedAt.plus(TICK))) {
      tickedAt = now;
      edges.values().forEach(edge -> edge.tick(now, open));
    }
  }

  private void publishReport(Instant now) {
    if (reportedAt != null && now.isBefore(reportedAt.plus(REPORT_EVERY))) {
      return;
    }
    reportedAt = now;
    Map<String, EdgeStatus> fresh = new HashMap<>();
    edges.forEach((id, edge) -> {
      Objection objection = objections.remove(id);
      if (objection != null) {
        edge.refused(objection.times(), objection.why(), now);
      }
      fresh.put(id, edge.status());
    });
    statuses = Map.copyOf(fresh);
  }

  /** Commits what is left; gives up when a store fails. */
  private void finish() throws InterruptedException {
    while (!writer.isIdle() && committing.isAlive()) {
      inbox.awaitWake(TICK.toMillis());
    }
    if (open.due().isPresent() && writer.isIdle()) {
      writer.write(open.close(clock.instant()));
    }
    writer.end();
  }

  /** Takes leave of the edges, commits what came, ends. Harmless when repeated. */
  @Override
  public void close() {
    broker.close();
    ending = true;
    inbox.wake();
    join(taker, END_MILLIS / 2);
    writer.end();
    join(committing, END_MILLIS);
  }

  private static void join(Thread thread, long millis) {
    try {
      thread.join(millis);
      if (thread.isAlive()) {
        LOG.warn("{} did not end in time; the edges keep what was not committed", thread.getName());
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends the acknowledgements of a batch, one for each edge; called by the writer's thread. */
  private final class Acknowledger implements BatchWriter.Outcome {
    @Override
    public void committed(Closed closed) {
      Instant now = clock.instant();
      for (Map.Entry<String, OutboxOffset> one : closed.acknowledgements().entrySet()) {
        broker.publish(command(one.getKey()), EdgeCommand.acknowledge(one.getValue(), now));
        acknowledgements.incrementAndGet();
      }
    }

    @Override
    public void idle() {
      inbox.wake();
    }
  }

  /** What the broker hands over; called by its threads. */
  private final class FromBroker implements Receiver {
    @Override
    public void received(String topic, byte[] payload) {
      Optional<SparkplugTopic> parsed = SparkplugTopic.parse(topic);
      if (parsed.isEmpty() || !isOfEdge(parsed.get())) {
        return;
      }
      messages.incrementAndGet();
      bytes.addAndGet(payload.length);
      if (!settings.edges().contains(parsed.get().edge())) {
        strange(parsed.get());
      } else if (!inbox.offer(new Message(parsed.get(), payload, clock.instant()))) {
        dropped.incrementAndGet();
      }
    }

    private boolean isOfEdge(SparkplugTopic topic) {
      return topic.group().equals(settings.group())
          && switch (topic.kind()) {
            case NBIRTH, NDATA, NDEATH, DBIRTH, DDATA, DDEATH -> true;
            case NCMD, DCMD -> false;
          };
    }

    private void strange(SparkplugTopic topic) {
      strangers.incrementAndGet();
      Instant now = clock.instant();
      if (!now.isBefore(strangerLogged.plus(STRANGER_QUIET))) {
        strangerLogged = now;
        String id = topic.edge().replaceAll("[^\\w.-]", "?");
        LOG.warn("refused a message of \"{}\": no edge has this id", id);
      }
    }

    @Override
    public void refused(String edge, String why) {
      if (settings.edges().contains(edge)) {
        objections.merge(
            edge,
            new Objection(1, why),
            (before, one) -> new Objection(before.times() + 1, one.why()));
      }
    }

    @Override
    public void resumed() {
      resumed = true;
      inbox.wake();
    }
  }
}
