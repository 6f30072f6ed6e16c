package org.gengfu.driver.link;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.gengfu.profile.link.LinkBlock;

/**
 * Makes a TCP connection and closes it at once; the round trip is the time of the handshake. The
 * name is looked up before the clock starts. One virtual thread a probe. Any thread.
 */
final class TcpProber implements Prober {
  private final ExecutorService probes = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public void probe(String target, LinkBlock block, Consumer<Probe> done) {
    try {
      probes.execute(() -> done.accept(probe(target, block)));
    } catch (RejectedExecutionException closed) {
      done.accept(new Probe.Lost("closed"));
    }
  }

  private static Probe probe(String target, LinkBlock block) {
    try (Socket socket = new Socket()) {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getByName(target), block.port());
      socket.setSoLinger(true, 0);
      long sent = System.nanoTime();
      try {
        socket.connect(address, (int) block.timeout().toMillis());
      } catch (ConnectException refused) {
        return refused(refused, block, System.nanoTime() - sent);
      }
      return new Probe.Answered(System.nanoTime() - sent);
    } catch (SocketTimeoutException e) {
      return new Probe.Lost("no answer in " + block.timeout().toMillis() + " ms");
    } catch (UnknownHostException e) {
      return new Probe.Lost("no address is known for " + target);
    } catch (NoRouteToHostException e) {
      return new Probe.Lost("no route to host");
    } catch (IOException e) {
      return new Probe.Lost(String.valueOf(e.getMessage()));
    }
  }

  /** Only a refusal by the other end proves the way; an unreachable network is one, too, here. */
  private static Probe refused(ConnectException e, LinkBlock block, long nanos) {
    String why = String.valueOf(e.getMessage());
    boolean byTarget = why.toLowerCase(java.util.Locale.ROOT).contains("refused");
    return byTarget && block.refusedAnswers() ? new Probe.Answered(nanos) : new Probe.Lost(why);
  }

  @Override
  public void close() {
    probes.shutdownNow();
  }
}
