package org.gengfu.sim.opcua;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.UaFault;
import org.jspecify.annotations.Nullable;

/**
 * One simulated OPC UA server on a TCP port. Each connection has a virtual thread, one ticker moves
 * the subscriptions; a lock guards sessions and subscriptions. Any thread.
 */
final class UaServer implements AutoCloseable {
  static final String APPLICATION = "urn:gengfu:simulator:opcua";

  /** How often values are looked at, at most. */
  static final int TICK_MILLIS = 50;

  /** Connections at a time; further ones are closed at once. */
  static final int MOST_CONNECTIONS = 64;

  private static final int BACKLOG = 32;
  private static final int REST_MILLIS = 100;

  private final ServerSocket socket;
  private final List<DeviceFace> devices;
  private final ServerSettings settings;
  private final InstantSource clock;
  private final Manners manners;
  private final Sessions sessions;
  private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
  private final AtomicLong channelIds = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("opcua-ticker").factory());
  private AddressSpace space;
  private boolean turned;

  private UaServer(
      ServerSocket socket, List<DeviceFace> devices, ServerSettings settings, InstantSource clock) {
    this.socket = socket;
    this.devices = List.copyOf(devices);
    this.settings = settings;
    this.clock = clock;
    manners = new Manners(this);
    sessions = new Sessions(this);
    space = new SpaceBuilder(this, devices, false).build();
  }

  /**
   * Opens a server on the loopback address.
   *
   * @throws IOException when the port is taken
   */
  static UaServer open(List<DeviceFace> devices, ServerSettings settings, InstantSource clock)
      throws IOException {
    ServerSocket socket =
        new ServerSocket(settings.port(), BACKLOG, InetAddress.getByName("127.0.0.1"));
    UaServer server = new UaServer(socket, devices, settings, clock);
    Thread.ofVirtual().name("opcua-port-" + socket.getLocalPort()).start(server::accept);
    server.ticker.scheduleAtFixedRate(
        server::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  String url() {
    return "opc.tcp://127.0.0.1:" + port();
  }

  long now() {
    return clock.millis();
  }

  ServerSettings settings() {
    return settings;
  }

  int mostOperations() {
    return settings.mostOperations();
  }

  List<DeviceFace> devices() {
    return devices;
  }

  /** True for a server in front of several devices, which lives on when one of them is away. */
  boolean gateway() {
    return devices.size() > 1;
  }

  /** Its nodes now. Guarded by the lock of {@link #serve}. */
  AddressSpace space() {
    return space;
  }

  Sessions sessions() {
    return sessions;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        if (channels.size() >= MOST_CONNECTIONS || manners.away()) {
          client.close();
          continue;
        }
        client.setTcpNoDelay(true);
        Channel channel = new Channel(client, this, channelIds.incrementAndGet());
        channels.add(channel);
        Thread.ofVirtual().name("opcua-connection").start(channel);
      } catch (IOException closedOrOutOfSockets) {
        rest();
      }
    }
  }

  /** When the process has no file handles left, asking again at once would only burn time. */
  private void rest() {
    try {
      if (!socket.isClosed()) {
        Thread.sleep(REST_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void forget(Channel channel) {
    channels.remove(channel);
  }

  /** Answers one request, at once, later or never, as the devices behave. */
  void serve(Call call) {
    if (manners.drops()) {
      return;
    }
    byte[] answer;
    lock.lock();
    try {
      answer = answer(call);
    } finally {
      lock.unlock();
    }
    if (answer != null) {
      manners.send(call, answer);
    }
  }

  private byte @Nullable [] answer(Call call) {
    try {
      Service service = Service.of(call.service());
      if (service == null) {
        return call.fault(Status.BAD_SERVICE_UNSUPPORTED);
      }
      long refusal = service.open() ? Status.GOOD : manners.refusal();
      if (refusal != Status.GOOD) {
        devices.forEach(DeviceFace::refused);
        sessions.dropOn(refusal);
        return call.fault(refusal);
      }
      return sessions.answer(service, call);
    } catch (UaFault e) {
      return call.fault(e.status());
    }
  }

  /** A new start: sessions are gone, namespaces may be numbered anew. */
  void restart() {
    lock.lock();
    try {
      sessions.clear();
      turned = settings.movesNamespaces() && !turned;
      space = new SpaceBuilder(this, devices, turned).build();
    } finally {
      lock.unlock();
    }
    hangUp();
  }

  /** Ends every connection. */
  void hangUp() {
    channels.forEach(Channel::abort);
  }

  /** Sends bytes that nobody asked for to everybody. */
  void babble(byte[] noise) {
    channels.forEach(channel -> channel.sendRaw(noise));
  }

  private void tick() {
    manners.tick();
    if (manners.drops()) {
      return;
    }
    Map<Call, byte[]> answers;
    lock.lock();
    try {
      answers = sessions.tick();
    } finally {
      lock.unlock();
    }
    answers.forEach(manners::send);
  }

  @Override
  public void close() throws IOException {
    ticker.shutdownNow();
    socket.close();
    hangUp();
  }
}
