package org.gengfu.center.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.notify.Channel;
import org.gengfu.notify.ChannelRule;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.Sent;
import org.gengfu.notify.channel.ChannelBook;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is handed over: a thread of its own for each channel, one message after the other. The
 * outcome goes back to the writer; while that cannot commit, the channel waits. At most {@value
 * Notifier#MAX_OPEN_URGENT} messages wait for one channel; what is beyond becomes unknown when its
 * time has passed. {@link #send} belongs to the writer's thread, {@link #close} to any.
 */
final class Postman implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long EAR_MILLIS = 500;
  private static final long REST_MILLIS = 1_000;

  private final ChannelBook channels;
  private final @Nullable Channel webPush;
  private final Outbox outbox;
  private final Map<String, BlockingQueue<NotifyDraft.Handed>> queues = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** Where outcomes go. */
  @FunctionalInterface
  interface Outbox {
    void take(NotifyInput input) throws StoreUnavailableException;
  }

  /**
   * @param channels those of the settings; closed with this
   * @param webPush wakes phones, null for nothing
   */
  Postman(
      ChannelBook channels,
      @Nullable Channel webPush,
      Map<String, ChannelRule> rules,
      Outbox outbox) {
    this.channels = channels;
    this.webPush = webPush;
    this.outbox = outbox;
    for (String id : rules.keySet()) {
      BlockingQueue<NotifyDraft.Handed> queue = new LinkedBlockingQueue<>(Notifier.MAX_OPEN_URGENT);
      queues.put(id, queue);
      threads.add(Thread.ofPlatform().daemon().name("notify-" + id).start(() -> run(id, queue)));
    }
  }

  void send(NotifyDraft.Handed handed) {
    BlockingQueue<NotifyDraft.Handed> queue = queues.get(handed.message().channel());
    if (queue == null || !queue.offer(handed)) {
      LOG.error("Message {} could not be queued for its channel", handed.message().key());
    }
  }

  private void run(String id, BlockingQueue<NotifyDraft.Handed> queue) {
    Channel channel = id.equals(NotifyPolicy.WEB_PUSH) ? webPush : channels.channels().get(id);
    try {
      while (closing.getCount() > 0) {
        NotifyDraft.Handed handed = queue.poll(EAR_MILLIS, TimeUnit.MILLISECONDS);
        if (handed != null) {
          Sent sent = send(channel, handed);
          tell(new NotifyInput.Told(handed.message().key(), handed.attempt(), sent));
        } else if (channel != null) {
          listen(id, channel);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Channel {} ends", id);
    }
  }

  private static Sent send(@Nullable Channel channel, NotifyDraft.Handed handed) {
    if (channel == null) {
      return new Sent.Refused("there is no such channel");
    }
    try {
      return channel.send(handed.message(), handed.expires());
    } catch (RuntimeException e) { // a fault of the channel's must not end its thread
      LOG.error("Channel {} failed", handed.message().channel(), e);
      return new Sent.Unknown("a fault of the program: " + e.getClass().getSimpleName());
    }
  }

  private void listen(String id, Channel channel) throws InterruptedException {
    try {
      channel.listen(Duration.ofMillis(EAR_MILLIS));
    } catch (IOException e) {
      LOG.debug("Channel {} hears nothing: {}", id, e.getMessage());
      closing.await(REST_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** What a network says later; may be called by channels' threads. */
  void report(NotifyInput.Reported report) {
    try {
      tell(report);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(NotifyInput input) throws InterruptedException {
    while (true) {
      try {
        outbox.take(input);
        return;
      } catch (StoreUnavailableException e) {
        LOG.debug("An outcome waits for the store: {}", e.getMessage());
        if (closing.await(REST_MILLIS, TimeUnit.MILLISECONDS)) {
          return; // what is not told becomes unknown at the next start
        }
      }
    }
  }

  /**
   * Finishes what each channel has in hand, as far as that takes no longer than ten seconds; what
   * still waits in its queue was certainly not sent.
   */
  @Override
  public void close() {
    closing.countDown();
    try {
      for (Thread thread : threads) {
        if (!thread.join(PATIENCE)) {
          thread.interrupt();
        }
      }
      for (BlockingQueue<NotifyDraft.Handed> queue : queues.values()) {
        for (var left = queue.poll(); left != null; left = queue.poll()) {
          Sent unsent = new Sent.TryAgain("the center ended before it was sent");
          tell(new NotifyInput.Told(left.message().key(), left.attempt(), unsent));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    channels.close();
  }
}
