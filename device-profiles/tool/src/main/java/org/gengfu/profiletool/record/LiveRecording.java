package org.gengfu.profiletool.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.profiletool.probe.WireOptions;
import org.jspecify.annotations.Nullable;

/**
 * A file in which is kept what a device says to the questions of a profile: of Modbus its
 * registers, of a serial line the bytes of the talk, of all others what the driver understood, by
 * point. For one thread.
 */
public final class LiveRecording implements AutoCloseable {
  private final Path target;
  private final String protocol;
  private final RecordingFile file;
  private final LongSupplier atMillis;
  private @Nullable SerialTap tap;
  private Keeper keeper = new Keeper.Tapped();

  private LiveRecording(Path target, String protocol, RecordingFile file, LongSupplier atMillis) {
    this.target = target;
    this.protocol = protocol;
    this.file = file;
    this.atMillis = atMillis;
  }

  /**
   * Begins a file.
   *
   * @param about facts of the recording, without passwords
   * @param max entries after which nothing more is kept
   * @throws WrongCallException when there is such a file already: it is never overwritten
   */
  public static LiveRecording create(
      Path target, String protocol, Map<String, String> about, int max) throws IOException {
    long start = System.nanoTime();
    return new LiveRecording(
        target,
        protocol,
        RecordingFile.create(target, protocol, about, max),
        () -> (System.nanoTime() - start) / 1_000_000);
  }

  /**
   * The way to the device, past whatever must hear the talk.
   *
   * @throws IOException when the line cannot be opened
   */
  public WireOptions through(WireOptions wire) throws IOException {
    if (!protocol.equals("serial")) {
      return wire;
    }
    SerialTap opened = SerialTap.open(wire, file, atMillis);
    tap = opened;
    return opened.way();
  }

  /** From now on what comes is kept. */
  public void begin(LiveDevice device, ResolvedProfile profile, long gapMillis) {
    if (tap != null) {
      return;
    }
    keeper =
        protocol.equals("modbus")
            ? new RegisterRounds(device, profile, file, atMillis, gapMillis)
            : new AnswerKeeper(profile, file, atMillis);
  }

  /** True when the profile's own questions need not be asked: registers are asked for instead. */
  boolean asksByItself() {
    return keeper instanceof RegisterRounds;
  }

  /**
   * An answer has come.
   *
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  public void took(String what, List<String> points, ReadOutcome outcome) {
    keeper.took(what, points, outcome);
  }

  /** Every question of a round has been asked. */
  public void roundEnded() throws IOException {
    keeper.roundEnded();
  }

  RecordingFile file() {
    return file;
  }

  /** How much is in the file. */
  public int entries() {
    return file.entries();
  }

  /** Ends the file; what is in it is whole. One in which nothing was kept is removed again. */
  @Override
  public void close() throws IOException {
    try (file) {
      if (tap != null) {
        tap.close();
      }
    }
    if (file.entries() == 0) {
      Files.deleteIfExists(target);
    }
  }
}
