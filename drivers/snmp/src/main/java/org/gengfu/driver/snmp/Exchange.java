package org.gengfu.driver.snmp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.gengfu.driver.ReadOutcome;
import org.jspecify.annotations.Nullable;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;

/**
 * One message and its answer at a time: waits for the agent's rate limit, sends, repeats, answers
 * v3 reports, gives up. An answer is taken only from the agent's own address and with the number of
 * the message under way. On the loop's thread only.
 */
final class Exchange implements UdpPort.Arrivals {
  /** Most resends because of v3 reports (discovery of the engine, then of its clock, then one). */
  private static final int MAX_REPORTS = 3;

  /** Most datagrams looked at in one exchange that are not the answer. */
  private static final int MAX_STRANGERS = 64;

  private static final int SHOWN_OCTETS = 64;

  private final UdpLoop loop;
  private final UdpPort port;
  private final Names names;
  private int requestId = ThreadLocalRandom.current().nextInt(1, 1 << 30);
  private @Nullable UnderWay now;
  private boolean closed;

  Exchange(UdpLoop loop, InetAddress local, Names names) {
    this.loop = loop;
    this.names = names;
    this.port = new UdpPort(loop, local, this);
  }

  UdpLoop loop() {
    return loop;
  }

  /** A message under way. */
  private final class UnderWay {
    private final Agent agent;
    private final PDU pdu;
    private final Consumer<Answer> done;
    private int repeatsLeft;
    private int reports;
    private int strangers;
    private int tries;
    private boolean nameless;
    private boolean waiting;

    UnderWay(Agent agent, PDU pdu, boolean once, Consumer<Answer> done) {
      this.agent = agent;
      this.pdu = pdu;
      this.done = done;
      repeatsLeft = once ? 0 : agent.repeats();
    }
  }

  /**
   * Sends a message.
   *
   * @param once true for what must never be sent twice
   * @param done hears the answer, never before this method has returned
   */
  void ask(Agent agent, PDU pdu, boolean once, Consumer<Answer> done) {
    if (now != null) {
      throw new IllegalStateException("a message is under way already");
    }
    requestId = requestId == Integer.MAX_VALUE ? 1 : requestId + 1;
    pdu.setRequestID(new Integer32(requestId));
    UnderWay asked = new UnderWay(agent, pdu, once, done);
    now = asked;
    loop.execute(() -> resolve(asked));
  }

  private void resolve(UnderWay asked) {
    if (now != asked) {
      return;
    }
    if (closed) {
      fail(asked, new ReadOutcome.NoAnswer(Duration.ZERO, "the bus was closed"));
    } else if (asked.agent.address() != null) {
      send(asked);
    } else {
      // Looking a name up may take long; the loop and the other agents have others to serve.
      Agent agent = asked.agent;
      asked.nameless = true;
      loop.schedule(agent.timeout(), () -> stillNameless(asked));
      if (agent.beginLookUp()) {
        Thread.ofVirtual().name("look up").start(() -> lookUp(agent));
      }
    }
  }

  /** What is found is kept even when the question that wanted it is over. */
  private void lookUp(Agent agent) {
    try {
      InetAddress found = names.find(agent.settings().host());
      loop.execute(() -> lookedUp(agent, found));
    } catch (UnknownHostException e) {
      loop.execute(() -> lookedUp(agent, null));
    }
  }

  private void lookedUp(Agent agent, @Nullable InetAddress found) {
    agent.lookedUp();
    if (found != null) {
      agent.found(found);
    }
    UnderWay asked = now;
    if (asked == null || asked.agent != agent || !asked.nameless) {
      return;
    }
    asked.nameless = false;
    if (found == null) {
      fail(asked, new ReadOutcome.NoAnswer(Duration.ZERO, "unknown host"));
    } else {
      send(asked);
    }
  }

  private void stillNameless(UnderWay asked) {
    if (now == asked && asked.nameless) {
      String why = "its name is not looked up yet";
      fail(asked, new ReadOutcome.NoAnswer(asked.agent.timeout(), why));
    }
  }

  private void send(UnderWay asked) {
    if (now != asked) {
      return;
    }
    long wait = asked.agent.limit().waitNanos(System.nanoTime());
    if (wait > 0) {
      loop.schedule(Duration.ofNanos(wait), () -> send(asked));
      return;
    }
    InetSocketAddress to = asked.agent.address();
    int mine = ++asked.tries;
    // First of all: whatever happens to the message, the question comes to its end.
    loop.schedule(asked.agent.timeout(), () -> timedOut(asked, mine));
    try {
      byte[] message = asked.agent.messages().encode(asked.pdu);
      asked.agent.limit().asked(System.nanoTime());
      asked.waiting = true;
      port.send(java.util.Objects.requireNonNull(to), message);
    } catch (MessageException e) {
      String why = "the message cannot be made: " + e.getMessage();
      fail(asked, new ReadOutcome.NoAnswer(Duration.ZERO, why));
    } catch (IOException e) {
      port.close();
      fail(asked, new ReadOutcome.NoAnswer(Duration.ZERO, String.valueOf(e.getMessage())));
    }
  }

  private void timedOut(UnderWay asked, int given) {
    if (now != asked || asked.tries != given) {
      return;
    }
    if (asked.repeatsLeft > 0) {
      asked.repeatsLeft--;
      send(asked);
    } else {
      asked.agent.unanswered();
      Duration waited = asked.agent.timeout().multipliedBy(asked.tries);
      fail(asked, new ReadOutcome.NoAnswer(waited, "no answer in time"));
    }
  }

  @Override
  public void arrived(InetSocketAddress from, ByteBuffer datagram) {
    UnderWay asked = now;
    if (asked == null || !asked.waiting || !from.equals(asked.agent.address())) {
      return;
    }
    byte[] shown = new byte[Math.min(SHOWN_OCTETS, datagram.remaining())];
    datagram.get(datagram.position(), shown);
    switch (asked.agent.messages().decode(datagram)) {
      case Received.Response(PDU pdu) when pdu.getRequestID().equals(asked.pdu.getRequestID()) -> {
        asked.agent.answered();
        end(asked, new Answer.Response(pdu));
      }
      case Received.Response late -> stranger(asked, shown);
      case Received.Stale stale -> stranger(asked, shown);
      case Received.Report(OID counter) -> reported(asked, counter);
      case Received.Unreadable(String why) ->
          fail(asked, new ReadOutcome.Malformed(why, HexFormat.of().formatHex(shown)));
    }
  }

  private void stranger(UnderWay asked, byte[] shown) {
    if (++asked.strangers >= MAX_STRANGERS) {
      String why = MAX_STRANGERS + " answers that nobody asked for";
      fail(asked, new ReadOutcome.Malformed(why, HexFormat.of().formatHex(shown)));
    }
  }

  /** A report means that the message was not carried out: even a SET may be sent again. */
  private void reported(UnderWay asked, OID counter) {
    boolean again =
        counter.startsWith(SnmpConstants.usmStatsUnknownEngineIDs)
            || counter.startsWith(SnmpConstants.usmStatsNotInTimeWindows);
    if (again && ++asked.reports <= MAX_REPORTS) {
      send(asked);
    } else {
      asked.agent.answered();
      fail(asked, Errors.report(counter));
    }
  }

  private void fail(UnderWay asked, ReadOutcome why) {
    end(asked, new Answer.Failed(why));
  }

  private void end(UnderWay asked, Answer answer) {
    now = null;
    if (asked.agent.address() != null) {
      asked.agent.messages().end();
    }
    asked.agent.limit().ended(System.nanoTime());
    asked.done.accept(answer);
  }

  /** Ends the message under way. */
  void close() {
    closed = true;
    UnderWay asked = now;
    if (asked != null) {
      fail(asked, new ReadOutcome.NoAnswer(Duration.ZERO, "the bus was closed"));
    }
    port.close();
  }
}
