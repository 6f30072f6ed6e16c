package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Queue;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.gengfu.driver.rtsp.wire.VisitOutcome.CredentialsRefused.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Visits over real sockets. */
@Timeout(60)
class CameraVisitorTest {
  private static final VisitLimits SHORT =
      new VisitLimits(
          Duration.ofSeconds(20),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofSeconds(30),
          1 << 20,
          1 << 16);

  private final RefusedLogins refused = new RefusedLogins();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<AutoCloseable> open = new ArrayList<>();
  private CameraVisitor visitor;

  @BeforeEach
  void start() throws IOException {
    visitor = new CameraVisitor("visitor", refused);
  }

  @AfterEach
  void stop() throws Exception {
    visitor.close();
    for (AutoCloseable one : open) {
      one.close();
    }
    threads.shutdownNow();
  }

  /** A camera that answers its n-th request with a text; an empty one is silence. */
  private int camera(IntFunction<String> answers) throws IOException {
    ServerSocket server = new ServerSocket(0, 2_000, InetAddress.getLoopbackAddress());
    open.add(server);
    threads.execute(() -> {
      while (!server.isClosed()) {
        try {
          Socket socket = server.accept();
          threads.execute(() -> serve(socket, answers));
        } catch (IOException e) {
          return;
        }
      }
    });
    return server.getLocalPort();
  }

  private static void serve(Socket socket, IntFunction<String> answers) {
    try (socket;
        Scanner requests =
            new Scanner(socket.getInputStream(), StandardCharsets.UTF_8).useDelimiter("\r\n\r\n")) {
      OutputStream out = socket.getOutputStream();
      for (int i = 1; requests.hasNext(); i++) {
        requests.next();
        out.write(answers.apply(i).getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The visitor left.
    }
  }

  private VisitOutcome visit(int port, Login login) throws InterruptedException {
    BlockingQueue<VisitOutcome> outcomes = new LinkedBlockingQueue<>();
    visitor.visit(request("127.0.0.1", port, login), outcomes::add);
    return outcomes.poll(30, TimeUnit.SECONDS);
  }

  private static VisitRequest request(String host, int port, Login login) {
    CameraUrl url = CameraUrl.of("rtsp://" + host + ":" + port + "/x");
    return new VisitRequest(url, login, VisitRequest.Transport.TCP, SHORT);
  }

  @Test
  void aPortThatNobodyListensOnIsUnreachable() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertThat(visit(port, null)).isInstanceOf(VisitOutcome.Unreachable.class);
  }

  @Test
  void aNameWithoutAddressSaysNothingOfTheCamera() throws Exception {
    BlockingQueue<VisitOutcome> outcomes = new LinkedBlockingQueue<>();
    visitor.visit(request("no-such-camera.invalid", 554, null), outcomes::add);
    assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(VisitOutcome.NotVisited.class);
  }

  /** Linux lets no stream begin to many at once: the same error as without any network. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aMachineWithoutNetworkSaysNothingOfTheCamera() throws Exception {
    BlockingQueue<VisitOutcome> outcomes = new LinkedBlockingQueue<>();
    visitor.visit(request("224.0.0.1", 554, null), outcomes::add);
    VisitOutcome outcome = outcomes.poll(30, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(VisitOutcome.NotVisited.class);
    assertThat(((VisitOutcome.NotVisited) outcome).why()).isEqualTo("network-unreachable");
    assertThat(visitor.underWay()).isZero();
  }

  @Test
  void aCameraThatTakesConnectionsAndSaysNothingIsTold() throws Exception {
    VisitOutcome outcome = visit(camera(i -> ""), null);
    assertThat(outcome).isInstanceOf(VisitOutcome.Unanswered.class);
    assertThat(outcome.ladder().top()).contains(Rung.LINK);
  }

  @Test
  void somethingElseOnThePortIsTold() throws Exception {
    assertThat(visit(camera(i -> "220 mail ready\r\n"), null))
        .isInstanceOf(VisitOutcome.Malformed.class);
  }

  // A second try of a wrong password may lock the account; another password may be tried at once.
  @Test
  void aWrongPasswordIsNotSentAtTheNextVisit() throws Exception {
    String challenge = "WWW-Authenticate: Digest realm=\"r\", nonce=\"1\"\r\n";
    int port = camera(i -> "RTSP/1.0 401 No\r\nCSeq: " + i + "\r\n" + challenge + "\r\n");
    Login wrong = new Login("u", "wrong", false);
    assertThat(cause(visit(port, wrong))).isEqualTo(Cause.WRONG);
    assertThat(cause(visit(port, wrong))).isEqualTo(Cause.HELD_BACK);
    assertThat(cause(visit(port, new Login("u", "other", false)))).isEqualTo(Cause.WRONG);
    refused.forget(request("127.0.0.1", port, null).url());
    assertThat(cause(visit(port, wrong))).isEqualTo(Cause.WRONG);
  }

  private static Cause cause(VisitOutcome outcome) {
    assertThat(outcome).isInstanceOf(VisitOutcome.CredentialsRefused.class);
    return ((VisitOutcome.CredentialsRefused) outcome).cause();
  }

  @Test
  void manyVisitsAtOnceAllEnd() throws Exception {
    int busy = camera(i -> "RTSP/1.0 453 Not Enough Bandwidth\r\nCSeq: " + i + "\r\n\r\n");
    int silent = camera(i -> "");
    BlockingQueue<VisitOutcome> outcomes = new LinkedBlockingQueue<>();
    for (int i = 0; i < 300; i++) {
      visitor.visit(request("127.0.0.1", i % 3 == 0 ? silent : busy, null), outcomes::add);
    }
    int places = 0;
    for (int i = 0; i < 300; i++) {
      VisitOutcome outcome = outcomes.poll(30, TimeUnit.SECONDS);
      assertThat(outcome)
          .isInstanceOfAny(VisitOutcome.StreamRefused.class, VisitOutcome.Unanswered.class);
      places += outcome instanceof VisitOutcome.StreamRefused ? 1 : 0;
    }
    assertThat(places).isLessThanOrEqualTo(200).isPositive();
    assertThat(visitor.underWay()).isZero();
  }

  @Test
  void whoFailsToTakeAnOutcomeHurtsNoOther() throws Exception {
    int silent = camera(i -> "");
    BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    visitor.visit(
        request("127.0.0.1", silent, null),
        outcome -> {
          Thread.currentThread()
              .setUncaughtExceptionHandler((thread, failure) -> failures.add(failure.getMessage()));
          throw new IllegalStateException("taken badly");
        });
    assertThat(failures.poll(30, TimeUnit.SECONDS)).isEqualTo("taken badly");
    assertThat(visit(silent, null)).isInstanceOf(VisitOutcome.Unanswered.class);
  }

  @Test
  void aVisitThatCannotEvenBeginHurtsNoOther() throws Exception {
    visitor.close();
    visitor = new CameraVisitor("visitor", null);
    assertThat(visit(camera(i -> ""), new Login("u", "p", false)))
        .isInstanceOf(VisitOutcome.NotVisited.class);
    assertThat(visit(camera(i -> ""), null)).isInstanceOf(VisitOutcome.Unanswered.class);
    assertThat(visitor.underWay()).isZero();
  }

  @Test
  void aSelectorThatFailsIsReplaced() throws Exception {
    Queue<Selector> selectors = new LinkedList<>(List.of(new FailingSelector(), Selector.open()));
    visitor.close();
    CountDownLatch replaced = new CountDownLatch(2);
    visitor =
        new CameraVisitor(
            "visitor",
            refused,
            () -> {
              replaced.countDown();
              return selectors.remove();
            });
    assertThat(replaced.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(visit(camera(i -> ""), null)).isInstanceOf(VisitOutcome.Unanswered.class);
    assertThat(selectors).isEmpty();
  }

  @Test
  void closingEndsWhatIsUnderWay() throws Exception {
    BlockingQueue<VisitOutcome> outcomes = new LinkedBlockingQueue<>();
    VisitLimits patient =
        new VisitLimits(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            1 << 20,
            1 << 16);
    BlockingQueue<Integer> asked = new LinkedBlockingQueue<>();
    int port =
        camera(i -> {
          asked.add(i);
          return "";
        });
    VisitRequest request = request("127.0.0.1", port, null);
    visitor.visit(
        new VisitRequest(request.url(), null, request.transport(), patient), outcomes::add);
    assertThat(asked.poll(30, TimeUnit.SECONDS)).isEqualTo(1);
    visitor.close();
    assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(VisitOutcome.NotVisited.class);
    visitor.visit(request, outcomes::add);
    assertThat(outcomes.poll(30, TimeUnit.SECONDS)).isInstanceOf(VisitOutcome.NotVisited.class);
  }
}
