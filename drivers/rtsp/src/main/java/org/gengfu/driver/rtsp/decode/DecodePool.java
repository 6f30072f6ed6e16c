package org.gengfu.driver.rtsp.decode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.jspecify.annotations.Nullable;

/**
 * Processes that decode key frames, each with a thread of this process that waits for it. A process
 * that dies or takes too long costs the key frame that it had, and is started again. {@link
 * #decode} and {@link #close} on any thread; outcomes come on the pool's threads.
 */
public final class DecodePool implements AutoCloseable {
  /** Most key frames that wait; a further one is not decoded. */
  public static final int MAX_WAITING = 512;

  /** Most bytes of all that wait; a key frame that would be more is not decoded. */
  public static final long MAX_WAITING_BYTES = 64L << 20;

  /** Most processes. */
  public static final int MAX_PROCESSES = 64;

  /** How long no process is started after one that did not come up. */
  private static final Duration REST = Duration.ofSeconds(10);

  private static final DecodeOutcome CLOSED = new DecodeOutcome.NotDecoded("the decoder is closed");

  private record Task(EncodedPicture picture, Consumer<DecodeOutcome> done) {}

  private final List<String> command;
  private final Duration frameLimit;
  private final BlockingQueue<Task> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong waitingBytes = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private final Set<DecodeProcess> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Starts the threads; the processes are started with the first key frame.
   *
   * @param processes 1..{@link #MAX_PROCESSES}
   * @param folder for unpacked libraries and the decoder's last words; programs must be allowed in
   *     it
   * @param frameLimit how long one key frame may take
   */
  public DecodePool(int processes, Path folder, Duration frameLimit) {
    this(processes, DecodeProcess.command(folder), frameLimit);
  }

  DecodePool(int processes, List<String> command, Duration frameLimit) {
    if (processes < 1 || processes > MAX_PROCESSES) {
      throw new IllegalArgumentException("processes: 1 to 64, not " + processes);
    }
    this.command = List.copyOf(command);
    this.frameLimit = frameLimit;
    for (int i = 0; i < processes; i++) {
      threads.add(Thread.ofPlatform().daemon().name("decode-" + i).start(this::run));
    }
  }

  /** Ids of the processes, for who watches their memory. */
  public List<Long> processIds() {
    return running.stream().map(DecodeProcess::id).toList();
  }

  /** Decodes a key frame. The outcome comes exactly once. */
  public void decode(EncodedPicture picture, Consumer<DecodeOutcome> done) {
    if (picture.bytes().length > Answers.MAX_FRAME_BYTES) {
      done.accept(new DecodeOutcome.Undecodable("more than " + Answers.MAX_FRAME_BYTES + " bytes"));
    } else if (closed) {
      done.accept(CLOSED);
    } else if (!offer(new Task(picture, done))) {
      done.accept(new DecodeOutcome.NotDecoded("too many key frames wait for the decoder"));
    } else if (closed) {
      endWaiting();
    }
  }

  private boolean offer(Task task) {
    int bytes = task.picture().bytes().length;
    if (waitingBytes.addAndGet(bytes) <= MAX_WAITING_BYTES && waiting.offer(task)) {
      return true;
    }
    waitingBytes.addAndGet(-bytes);
    return false;
  }

  private void run() {
    Place place = new Place();
    try {
      while (!closed) {
        Task task = waiting.take();
        waitingBytes.addAndGet(-task.picture().bytes().length);
        tell(task, place.decode(task.picture()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      place.end();
    }
  }

  /** One thread's process, when it has one. On that thread only. */
  private final class Place {
    private @Nullable DecodeProcess process;
    private long restUntil = System.nanoTime();
    private String why = "";

    /** A fault of this program that one key frame brings to light must not cost the others. */
    DecodeOutcome decode(EncodedPicture picture) {
      try {
        DecodeProcess usable = process == null ? begin() : process;
        if (usable == null) {
          return new DecodeOutcome.NotDecoded(why);
        }
        DecodeOutcome outcome = usable.decode(picture, frameLimit);
        if (!usable.isUsable()) {
          end();
        }
        return closed && process == null ? CLOSED : outcome;
      } catch (RuntimeException e) {
        end();
        return new DecodeOutcome.NotDecoded("a fault of this program: " + e);
      }
    }

    private @Nullable DecodeProcess begin() {
      if (System.nanoTime() - restUntil < 0) {
        return null;
      }
      try {
        process = start();
      } catch (IOException e) {
        why = "the decoder does not start: " + e.getMessage();
        restUntil = System.nanoTime() + REST.toNanos();
      }
      return process;
    }

    void end() {
      if (process != null) {
        running.remove(process);
        process.close();
        process = null;
      }
    }
  }

  /** Kept where {@link #close} sees it from the first moment, or it would outlive the pool. */
  private DecodeProcess start() throws IOException {
    DecodeProcess process = DecodeProcess.launch(command);
    running.add(process);
    try {
      if (closed) {
        throw new IOException("the decoder is closed");
      }
      process.awaitReady();
      return process;
    } catch (IOException e) {
      running.remove(process);
      process.close();
      throw e;
    }
  }

  /** Who takes outcomes may fail; the key frames that wait have no part in it. */
  private static void tell(Task task, DecodeOutcome outcome) {
    try {
      task.done().accept(outcome);
    } catch (RuntimeException e) {
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, e);
    }
  }

  private void endWaiting() {
    for (Task task = waiting.poll(); task != null; task = waiting.poll()) {
      waitingBytes.addAndGet(-task.picture().bytes().length);
      tell(task, CLOSED);
    }
  }

  /** Ends the processes; what waits is not decoded. Idempotent. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    endWaiting();
    running.forEach(DecodeProcess::close);
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(30));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
