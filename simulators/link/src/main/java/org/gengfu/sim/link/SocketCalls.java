package org.gengfu.sim.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The C library's socket calls, because a filter on a listening socket cannot be set from Java
 * (POSIX.1-2017; Linux: socket(7), {@code SO_ATTACH_FILTER}). Linux only. Stateless; any thread.
 */
final class SocketCalls {
  static final int SO_ATTACH_FILTER = 26;
  static final int SO_MEMINFO = 55;
  private static final int SO_REUSEPORT = 15;
  private static final int AF_INET = 2;
  private static final int SOCK_STREAM_NONBLOCK_CLOEXEC = 1 | 0x800 | 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int ADDRESS_BYTES = 16;
  private static final int LOOPBACK = 0x7F00_0001;
  private static final short POLLIN = 1;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT;
  private static final ValueLayout.OfShort NET_SHORT = SHORT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt NET_INT = INT.withOrder(ByteOrder.BIG_ENDIAN);
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;
  private static final MethodHandle SOCKET = call("socket", INT, INT, INT, INT);
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", INT, INT, INT, INT, POINTER, INT);
  private static final MethodHandle GETSOCKOPT =
      call("getsockopt", INT, INT, INT, INT, POINTER, POINTER);
  private static final MethodHandle BIND = call("bind", INT, INT, POINTER, INT);
  private static final MethodHandle LISTEN = call("listen", INT, INT, INT);
  private static final MethodHandle GETSOCKNAME = call("getsockname", INT, INT, POINTER, POINTER);
  private static final MethodHandle ACCEPT = call("accept", INT, INT, POINTER, POINTER);
  private static final MethodHandle POLL = call("poll", INT, POINTER, LONG, INT);
  private static final MethodHandle WRITE = call("write", LONG, INT, POINTER, LONG);
  private static final MethodHandle CLOSE = call("close", INT, INT);

  private SocketCalls() {}

  /** A TCP socket that never blocks, bound to the loopback address; nobody is listening yet. */
  static int bound(int port) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int made = (int) SOCKET.invokeExact(state, AF_INET, SOCK_STREAM_NONBLOCK_CLOEXEC, 0);
      check("socket", made, state);
      try {
        option(made, SO_REUSEPORT, arena.allocateFrom(INT, 1));
        MemorySegment address = arena.allocate(ADDRESS_BYTES, Integer.BYTES);
        address.set(SHORT, 0, (short) AF_INET);
        address.set(NET_SHORT, 2, (short) port);
        address.set(NET_INT, 4, LOOPBACK);
        int result = (int) BIND.invokeExact(state, made, address, ADDRESS_BYTES);
        check("bind to port " + port, result, state);
        return made;
      } catch (IOException e) {
        close(made);
        throw e;
      }
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static int port(int socket) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment address = arena.allocate(ADDRESS_BYTES, Integer.BYTES);
      MemorySegment length = arena.allocateFrom(INT, ADDRESS_BYTES);
      check("getsockname", (int) GETSOCKNAME.invokeExact(state, socket, address, length), state);
      return address.get(NET_SHORT, 2) & 0xFFFF;
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static void listen(int socket, int backlog) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      check("listen", (int) LISTEN.invokeExact(state, socket, backlog), state);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static void option(int socket, int name, MemorySegment value) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int bytes = (int) value.byteSize();
      int result = (int) SETSOCKOPT.invokeExact(state, socket, SOL_SOCKET, name, value, bytes);
      check("setsockopt " + name, result, state);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Fills a segment with an option's value; what the kernel does not tell stays as it was. */
  static void read(int socket, int name, MemorySegment into) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment length = arena.allocateFrom(INT, (int) into.byteSize());
      int result = (int) GETSOCKOPT.invokeExact(state, socket, SOL_SOCKET, name, into, length);
      check("getsockopt " + name, result, state);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** True when somebody connected within the time. */
  static boolean waiting(int socket, int waitMillis) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment set = arena.allocate(Long.BYTES, Integer.BYTES);
      set.set(INT, 0, socket);
      set.set(SHORT, 4, POLLIN);
      return (int) POLL.invokeExact(state, set, 1L, waitMillis) > 0;
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** The next connection, or less than 0 when there is none. */
  static int accept(int socket) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      return (int) ACCEPT.invokeExact(state, socket, MemorySegment.NULL, MemorySegment.NULL);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Says a few bytes to whoever is connected; it does not matter whether they arrive. */
  static void say(int socket, byte[] bytes) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment held = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      long unused =
          (long) WRITE.invokeExact(arena.allocate(STATE), socket, held, (long) bytes.length);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static void close(int socket) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      check("close", (int) CLOSE.invokeExact(state, socket), state);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(result, arguments),
        Linker.Option.captureCallState("errno"));
  }

  private static void check(String what, int result, MemorySegment state) throws IOException {
    if (result < 0) {
      throw new IOException(what + " fails, errno " + (int) ERRNO.get(state, 0L));
    }
  }

  private static IOException rethrow(Throwable thrown) {
    return switch (thrown) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> new IOException(thrown);
    };
  }
}
