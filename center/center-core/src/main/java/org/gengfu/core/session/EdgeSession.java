package org.gengfu.core.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.SparkplugDecoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.core.session.ReorderBuffer.Held;
import org.gengfu.core.session.SessionEffect.Deliver;
import org.gengfu.core.session.SessionEffect.DeviceMissing;
import org.gengfu.core.session.SessionEffect.Dropped;
import org.gengfu.core.session.SessionEffect.Ignored;
import org.gengfu.core.session.SessionEffect.NodeLost;
import org.gengfu.core.session.SessionEffect.Refused;
import org.gengfu.core.session.SessionEffect.RequestRebirth;
import org.gengfu.core.session.SessionView.Counters;
import org.gengfu.core.session.SessionView.Phase;
import org.jspecify.annotations.Nullable;

/**
 * The host's side of one edge's session, as a machine: messages and time go in, effects come out.
 * It reads no clock and touches no network. Whoever owns the edge calls it; no other thread may.
 *
 * <pre>
 * phase        NBIRTH     NDEATH, bdSeq    next in    ahead of       behind or      deadline
 *                         as born | other  order      order          doubled
 * UNKNOWN      IN_STEP    - | ignored      dropped, rebirth needed                  -
 * IN_STEP      IN_STEP    DEAD | ignored   delivered  held, GAP      1)             -
 * GAP          IN_STEP    DEAD | ignored   delivered  held           1)             OUT_OF_STEP
 *                                          with what
 *                                          follows
 * OUT_OF_STEP  IN_STEP    DEAD | ignored   dropped, rebirth needed                  -
 * DEAD         IN_STEP    ignored          dropped, rebirth needed                  -
 *
 * 1) a message that was taken before (same seq, same time) is ignored; anything else there means that
 *    half a circle of messages was lost: OUT_OF_STEP.
 * Entering OUT_OF_STEP drops what is held and needs a rebirth. A message that does not fit the
 * buffer ends the wait as the deadline does. An unknown alias needs a rebirth but stays in step, so
 * that the edge's other devices go on. A malformed message leaves a hole of one, which is then no gap.
 * </pre>
 *
 * <p>What was dropped is not acknowledged, so an edge with an outbox sends it again after its
 * birth; reading it by aliases that a lost birth may have changed would put values on wrong points.
 */
public final class EdgeSession {
  /** Most devices whose refused birth is remembered; the others' data asks for a rebirth. */
  static final int MAX_REFUSED_BIRTHS = 1_000;

  private static final long NO_TIME = Long.MIN_VALUE;

  private final String edge;
  private final SessionSettings settings;
  private final BiFunction<SparkplugTopic, byte[], Decoded> decoder;
  private final ReorderBuffer buffer = new ReorderBuffer();
  private final RebirthPacer pacer;
  private final DeviceTable devices = new DeviceTable();
  private final Set<String> refusedBirths = new HashSet<>();
  private final long[] takenTimes = new long[256];

  private Phase phase = Phase.UNKNOWN;
  private long bdSeq = -1;
  private int expected;
  private int unreadable;
  private @Nullable Instant bornAt;
  private @Nullable Instant offlineSince;
  private long gaps;
  private long healed;
  private long dropped;
  private long refused;
  private long ignored;

  /**
   * @param edge the edge's id
   */
  public EdgeSession(String edge, SessionSettings settings) {
    this(edge, settings, new SparkplugDecoder()::decode);
  }

  EdgeSession(
      String edge, SessionSettings settings, BiFunction<SparkplugTopic, byte[], Decoded> decoder) {
    this.edge = edge;
    this.settings = settings;
    this.decoder = decoder;
    this.pacer = new RebirthPacer(edge, settings);
  }

  /**
   * One message of this edge came in.
   *
   * @param payload is kept, not copied: the caller must not change it afterwards
   * @return what to do, in order
   */
  public List<SessionEffect> arrived(SparkplugTopic topic, byte[] payload, Instant now) {
    List<SessionEffect> out = new ArrayList<>(2);
    passTime(now, out);
    Held message = new Held(topic, payload, now);
    switch (decoder.apply(topic, payload)) {
      case Decoded.NodeBorn born -> nodeBorn(born, now, out);
      case Decoded.NodeDied died -> nodeDied(died, now, out);
      case Decoded.Malformed malformed -> malformed(topic, malformed.why(), now, out);
      case Decoded.DeviceBorn born -> numbered(born.seq(), born, message, out);
      case Decoded.Data data -> numbered(data.seq(), data, message, out);
      case Decoded.DeviceDied died -> numbered(died.seq(), died, message, out);
      case Decoded.NeedsRebirth needs -> numbered(needs.seq(), needs, message, out);
    }
    askWhenDue(now, out);
    return out;
  }

  /** Time has passed; to be called at {@link #nextDeadline()} or later. */
  public List<SessionEffect> tick(Instant now) {
    List<SessionEffect> out = new ArrayList<>(2);
    passTime(now, out);
    askWhenDue(now, out);
    return out;
  }

  /**
   * The host cannot hear this edge any more, for a reason other than its death: the broker's
   * connection is lost. Births must be seen anew.
   */
  public List<SessionEffect> observationLost(Instant now, String why) {
    boolean wasOnline = view().online();
    leave(Phase.UNKNOWN, now);
    return wasOnline ? List.of(new NodeLost(now, why)) : List.of();
  }

  /** When {@link #tick} has something to do next, unless a message comes first. */
  public Optional<Instant> nextDeadline() {
    return Stream.of(
            Optional.ofNullable(buffer.deadline(settings.reorderTimeout())),
            Optional.ofNullable(pacer.dueAt()),
            Optional.ofNullable(devices.deadline()))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /** What is known now. */
  public SessionView view() {
    Counters counters = new Counters(gaps, healed, dropped, refused, ignored, pacer.asked());
    return new SessionView(
        edge, phase, bdSeq, bornAt, offlineSince, buffer.count(), counters, devices.views());
  }

  private void passTime(Instant now, List<SessionEffect> out) {
    Instant gapEnds = buffer.deadline(settings.reorderTimeout());
    if (gapEnds != null && !now.isBefore(gapEnds)) {
      loseStep("message " + expected + " did not come in time", now, out);
    }
    for (String device : devices.missing(now)) {
      out.add(new DeviceMissing(device, now));
    }
  }

  private void askWhenDue(Instant now, List<SessionEffect> out) {
    pacer.due(now).ifPresent(why -> out.add(new RequestRebirth(why)));
  }

  private void nodeBorn(Decoded.NodeBorn born, Instant now, List<SessionEffect> out) {
    dropHeld("a birth came before the message it waited for", out);
    phase = Phase.IN_STEP;
    bdSeq = born.bdSeq();
    bornAt = now;
    offlineSince = null;
    unreadable = 0;
    refusedBirths.clear();
    Arrays.fill(takenTimes, NO_TIME);
    note(born.seq(), born.time().toEpochMilli());
    devices.nodeBorn(now, settings.deviceBirthTimeout());
    pacer.born(now);
    out.add(new Deliver(born));
  }

  private void nodeDied(Decoded.NodeDied died, Instant now, List<SessionEffect> out) {
    if (phase == Phase.UNKNOWN || phase == Phase.DEAD || died.bdSeq() != bdSeq) {
      ignored++;
      out.add(new Ignored("NDEATH of session " + died.bdSeq() + ", the last one is " + bdSeq));
      return;
    }
    dropHeld("the edge died before the message it waited for came", out);
    leave(Phase.DEAD, now);
    out.add(new NodeLost(now, "NDEATH"));
  }

  private void leave(Phase to, Instant now) {
    if (view().online()) {
      offlineSince = now;
      devices.nodeLost(now);
    }
    phase = to;
    buffer.clear();
    pacer.cancel();
  }

  private void malformed(SparkplugTopic topic, String why, Instant now, List<SessionEffect> out) {
    refused++;
    out.add(new Refused(topic.text() + ": " + why));
    switch (topic.kind()) {
      case NBIRTH -> loseStep("the NBIRTH could not be read: " + why, now, out);
      case DBIRTH -> {
        unreadable++;
        if (refusedBirths.size() < MAX_REFUSED_BIRTHS) {
          refusedBirths.add(topic.device());
        }
      }
      case NDATA, DDATA, DDEATH -> unreadable++;
      case NDEATH, NCMD, DCMD -> {}
    }
  }

  private void numbered(int seq, Decoded decoded, Held message, List<SessionEffect> out) {
    Instant now = message.arrival();
    if (phase != Phase.IN_STEP && phase != Phase.GAP) {
      String why =
          phase == Phase.OUT_OF_STEP ? "messages were lost" : "data without a birth before it";
      drop(why, out);
      pacer.need(now, why);
      return;
    }
    int ahead = (seq - expected) & 255;
    if (ahead <= unreadable) {
      skipTo(seq, out);
      take(seq, decoded, message, out);
      takeHeld(out);
    } else if (ahead > ReorderBuffer.MAX_AHEAD) {
      behind(seq, timeOf(decoded), now, out);
    } else if (buffer.has(seq)) {
      ignored++;
      out.add(new Ignored("message " + seq + " came twice"));
    } else if (!buffer.fits(message.payload())) {
      loseStep("too many bytes came ahead of message " + expected, now, out);
    } else {
      if (phase == Phase.IN_STEP) {
        gaps++;
        phase = Phase.GAP;
      }
      buffer.hold(seq, message);
    }
  }

  private void behind(int seq, long time, Instant now, List<SessionEffect> out) {
    if (time != NO_TIME && takenTimes[seq] == time) {
      ignored++;
      out.add(new Ignored("message " + seq + " came twice"));
    } else {
      loseStep("message " + seq + " came instead of " + expected, now, out);
    }
  }

  private void takeHeld(List<SessionEffect> out) {
    for (Held next = buffer.take(expected); next != null; next = buffer.take(expected)) {
      int seq = expected;
      take(seq, decoder.apply(next.topic(), next.payload()), next, out);
    }
    if (phase == Phase.GAP && buffer.count() == 0) {
      healed++;
      phase = Phase.IN_STEP;
    }
  }

  /** Gives up the places of malformed messages; what was held between them comes first. */
  private void skipTo(int seq, List<SessionEffect> out) {
    while (expected != seq) {
      int passed = expected;
      Held held = buffer.take(passed);
      if (held == null) {
        note(passed, NO_TIME);
      } else {
        take(passed, decoder.apply(held.topic(), held.payload()), held, out);
      }
    }
  }

  private void take(int seq, Decoded decoded, Held message, List<SessionEffect> out) {
    note(seq, timeOf(decoded));
    unreadable = 0;
    switch (decoded) {
      case Decoded.DeviceBorn born -> {
        devices.born(message.topic().device(), born.time());
        refusedBirths.remove(message.topic().device());
        out.add(new Deliver(born));
      }
      case Decoded.DeviceDied died -> {
        devices.died(died.device(), died.time());
        out.add(new Deliver(died));
      }
      case Decoded.Data data -> out.add(new Deliver(data));
      case Decoded.NeedsRebirth needs -> unknownMetric(needs, message, out);
      case Decoded.Malformed malformed -> {
        refused++;
        out.add(new Refused(message.topic().text() + ": " + malformed.why()));
      }
      case Decoded.NodeBorn birth -> throw outOfPlace(birth);
      case Decoded.NodeDied death -> throw outOfPlace(death);
    }
  }

  private void unknownMetric(Decoded.NeedsRebirth needs, Held message, List<SessionEffect> out) {
    if (refusedBirths.contains(message.topic().device())) {
      drop("the birth of " + message.topic().device() + " was refused", out);
    } else {
      drop(needs.why(), out);
      pacer.need(message.arrival(), needs.why());
    }
  }

  private void loseStep(String why, Instant now, List<SessionEffect> out) {
    dropHeld(why, out);
    if (phase == Phase.IN_STEP || phase == Phase.GAP) {
      phase = Phase.OUT_OF_STEP;
    }
    pacer.need(now, why);
  }

  private void dropHeld(String why, List<SessionEffect> out) {
    for (int left = buffer.count(); left > 0; left--) {
      drop(why, out);
    }
    buffer.clear();
  }

  private void drop(String why, List<SessionEffect> out) {
    dropped++;
    out.add(new Dropped(why));
  }

  private void note(int seq, long time) {
    takenTimes[seq] = time;
    expected = (seq + 1) & 255;
  }

  private static long timeOf(Decoded decoded) {
    return switch (decoded) {
      case Decoded.NodeBorn born -> born.time().toEpochMilli();
      case Decoded.DeviceBorn born -> born.time().toEpochMilli();
      case Decoded.Data data -> data.time().toEpochMilli();
      case Decoded.DeviceDied died -> died.time().toEpochMilli();
      case Decoded.NodeDied ignoredDeath -> NO_TIME;
      case Decoded.NeedsRebirth ignoredNeed -> NO_TIME;
      case Decoded.Malformed ignoredMalformed -> NO_TIME;
    };
  }

  private IllegalStateException outOfPlace(Decoded decoded) {
    return new IllegalStateException(
        "edge " + edge + " in " + phase + ": no numbered message: " + decoded);
  }
}
