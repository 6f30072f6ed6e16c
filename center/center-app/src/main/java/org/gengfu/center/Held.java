package org.gengfu.center;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data folder, held against a second center. The system lets go of it when the process dies.
 */
final class Held implements AutoCloseable {
  private final FileChannel channel;

  private Held(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws CenterStartException when another process holds it, or it cannot be made
   */
  static Held take(Path data) {
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve("center.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = lock(channel);
      if (lock == null) {
        channel.close();
        throw new CenterStartException(
            "another center uses the data folder " + data + "; stop it first",
            new IllegalStateException("locked"));
      }
      return new Held(channel);
    } catch (IOException e) {
      throw new CenterStartException("the data folder " + data + " cannot be used: " + e, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new CenterStartException("the data folder cannot be let go: " + e, e);
    }
  }
}
