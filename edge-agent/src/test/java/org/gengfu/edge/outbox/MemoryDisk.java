package org.gengfu.edge.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A disk in memory that can be copied, torn, filled up and robbed of what was not forced. */
public final class MemoryDisk implements Disk {
  private final Map<String, Content> files = new HashMap<>();
  private long capacity = Long.MAX_VALUE;

  private static final class Content {
    private byte[] bytes = new byte[0];
    private byte[] forced = new byte[0];
  }

  public void capacity(long bytes) {
    capacity = bytes;
  }

  /** What a killed process leaves: everything written. */
  public MemoryDisk copy() {
    MemoryDisk copy = new MemoryDisk();
    files.forEach((name, content) -> copy.put(name, content.bytes.clone(), content.forced.clone()));
    return copy;
  }

  /** What a loss of power leaves at worst: only what was forced. */
  public MemoryDisk afterPowerLoss() {
    MemoryDisk copy = new MemoryDisk();
    files.forEach(
        (name, content) -> copy.put(name, content.forced.clone(), content.forced.clone()));
    return copy;
  }

  private void put(String name, byte[] bytes, byte[] forced) {
    Content content = new Content();
    content.bytes = bytes;
    content.forced = forced;
    files.put(name, content);
  }

  public byte[] bytes(String name) {
    return content(name).bytes;
  }

  public void replace(String name, byte[] bytes) {
    put(name, bytes, bytes.clone());
  }

  /** Names of the segment files of a lane, oldest first. */
  public List<String> segments(String lane) {
    return files.keySet().stream().filter(name -> name.startsWith(lane + "-")).sorted().toList();
  }

  public long used() {
    return files.values().stream().mapToLong(content -> content.bytes.length).sum();
  }

  private Content content(String name) {
    Content content = files.get(name);
    if (content == null) {
      throw new IllegalStateException("no file " + name);
    }
    return content;
  }

  @Override
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  @Override
  public DiskFile open(String name) {
    return new MemoryFile(files.computeIfAbsent(name, ignored -> new Content()));
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public long usableBytes() {
    return capacity - used();
  }

  @Override
  public void close() {}

  private final class MemoryFile implements DiskFile {
    private final Content content;

    MemoryFile(Content content) {
      this.content = content;
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      int end = (int) position + bytes.remaining();
      int growth = Math.max(0, end - content.bytes.length);
      int room = (int) Math.min(growth, Math.max(0, capacity - used()));
      int writable = bytes.remaining() - (growth - room);
      content.bytes =
          Arrays.copyOf(content.bytes, Math.max(content.bytes.length, (int) position + writable));
      bytes.get(content.bytes, (int) position, writable);
      if (room < growth) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public int read(ByteBuffer bytes, long position) {
      int count = (int) Math.min(bytes.remaining(), content.bytes.length - position);
      if (count <= 0) {
        return 0;
      }
      bytes.put(content.bytes, (int) position, count);
      return count;
    }

    @Override
    public long size() {
      return content.bytes.length;
    }

    @Override
    public void truncate(long size) {
      if (size < content.bytes.length) {
        content.bytes = Arrays.copyOf(content.bytes, (int) size);
      }
    }

    @Override
    public void force() {
      content.forced = content.bytes.clone();
    }

    @Override
    public void close() {}
  }
}
