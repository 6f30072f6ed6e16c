package org.gengfu.driver.link;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The C library's calls on sockets, for ICMP, which the JDK has no socket for. Linux only; the
 * numbers are those of its headers on x86-64 and AArch64. Stateless; any thread.
 */
final class SocketCalls {
  static final int AF_INET = 2;
  static final int AF_INET6 = 10;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_RAW = 3;
  static final int IPPROTO_ICMP = 1;
  static final int IPPROTO_ICMPV6 = 58;
  static final int EINTR = 4;
  static final int EBADF = 9;
  static final int EAGAIN = 11;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVTIMEO = 20;

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final java.lang.foreign.AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SOCKET = call("socket", INT, INT, INT, INT);
  private static final MethodHandle CLOSE = call("close", INT, INT);
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", INT, INT, INT, INT, POINTER, INT);
  private static final MethodHandle SENDTO =
      call("sendto", LONG, INT, POINTER, LONG, INT, POINTER, INT);
  private static final MethodHandle RECV = call("recv", LONG, INT, POINTER, LONG, INT);

  private SocketCalls() {}

  private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(result, arguments),
        Linker.Option.captureCallState("errno"));
  }

  /** A new socket, or the negative error number. */
  static int socket(int family, int type, int protocol) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int made = (int) SOCKET.invokeExact(state, family, type | SOCK_CLOEXEC, protocol);
      return made >= 0 ? made : -errno(state);
    } catch (Throwable e) {
      throw impossible("socket", e);
    }
  }

  /** Makes {@link #receive} wait so long at most; true when that was accepted. */
  static boolean waitAtMost(int socket, long millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(LONG, 2);
      time.setAtIndex(LONG, 0, millis / 1_000);
      time.setAtIndex(LONG, 1, millis % 1_000 * 1_000);
      int size = (int) time.byteSize();
      MemorySegment state = arena.allocate(STATE);
      return (int) SETSOCKOPT.invokeExact(state, socket, SOL_SOCKET, SO_RCVTIMEO, time, size) == 0;
    } catch (Throwable e) {
      throw impossible("setsockopt", e);
    }
  }

  /** Sends a packet; 0 or the error number. */
  static int send(int socket, byte[] packet, byte[] address) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, packet);
      MemorySegment to = arena.allocate(address.length, 8);
      MemorySegment.copy(address, 0, to, ValueLayout.JAVA_BYTE, 0, address.length);
      long length = packet.length;
      long sent = (long) SENDTO.invokeExact(state, socket, data, length, 0, to, address.length);
      return sent >= 0 ? 0 : errno(state);
    } catch (Throwable e) {
      throw impossible("sendto", e);
    }
  }

  /**
   * Receives a packet into a native buffer.
   *
   * @param state of {@link #stateSize} bytes
   * @return its length, or the negative error number
   */
  static long receive(int socket, MemorySegment buffer, MemorySegment state) {
    try {
      long got = (long) RECV.invokeExact(state, socket, buffer, buffer.byteSize(), 0);
      return got >= 0 ? got : -errno(state);
    } catch (Throwable e) {
      throw impossible("recv", e);
    }
  }

  static MemoryLayout stateLayout() {
    return STATE;
  }

  static void close(int socket) {
    try (Arena arena = Arena.ofConfined()) {
      var unused = (int) CLOSE.invokeExact(arena.allocate(STATE), socket);
    } catch (Throwable e) {
      throw impossible("close", e);
    }
  }

  private static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  private static IllegalStateException impossible(String name, Throwable e) {
    return new IllegalStateException("the C library's " + name + " cannot be called", e);
  }
}
