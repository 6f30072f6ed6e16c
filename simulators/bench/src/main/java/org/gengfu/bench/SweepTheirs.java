package org.gengfu.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One ffmpeg process a camera: takes a key frame, decodes it, scales it down, measures it with
 * FFmpeg's own filters, ends.
 */
final class SweepTheirs {
  /** Processes at once, when each is to have its share of two processors. */
  static final int FEW = 16;

  /** The size that ours measures, and the measures that FFmpeg has of its own. */
  static final String FILTERS = "scale=640:360:flags=area,signalstats,blurdetect,entropy";

  /** Told to be as hasty as ours. */
  static final List<String> HASTY =
      words(
          "-threads 1 -rtsp_transport tcp -allowed_media_types video -fflags nobuffer"
              + " -analyzeduration 0 -probesize 32768 -skip_frame nokey -skip_loop_filter all"
              + " -flags2 fast");

  /** As it does by itself, over TCP. */
  static final List<String> PLAIN = words("-rtsp_transport tcp");

  private SweepTheirs() {}

  private static List<String> words(String options) {
    return List.of(options.split(" ", -1));
  }

  /** Keeps so many under way; those that end within the counted seconds count. */
  static SweepBench.Round run(SweepServer server, List<String> options, int atOnce, int seconds)
      throws InterruptedException {
    AtomicLong number = new AtomicLong();
    AtomicLong done = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    AtomicLong cpuNanos = new AtomicLong();
    long begin = System.nanoTime() + SweepOurs.FILL.toNanos();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                while (System.nanoTime() < end) {
                  long took = one(server.url(number.getAndIncrement()), options);
                  long now = System.nanoTime();
                  if (took < 0) {
                    failed.incrementAndGet();
                  } else if (now >= begin && now < end) {
                    done.incrementAndGet();
                    cpuNanos.addAndGet(took);
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double each = done.get() == 0 ? Double.NaN : cpuNanos.get() / 1e6 / done.get();
    return new SweepBench.Round((double) done.get() / seconds, each, failed.get());
  }

  /** Processor time of one look in nanoseconds, -1 when it failed. */
  private static long one(String url, List<String> options) {
    List<String> command =
        new ArrayList<>(words("ffmpeg -v info -hide_banner -nostats -benchmark"));
    command.addAll(options);
    command.addAll(List.of("-i", url, "-an", "-frames:v", "1", "-vf", FILTERS));
    command.addAll(words("-f rawvideo -y /dev/null"));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? cpu(said) : -1;
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** {@code bench: utime=0.051s stime=0.021s rtime=1.203s}. */
  private static long cpu(String said) {
    double seconds = 0;
    for (String word : said.split("\\s+", -1)) {
      if (word.startsWith("utime=") || word.startsWith("stime=")) {
        seconds += Double.parseDouble(word.substring(6).replace("s", ""));
      }
    }
    return Math.round(seconds * 1e9);
  }
}
