package org.gengfu.driver.link;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gengfu.profile.link.LinkBlock;
import org.jspecify.annotations.Nullable;

/**
 * ICMP echo over one socket an IP version, opened with the first probe of that version; one thread
 * a socket receives and ends what has timed out. Any thread.
 */
final class IcmpProber implements Prober {
  /** Most probes under way; a further one counts as lost at once. */
  static final int MAX_UNDER_WAY = 20_000;

  /** How late a time-out may be seen. */
  private static final long WAIT_MILLIS = 50;

  private static final int LARGEST_PACKET = 2_048;

  private final long owner = new SecureRandom().nextLong();
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, UnderWay> underWay = new ConcurrentHashMap<>();
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private IcmpSocket.@Nullable Opened four;
  private IcmpSocket.@Nullable Opened six;
  private volatile boolean closed;

  private record UnderWay(long sentNanos, long untilNanos, Consumer<Probe> done) {}

  @Override
  public void probe(String target, LinkBlock block, Consumer<Probe> done) {
    try {
      senders.execute(() -> send(target, block, done));
    } catch (RejectedExecutionException e) {
      done.accept(new Probe.Lost("closed"));
    }
  }

  private void send(String target, LinkBlock block, Consumer<Probe> done) {
    InetAddress address;
    try {
      address = InetAddress.getByName(target);
    } catch (UnknownHostException e) {
      done.accept(new Probe.Lost("no address is known for " + target));
      return;
    }
    boolean isSix = address instanceof Inet6Address;
    switch (opened(isSix)) {
      case IcmpSocket.Opened.Refused(String why) -> done.accept(new Probe.Impossible(why));
      case IcmpSocket.Opened.Socket(IcmpSocket socket) -> send(socket, address, block, done);
    }
  }

  private void send(IcmpSocket socket, InetAddress address, LinkBlock block, Consumer<Probe> done) {
    if (underWay.size() >= MAX_UNDER_WAY) {
      done.accept(new Probe.Lost("too many probes are under way"));
      return;
    }
    long number = numbers.incrementAndGet();
    byte[] packet = Echo.request(socket.six(), owner, number, block.payload());
    long now = System.nanoTime();
    underWay.put(number, new UnderWay(now, now + block.timeout().toNanos(), done));
    int error = socket.send(packet, address);
    if (error != 0 && underWay.remove(number) != null) {
      done.accept(new Probe.Lost("cannot be sent, error " + error));
    }
  }

  private synchronized IcmpSocket.Opened opened(boolean isSix) {
    IcmpSocket.Opened known = isSix ? six : four;
    if (known != null) {
      return known;
    }
    IcmpSocket.Opened made =
        closed ? new IcmpSocket.Opened.Refused("closed") : IcmpSocket.open(isSix, WAIT_MILLIS);
    // A refusal is asked for again: the right may be given, and file handles may be free, later.
    if (made instanceof IcmpSocket.Opened.Socket(IcmpSocket socket)) {
      if (isSix) {
        six = made;
      } else {
        four = made;
      }
      Thread.ofPlatform().daemon().name("icmp" + (isSix ? "6" : "4")).start(() -> receive(socket));
    }
    return made;
  }

  private void receive(IcmpSocket socket) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LARGEST_PACKET);
      MemorySegment state = arena.allocate(SocketCalls.stateLayout());
      while (!closed) {
        long got = SocketCalls.receive(socket.descriptor(), buffer, state);
        long now = System.nanoTime();
        if (got > 0) {
          OptionalLong number =
              Echo.answered(
                  socket.six(),
                  socket.withIpHeader(),
                  owner,
                  buffer.asSlice(0, got).asByteBuffer());
          number.ifPresent(n -> answered(n, now));
        } else if (got != -SocketCalls.EAGAIN && got != -SocketCalls.EINTR) {
          pause();
        }
        expire(now);
      }
    } finally {
      socket.close();
    }
  }

  /** An error that does not wait by itself must not make the thread spin. */
  private static void pause() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answered(long number, long now) {
    UnderWay probe = underWay.remove(number);
    if (probe != null) {
      long nanos = now - probe.sentNanos();
      boolean inTime = now - probe.untilNanos() <= 0;
      probe.done().accept(inTime ? new Probe.Answered(nanos) : new Probe.Lost("too late"));
    }
  }

  private void expire(long now) {
    underWay.forEach((number, probe) -> {
      if (now - probe.untilNanos() > 0 && underWay.remove(number, probe)) {
        probe.done().accept(new Probe.Lost("no answer"));
      }
    });
  }

  @Override
  public void close() {
    closed = true;
    senders.shutdownNow();
  }
}
