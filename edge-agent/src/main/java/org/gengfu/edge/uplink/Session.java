package org.gengfu.edge.uplink;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.HostState;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.uplink.Link.Message;
import org.gengfu.edge.uplink.UplinkFigures.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one broker, from CONNECT to its end. Only the uplink's thread may call it.
 *
 * <pre>
 * connect, subscribe -> wait for the host's STATE -> births -> data, commands, device deaths
 *        ^                       ^ no host: at once      |  rebirth: births again, same bdSeq
 *        +--- next broker <--- connection lost, host offline (NDEATH, DISCONNECT 0x04)
 * </pre>
 */
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final long IDLE_NANOS = 1_000_000_000L;
  private static final long BIRTH_WAIT_NANOS = 5_000_000_000L;
  private static final int PAYLOADS_PER_TURN = 64;

  private final UplinkSettings settings;
  private final Outbox outbox;
  private final Fleet fleet;
  private final Link link;
  private final Mailbox mailbox;
  private final Counters counters;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final String broker;
  private final int bdSeq;
  private final SparkplugEncoder encoder;
  private final HostWatch hostWatch = new HostWatch();
  private final Announcer announcer;
  private @Nullable Delivery delivery;
  private @Nullable Batch held;
  private long firstDataNanos;
  private int seq;
  private boolean rebirth;
  private boolean hostLeft;

  /** How a session ended. */
  enum End {
    STOPPED,
    HOST_OFFLINE,
    HOST_ABSENT,
    LOST
  }

  Session(Parts parts, String broker, int bdSeq) {
    this.settings = parts.settings();
    this.outbox = parts.outbox();
    this.fleet = parts.fleet();
    this.link = parts.link();
    this.mailbox = parts.mailbox();
    this.counters = parts.counters();
    this.clock = parts.clock();
    this.nanos = parts.nanos();
    this.broker = broker;
    this.bdSeq = bdSeq;
    this.encoder = new SparkplugEncoder(!settings.stock(), settings.aliased());
    this.announcer = new Announcer(settings, fleet, encoder, clock, this::send);
  }

  /** What every session of an uplink works with. */
  record Parts(
      UplinkSettings settings,
      Outbox outbox,
      Fleet fleet,
      Link link,
      Mailbox mailbox,
      Counters counters,
      InstantSource clock,
      LongSupplier nanos) {}

  /**
   * Runs until it ends; the link is dropped then.
   *
   * @param hostPatienceNanos how long to wait for the host before the next broker is tried
   */
  End run(long hostPatienceNanos) throws LinkException, InterruptedException {
    try {
      open();
      End end = awaitHost(hostPatienceNanos);
      if (end == null) {
        end = online();
      }
      leave(end);
      return end;
    } finally {
      Delivery present = delivery;
      if (present != null) {
        present.close();
      }
      link.drop();
    }
  }

  private void open() throws LinkException {
    counters.phase(Phase.CONNECTING, broker, clock.instant());
    mailbox.clear();
    link.connect(broker, new Message(node(Kind.NDEATH).text(), encoder.death(bdSeq)), mailbox);
    counters.session();
    List<String> topics = new ArrayList<>();
    topics.add(node(Kind.NCMD).text());
    topics.add("spBv1.0/" + settings.group() + "/DCMD/" + settings.edge() + "/#");
    String host = settings.host();
    if (host != null) {
      topics.add(SparkplugTopic.state(host));
    }
    link.subscribe(topics);
  }

  private @Nullable End awaitHost(long patienceNanos) throws LinkException, InterruptedException {
    if (settings.host() == null) {
      return null;
    }
    counters.phase(Phase.WAITING_FOR_HOST, broker, clock.instant());
    long until = nanos.getAsLong() + patienceNanos;
    while (!hostWatch.online()) {
      End end = ended();
      if (end != null) {
        return end;
      }
      long left = until - nanos.getAsLong();
      if (left <= 0) {
        return End.HOST_ABSENT;
      }
      mailbox.await(Math.min(left, IDLE_NANOS));
      readMail();
    }
    hostLeft = false;
    return null;
  }

  private @Nullable End ended() throws LinkException {
    if (mailbox.stopping()) {
      return End.STOPPED;
    }
    String why = mailbox.lost();
    if (why != null) {
      throw new LinkException("connection to " + broker + " lost: " + why, null);
    }
    return null;
  }

  private End online() throws LinkException, InterruptedException {
    bear();
    counters.phase(Phase.ONLINE, broker, clock.instant());
    LOG.info("online at {} with bdSeq {}", broker, bdSeq);
    while (true) {
      End end = ended();
      if (end != null) {
        return end;
      }
      readMail();
      if (hostLeft) {
        return End.HOST_OFFLINE;
      }
      rebirth |= mailbox.takeBirthsDue();
      if (rebirth) {
        bear();
      }
      announcer.step(deliveryNow().livePosition());
      if (!sendData()) {
        mailbox.await(pause());
      }
    }
  }

  private Delivery deliveryNow() {
    Delivery present = delivery;
    if (present == null) {
      throw new IllegalStateException("data before the births, session " + bdSeq);
    }
    return present;
  }

  private long pause() {
    long now = nanos.getAsLong();
    long wait = Math.min(IDLE_NANOS, deliveryNow().untilRedelivery(now));
    wait = firstDataNanos > now ? Math.min(wait, firstDataNanos - now) : wait;
    return announcer.waiting() ? Math.min(wait, IDLE_NANOS / 20) : Math.max(wait, 1);
  }

  /** NBIRTH, then DBIRTHs, the counter from 0, and all that is not acknowledged from its start. */
  private void bear() throws LinkException, InterruptedException {
    rebirth = false;
    Delivery before = delivery;
    if (before != null) {
      before.close();
    }
    held = null;
    // Made before the births: what is appended while they are on their way is live.
    delivery = new Delivery(outbox, settings.stock(), settings.redeliverAfter(), nanos.getAsLong());
    seq = 0;
    Instant now = clock.instant();
    announcer.forgetAll();
    send(node(Kind.NBIRTH), number -> encoder.nodeBirth(fleet.node(now), bdSeq, number, now));
    long start = nanos.getAsLong();
    announcer.step(-1);
    while (announcer.waiting() && nanos.getAsLong() - start < BIRTH_WAIT_NANOS) {
      mailbox.rest(10);
      announcer.step(-1);
      if (mailbox.stopping()) {
        break;
      }
    }
    counters.birth();
    firstDataNanos = nanos.getAsLong() + settings.firstDataDelay().toNanos();
  }

  /** Sends some payloads; false when there is nothing to do for now. */
  private boolean sendData() throws LinkException {
    if (nanos.getAsLong() < firstDataNanos) {
      return false;
    }
    Delivery from = deliveryNow();
    try {
      for (int i = 0; i < PAYLOADS_PER_TURN; i++) {
        Batch batch = held == null ? from.next(nanos.getAsLong()) : held;
        held = null;
        if (batch == null) {
          handedOver(from);
          return false;
        }
        if (!announcer.born(batch.device())) {
          held = batch;
          return false;
        }
        publish(batch);
      }
      return true;
    } catch (IOException e) {
      throw new LinkException("the outbox cannot be read: " + e.getMessage(), e);
    }
  }

  private void publish(Batch batch) throws LinkException {
    Kind kind = batch.device().isEmpty() ? Kind.NDATA : Kind.DDATA;
    List<Numbered> records = batch.records();
    send(
        new SparkplugTopic(kind, settings.group(), settings.edge(), batch.device()),
        number ->
            encoder.data(batch.device(), records, batch.historical(), number, clock.instant()));
    counters.payload(records.size());
  }

  private void handedOver(Delivery from) throws IOException {
    if (settings.stock() && from.handedOver() >= 0) {
      outbox.acknowledge(new OutboxOffset(outbox.epoch(), from.handedOver()));
    }
  }

  private void send(SparkplugTopic topic, Announcer.Payload payload) throws LinkException {
    link.publish(new Message(topic.text(), payload.bytes(seq)), 0);
    seq = (seq + 1) & 0xFF;
  }

  private void readMail() {
    for (Message message = mailbox.poll(); message != null; message = mailbox.poll()) {
      Optional<SparkplugTopic> topic = SparkplugTopic.parse(message.topic());
      if (topic.isPresent()) {
        for (EdgeCommand command : EdgeCommand.parse(topic.get(), message.payload(), encoder)) {
          obey(command);
        }
      } else {
        HostState.parse(message.payload()).ifPresent(this::hostHeard);
      }
    }
  }

  private void hostHeard(HostState state) {
    if (hostWatch.heard(state) && !state.online()) {
      hostLeft = true;
    }
  }

  private void obey(EdgeCommand command) {
    switch (command) {
      case EdgeCommand.Rebirth() -> rebirth = true;
      case EdgeCommand.Acknowledge(OutboxOffset upTo) -> acknowledge(upTo);
      case EdgeCommand.Write(String device, String metric, var value, String request) -> {
        if (device.isEmpty()) {
          counters.refusedCommand();
        } else {
          fleet.write(device, metric, value, request);
        }
      }
      case EdgeCommand.Unknown(String why) -> {
        counters.refusedCommand();
        LOG.debug("command refused: {}", why);
      }
    }
  }

  private void acknowledge(OutboxOffset upTo) {
    try {
      switch (outbox.acknowledge(upTo)) {
        case TAKEN -> {
          counters.acknowledgement();
          Delivery present = delivery;
          if (present != null) {
            present.acknowledged(upTo.offset(), nanos.getAsLong());
          }
        }
        case OTHER_EPOCH -> counters.refusedCommand();
        case AHEAD -> {
          LOG.error(
              "the host knows record {} of this outbox, which was never written: was the folder"
                  + " restored from a backup? A new epoch begins",
              upTo.offset());
          rebirth = true;
        }
      }
    } catch (IOException e) {
      LOG.warn("acknowledged records could not be deleted: {}", e.toString());
    }
  }

  private void leave(End end) throws LinkException {
    boolean born = delivery != null;
    if (end == End.STOPPED && born) {
      announcer.allDie();
    }
    if (born && end != End.LOST) {
      link.publish(new Message(node(Kind.NDEATH).text(), encoder.death(bdSeq)), 1);
    }
    link.disconnect();
  }

  private SparkplugTopic node(Kind kind) {
    return new SparkplugTopic(kind, settings.group(), settings.edge(), "");
  }
}
