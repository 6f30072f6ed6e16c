package org.gengfu.driver.rtsp.decode;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gengfu.driver.rtsp.wire.EncodedPicture;

/**
 * One decoder's process, seen from the agent. One thread; {@link #close} and {@link #id} on any.
 */
final class DecodeProcess implements AutoCloseable {
  /** How long a process may take to come up: it unpacks libraries the first time. */
  private static final Duration START = Duration.ofSeconds(60);

  /**
   * Java's account of the last crash; each overwrites the one before, so that they never fill a
   * disk.
   */
  static final String CRASH_FILE = "decoder-crash.log";

  /**
   * For the C library: planes of a picture are taken from memory that the process keeps, up to 64
   * MiB of it, rather than from the system anew for each key frame.
   */
  private static final Map<String, String> MEMORY =
      Map.of(
          "MALLOC_MMAP_THRESHOLD_", "33554432",
          "MALLOC_TRIM_THRESHOLD_", "67108864",
          "MALLOC_ARENA_MAX", "1");

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private volatile boolean usable = true;

  private DecodeProcess(Process process) {
    this.process = process;
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
  }

  /** How a decoder's process is started with this process's own Java and class path. */
  static List<String> command(Path folder) {
    return List.of(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Xmx96m",
        "-XX:+UseSerialGC",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=" + folder.resolve(CRASH_FILE),
        "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("native"),
        "-cp",
        System.getProperty("java.class.path"),
        DecodeWorker.class.getName());
  }

  /**
   * Starts a process.
   *
   * @throws IOException when it cannot be started
   */
  static DecodeProcess launch(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    builder.environment().putAll(MEMORY);
    return new DecodeProcess(builder.start());
  }

  /**
   * Waits for its first words.
   *
   * @throws IOException when they do not come in time, or are others than they should be
   */
  void awaitReady() throws IOException {
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> watch = endAfter(START, late);
    try {
      if (in.readInt() != Answers.READY) {
        throw new IOException("it is no decoder");
      }
      String licence = in.readUTF();
      if (!licence.startsWith("LGPL")) {
        throw new IOException("its libraries are under " + licence);
      }
    } catch (EOFException e) {
      throw new IOException(
          late.get() ? "not ready in " + START.toSeconds() + " s" : "it ended at once" + exit(), e);
    } catch (IOException e) {
      throw late.get() ? new IOException("not ready in " + START.toSeconds() + " s", e) : e;
    } finally {
      watch.cancel(false);
    }
  }

  long id() {
    return process.pid();
  }

  /** Whether the next key frame may be given to it. */
  boolean isUsable() {
    return usable;
  }

  DecodeOutcome decode(EncodedPicture picture, Duration limit) {
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> watch = endAfter(limit, late);
    try {
      Answers.request(out, picture);
      return Answers.answer(in);
    } catch (IOException e) {
      usable = false;
      return late.get()
          ? new DecodeOutcome.TookTooLong(limit)
          : new DecodeOutcome.Crashed("the decoder's process ended" + exit());
    } finally {
      watch.cancel(false);
      usable = usable && !late.get();
    }
  }

  private CompletableFuture<Void> endAfter(Duration limit, AtomicBoolean late) {
    CompletableFuture<Void> watch = new CompletableFuture<>();
    var _ =
        watch
            .completeOnTimeout(null, limit.toNanos(), TimeUnit.NANOSECONDS)
            .thenRun(() -> {
              late.set(true);
              process.destroyForcibly();
            });
    return watch;
  }

  private String exit() {
    try {
      return process.waitFor(5, TimeUnit.SECONDS) ? " with " + process.exitValue() : "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Override
  public void close() {
    usable = false;
    process.destroyForcibly();
  }
}
