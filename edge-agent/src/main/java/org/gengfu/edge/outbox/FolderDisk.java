package org.gengfu.edge.outbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real folder, held by one process at a time through a lock on its file {@code lock}. Any thread
 * may call it.
 */
public final class FolderDisk implements Disk {
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lockChannel;

  private FolderDisk(Path folder, FileChannel lockChannel) {
    this.folder = folder;
    this.lockChannel = lockChannel;
  }

  /**
   * Makes the folder when needed and takes its lock.
   *
   * @throws OutboxUnusableException when the folder cannot be made or another process holds it
   */
  public static FolderDisk open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new OutboxUnusableException(
            folder.toString(), "another process uses it; stop that one first", null);
      }
      return new FolderDisk(folder, channel);
    } catch (IOException e) {
      throw new OutboxUnusableException(folder.toString(), String.valueOf(e), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Override
  public DiskFile open(String name) throws IOException {
    Path path = folder.resolve(name);
    boolean fresh = !Files.exists(path);
    PlainFile file = new PlainFile(new RandomAccessFile(path.toFile(), "rw"));
    if (fresh) {
      forceFolder();
    }
    return file;
  }

  /** Makes the name of a new file survive a loss of power, where the system can do that. */
  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system opens a folder; then its own journal has to do.
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
  }

  @Override
  public long usableBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  @Override
  public void close() {
    try {
      lockChannel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  /**
   * A file that a pending interrupt of its caller cannot close, as it would close a channel. Writes
   * and reads share one position, so they take turns.
   */
  private record PlainFile(RandomAccessFile file) implements DiskFile {
    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      synchronized (file) {
        file.seek(position);
        file.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      }
      bytes.position(bytes.limit());
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
      int total = 0;
      synchronized (file) {
        file.seek(position);
        while (bytes.hasRemaining()) {
          int at = bytes.arrayOffset() + bytes.position();
          int count = file.read(bytes.array(), at, bytes.remaining());
          if (count < 0) {
            break;
          }
          bytes.position(bytes.position() + count);
          total += count;
        }
      }
      return total;
    }

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void truncate(long size) throws IOException {
      if (file.length() > size) {
        file.setLength(size);
      }
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException e) {
        // Nothing of ours is buffered above the file: there is nothing left to lose.
      }
    }
  }
}
