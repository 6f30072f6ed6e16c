package org.gengfu.driver.opcua;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.HashedWheelTimer;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of the client library, shared by all buses: one for sockets, one for its timers, and
 * virtual ones for what waits. The library's own pools are sized for servers. Any thread.
 */
final class MiloRuntime implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MiloRuntime.class);
  private static final int LONGEST_CLOSE_SECONDS = 2;

  private final Set<CompletableFuture<?>> closings = ConcurrentHashMap.newKeySet();
  private final EventLoopGroup sockets =
      new MultiThreadIoEventLoopGroup(
          1,
          Thread.ofPlatform().daemon().name("opcua-socket").factory(),
          NioIoHandler.newFactory());
  private final HashedWheelTimer wheel =
      new HashedWheelTimer(Thread.ofPlatform().daemon().name("opcua-wheel").factory());
  private final ScheduledThreadPoolExecutor timers =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("opcua-timer").factory());
  private final ExecutorService waiting =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("opcua-", 0).factory());

  MiloRuntime() {
    timers.setRemoveOnCancelPolicy(true);
  }

  /** For what waits for a server or for a file. */
  ExecutorService waiting() {
    return waiting;
  }

  ScheduledExecutorService timers() {
    return timers;
  }

  void configure(OpcTcpClientTransportConfigBuilder transport) {
    transport
        .setEventLoop(sockets)
        .setWheelTimer(wheel)
        .setScheduledExecutor(timers)
        .setExecutor(waiting);
  }

  /** A session that is being closed; {@link #close} waits for it a little. */
  void closing(CompletableFuture<?> session) {
    closings.removeIf(CompletableFuture::isDone);
    closings.add(session);
  }

  /** Ends the threads once the sessions are closed, at the latest after two seconds. */
  @Override
  public void close() {
    waiting.execute(() -> {
      try {
        CompletableFuture.allOf(closings.toArray(CompletableFuture[]::new))
            .get(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.debug("A session was not closed in good order", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      timers.shutdownNow();
      wheel.stop();
      sockets.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      waiting.shutdown();
    });
  }
}
