package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.snmp.SnmpType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;

/** A message comes to its end whatever happens to it. */
@Timeout(60)
class ExchangeTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private final UdpLoop loop = new UdpLoop("test");

  @AfterEach
  void close() {
    loop.close();
  }

  private static Agent agent(String host, int port) {
    return new Agent(
        Agents.plan(
            new AgentSettings(host, port, Agents.community("public"), 1000, null),
            Points.profile(
                Points.block(true, 20, 0), Points.at("a", "1.3.6.1.4.1.1.0", SnmpType.INTEGER))));
  }

  private static PDU get() {
    PDU pdu = new PDU();
    pdu.setType(PDU.GET);
    pdu.add(new VariableBinding(new OID("1.3.6.1.4.1.1.0")));
    return pdu;
  }

  private BlockingQueue<Answer> ask(Exchange exchange, Agent agent, PDU pdu) {
    BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    loop.execute(() -> exchange.ask(agent, pdu, false, answers::add));
    return answers;
  }

  /** Otherwise the bus would wait for ever, and with it every agent on it. */
  @Test
  void aMessageThatBreaksTheLibraryIsNoAnswer() {
    PDU broken =
        new PDU() {
          @Override
          public int getBERLength() {
            throw new IllegalStateException("on purpose");
          }
        };
    Exchange exchange = new Exchange(loop, HERE, InetAddress::getByName);
    Answer answer = Agents.await(ask(exchange, agent("127.0.0.1", 9), broken));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed -> assertThat(failed.why()).isInstanceOf(ReadOutcome.NoAnswer.class));
    loop.execute(exchange::close);
  }

  /** A name server that does not answer takes half a minute; the other agents must not wait. */
  @Test
  void aNameThatIsNotFoundInTimeCostsItsOwnQuestionOnly() {
    CountDownLatch found = new CountDownLatch(1);
    AtomicInteger lookUps = new AtomicInteger();
    Names slow =
        host -> {
          lookUps.incrementAndGet();
          try {
            found.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return HERE;
        };
    Exchange exchange = new Exchange(loop, HERE, slow);
    try (RawPeer peer = new RawPeer()) {
      Agent agent = agent("ups.example", peer.port());
      for (int i = 0; i < 2; i++) {
        Answer answer = Agents.await(ask(exchange, agent, get()));
        assertThat(answer.toString()).contains("not looked up yet");
      }
      assertThat(lookUps).hasValue(1);
      found.countDown();
      Thread answers = Thread.ofPlatform().daemon().start(() -> TrapFloodTest.answerAll(peer));
      while (!(Agents.await(ask(exchange, agent, get())) instanceof Answer.Response)) {
        assertThat(answers.isAlive()).isTrue();
      }
    }
    loop.execute(exchange::close);
  }
}
