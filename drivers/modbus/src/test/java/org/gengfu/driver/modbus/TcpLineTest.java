package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadOutcome.DeviceError;
import org.gengfu.driver.transport.ReconnectRest;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.WordOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the contract does not ask: streams that are cut, gateways, repeats, hosts that are not
 * there.
 */
@Timeout(60)
class TcpLineTest {
  private final SelectorLoop loop = new SelectorLoop("test");
  private final TcpPeer peer = new TcpPeer(false);
  private final AtomicInteger rests = new AtomicInteger();
  private final TcpLine line = line(peer.port());

  @AfterEach
  void close() {
    line.close();
    loop.execute(loop::close);
    peer.close();
  }

  @Test
  void anAnswerIsTakenWhereverTheStreamIsCut() {
    byte[] answer = {};
    for (int cut = 1; cut == 1 || cut < answer.length; cut++) {
      BlockingQueue<String> heard = ask(line);
      peer.awaitQuestion();
      answer = peer.frames().answer(peer.question(), cut);
      peer.send(Arrays.copyOf(answer, cut));
      peer.send(Arrays.copyOfRange(answer, cut, answer.length));
      assertThat(await(heard)).isEqualTo("value " + cut);
    }
    assertThat(peer.contacts()).isEqualTo(1);
  }

  @Test
  void aPeerThatClosesInMidFrameIsConnectedAnewAtOnce() {
    BlockingQueue<String> heard = ask(line);
    peer.awaitQuestion();
    peer.answer(1);
    assertThat(await(heard)).isEqualTo("value 1");
    heard = ask(line);
    peer.awaitQuestion();
    peer.send(Arrays.copyOf(peer.frames().answer(peer.question(), 2), 8));
    peer.hangUp();
    assertThat(await(heard)).isEqualTo("NoAnswer the peer closed the connection");
    heard = ask(line);
    peer.awaitQuestion();
    peer.answer(3);
    assertThat(await(heard)).isEqualTo("value 3");
    assertThat(rests).hasValue(0);
  }

  @Test
  void aFrameLongerThanTheProtocolAllowsIsMalformedAndConnectedAnew() {
    BlockingQueue<String> heard = ask(line);
    peer.awaitQuestion();
    peer.send(Frames.bytes("00 01 00 00 10 00 07 03"));
    assertThat(await(heard)).isEqualTo("Malformed no Modbus TCP header: 00 01 00 00 10 00 07 03");
    heard = ask(line);
    peer.awaitQuestion();
    peer.answer(3);
    assertThat(await(heard)).isEqualTo("value 3");
    assertThat(peer.contacts()).isEqualTo(2);
  }

  /** The gateway lives: its connection stays. */
  @Test
  void aGatewayThatAnswersForADeadDeviceKeepsItsConnection() {
    for (int code : new int[] {0x0A, 0x0B}) {
      BlockingQueue<String> heard = ask(line);
      peer.awaitQuestion();
      peer.send(peer.frames().exception(peer.question(), code));
      assertThat(await(heard))
          .isEqualTo(
              "DeviceError "
                  + (code == 0x0A
                      ? DeviceError.Kind.NO_PATH
                      : DeviceError.Kind.BEHIND_GATEWAY_SILENT));
    }
    assertThat(peer.contacts()).isEqualTo(1);
  }

  @Test
  void threeQuestionsWithoutAnAnswerCloseTheConnection() {
    for (int i = 0; i < TcpLine.MAX_SILENT; i++) {
      BlockingQueue<String> heard = ask(line);
      peer.awaitQuestion();
      assertThat(await(heard)).isEqualTo("NoAnswer no answer in time");
    }
    BlockingQueue<String> heard = ask(line);
    peer.awaitQuestion();
    peer.answer(4);
    assertThat(await(heard)).isEqualTo("value 4");
    assertThat(peer.contacts()).isEqualTo(2);
  }

  @Test
  void aHostThatRefusesRestsAndDoesNotDelayItsNeighbour() throws IOException {
    TcpLine refused = line(closedPort());
    String first = await(ask(refused));
    assertThat(first).startsWith("NoAnswer ").doesNotContain("next attempt");
    assertThat(await(ask(refused))).contains("next attempt in 2 s");
    assertThat(rests).hasValue(1);
    BlockingQueue<String> heard = ask(line);
    peer.awaitQuestion();
    peer.answer(5);
    assertThat(await(heard)).isEqualTo("value 5");
    refused.close();
  }

  @Test
  void aHostNameIsResolvedElsewhereAndAnUnknownOneIsNoAnswer() {
    TcpLine named =
        new TcpLine(
            loop,
            new ModbusSettings.Tcp("localhost", peer.port(), false, Duration.ofSeconds(5), null),
            new ReconnectRest(() -> 0));
    BlockingQueue<String> heard = ask(named);
    peer.awaitQuestion();
    peer.answer(6);
    assertThat(await(heard)).isEqualTo("value 6");
    named.close();
    TcpLine unknown =
        new TcpLine(
            loop,
            new ModbusSettings.Tcp("no-such-host.invalid", 502, false, Duration.ofSeconds(5), null),
            new ReconnectRest(() -> 0));
    assertThat(await(ask(unknown))).startsWith("NoAnswer host name no-such-host.invalid");
    unknown.close();
  }

  /** As often as the device's profile says, and no more. */
  @Test
  void aReadIsRepeatedWhileItsDeviceIsAlive() {
    ModbusBus bus = new ModbusBus(line);
    RegisterSource place =
        new RegisterSource(ModbusTable.HOLDING, 0, RawType.UINT16, 1, WordOrder.ABCD, -1, -1, -1);
    ModbusRequest request =
        new ModbusRequest(
            ModbusTable.HOLDING,
            0,
            1,
            java.util.List.of("a"),
            java.util.List.of(place),
            java.util.List.of(java.util.Set.of()),
            question(),
            2);
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    loop.execute(() -> bus.read(null, request, outcomes::add));
    peer.awaitQuestion();
    peer.awaitQuestion();
    peer.awaitQuestion();
    peer.answer(9);
    assertThat(await(outcomes))
        .isEqualTo(new ReadOutcome.Values(java.util.List.of(new RawValue.Whole(9))));
    loop.execute(() -> bus.read(null, request, outcomes::add));
    for (int i = 0; i < 3; i++) {
      peer.awaitQuestion();
    }
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.NoAnswer.class);
    byte[] last = peer.question();
    loop.execute(() -> bus.read(null, request, outcomes::add));
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.NoAnswer.class);
    peer.awaitQuestion();
    assertThat(transaction(peer.question())).isEqualTo(transaction(last) + 1);
    loop.execute(() -> bus.read(null, request, outcomes::add));
    peer.awaitQuestion();
    assertThat(transaction(peer.question()))
        .as("asked once while silent")
        .isEqualTo(transaction(last) + 2);
    peer.answer(10);
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.Values.class);
  }

  private static int transaction(byte[] question) {
    return (question[0] & 0xFF) << 8 | question[1] & 0xFF;
  }

  private TcpLine line(int port) {
    return new TcpLine(
        loop,
        new ModbusSettings.Tcp("127.0.0.1", port, false, Duration.ofSeconds(5), null),
        new ReconnectRest(() -> {
          rests.incrementAndGet();
          return 0.5;
        }));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Question question() {
    return Question.read(
        7, ModbusTable.HOLDING, 0, 1, new Question.Timing(Duration.ofMillis(200), Duration.ZERO));
  }

  private BlockingQueue<String> ask(TcpLine asked) {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    loop.execute(() ->
        asked.ask(
            question(),
            new Line.Asker() {
              @Override
              public void answered(ByteBuffer in, int offset) {
                heard.add("value " + in.getShort(offset + 2));
              }

              @Override
              public void failed(ReadOutcome why) {
                heard.add(
                    switch (why) {
                      case ReadOutcome.NoAnswer noAnswer -> "NoAnswer " + noAnswer.why();
                      case ReadOutcome.Malformed malformed ->
                          "Malformed " + malformed.why() + ": " + malformed.frameHex();
                      case DeviceError error -> "DeviceError " + error.kind();
                      case ReadOutcome.Values values -> "Values";
                    });
              }
            }));
    return heard;
  }

  private static <T> T await(BlockingQueue<T> queue) {
    try {
      T item = queue.poll(20, TimeUnit.SECONDS);
      assertThat(item).as("an outcome").isNotNull();
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
