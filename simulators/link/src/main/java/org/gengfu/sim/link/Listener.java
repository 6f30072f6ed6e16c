package org.gengfu.sim.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP port of which the kernel answers some connections only. The kernel itself makes the
 * handshake, long before a program sees the connection; so what shall be lost is taken away before,
 * by a classic BPF filter on the listening socket, which needs no rights. The port stays taken
 * while nobody listens: connections are refused then. For one thread.
 */
final class Listener implements AutoCloseable {
  /** Shares are told in hundredths of a percent. */
  static final int ALL = 10_000;

  private static final int BACKLOG = 256;
  private static final int MEMINFO_NUMBERS = 9;
  private static final int MEMINFO_DROPS = 8;
  private static final int NONE = -1;

  // Classic BPF (Linux kernel documentation, networking/filter.rst).
  private static final int LOAD_HALF = 0x28;
  private static final int MULTIPLY = 0x24;
  private static final int SHIFT_RIGHT = 0x74;
  private static final int REMAINDER = 0x94;
  private static final int JUMP_IF_AT_LEAST = 0x35;
  private static final int RETURN = 0x06;
  private static final int KEEP = 0xFFFF_FFFF;
  private static final int DROP = 0;

  /** Spreads neighbouring ports (Knuth, TAOCP 3, 6.4). */
  private static final int GOLDEN = 0x9E37_79B1;

  private final int keeper;
  private final int port;
  private int listener = NONE;

  private Listener(int keeper, int port) {
    this.keeper = keeper;
    this.port = port;
  }

  /** Takes a port, 0 for any free one; connections are refused until it listens. */
  static Listener open(int port) throws IOException {
    int keeper = SocketCalls.bound(port);
    return new Listener(keeper, SocketCalls.port(keeper));
  }

  int port() {
    return port;
  }

  boolean listening() {
    return listener != NONE;
  }

  /**
   * Listens, and loses a share of the connections, each by the port that it comes from, so that its
   * repeated questions share its fate.
   *
   * @param lost of {@link #ALL}
   */
  void listen(int lost) throws IOException {
    if (listener != NONE) {
      lose(listener, lost);
      return;
    }
    int made = SocketCalls.bound(port);
    try {
      lose(made, lost);
      SocketCalls.listen(made, BACKLOG);
      listener = made;
    } catch (IOException e) {
      SocketCalls.close(made);
      throw e;
    }
  }

  /** From now on connections are refused. */
  void refuse() throws IOException {
    if (listener != NONE) {
      int before = listener;
      listener = NONE;
      SocketCalls.close(before);
    }
  }

  private static void lose(int socket, int share) throws IOException {
    List<int[]> program = new ArrayList<>();
    if (share > 0 && share < ALL) {
      program.add(new int[] {LOAD_HALF, 0, 0, 0});
      program.add(new int[] {MULTIPLY, 0, 0, GOLDEN});
      program.add(new int[] {SHIFT_RIGHT, 0, 0, Short.SIZE});
      program.add(new int[] {REMAINDER, 0, 0, ALL});
      program.add(new int[] {JUMP_IF_AT_LEAST, 0, 1, share});
      program.add(new int[] {RETURN, 0, 0, KEEP});
      program.add(new int[] {RETURN, 0, 0, DROP});
    } else {
      program.add(new int[] {RETURN, 0, 0, share <= 0 ? KEEP : DROP});
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment filters = arena.allocate(8L * program.size(), Long.BYTES);
      for (int i = 0; i < program.size(); i++) {
        int[] one = program.get(i);
        filters.set(ValueLayout.JAVA_SHORT, 8L * i, (short) one[0]);
        filters.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) one[1]);
        filters.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) one[2]);
        filters.set(ValueLayout.JAVA_INT, 8L * i + 4, one[3]);
      }
      MemorySegment whole = arena.allocate(16, Long.BYTES);
      whole.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
      whole.set(ValueLayout.ADDRESS, 8, filters);
      SocketCalls.option(socket, SocketCalls.SO_ATTACH_FILTER, whole);
    }
  }

  /** How many questions were lost since it listens. */
  long lost() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = arena.allocate(ValueLayout.JAVA_INT, MEMINFO_NUMBERS);
      SocketCalls.read(listener, SocketCalls.SO_MEMINFO, numbers);
      return Integer.toUnsignedLong(numbers.getAtIndex(ValueLayout.JAVA_INT, MEMINFO_DROPS));
    }
  }

  /** The next connection, less than 0 when nobody connected within the time. */
  int next(int waitMillis) throws IOException {
    return SocketCalls.waiting(listener, waitMillis) ? SocketCalls.accept(listener) : NONE;
  }

  @Override
  public void close() throws IOException {
    refuse();
    SocketCalls.close(keeper);
  }
}
