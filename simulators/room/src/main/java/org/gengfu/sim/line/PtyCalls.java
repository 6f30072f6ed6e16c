package org.gengfu.sim.line;

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
 * The C library's calls for pseudo terminals (POSIX.1-2017: posix_openpt, grantpt, unlockpt; Linux:
 * ptsname_r), by the foreign function API. Linux only. Stateless; any thread.
 */
final class PtyCalls {
  static final int POLLIN = 1;
  static final int POLLHUP = 16;

  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int O_NONBLOCK = 0x800;
  private static final int F_SETFL = 4;
  private static final int TCSANOW = 0;
  private static final int TERMIOS_BYTES = 256;
  private static final int NAME_BYTES = 128;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final MethodHandle OPENPT = call("posix_openpt", INT, INT);
  private static final MethodHandle GRANTPT = call("grantpt", INT, INT);
  private static final MethodHandle UNLOCKPT = call("unlockpt", INT, INT);
  private static final MethodHandle PTSNAME =
      call("ptsname_r", INT, INT, ValueLayout.ADDRESS, LONG);
  private static final MethodHandle TCGETATTR = call("tcgetattr", INT, INT, ValueLayout.ADDRESS);
  private static final MethodHandle TCSETATTR =
      call("tcsetattr", INT, INT, INT, ValueLayout.ADDRESS);
  private static final MethodHandle FCNTL = variadic("fcntl", INT, INT, INT);
  private static final MethodHandle OPEN = variadic("open", INT, ValueLayout.ADDRESS, INT);
  private static final MethodHandle POLL = call("poll", INT, ValueLayout.ADDRESS, LONG, INT);
  private static final MethodHandle READ = call("read", LONG, INT, ValueLayout.ADDRESS, LONG);
  private static final MethodHandle WRITE = call("write", LONG, INT, ValueLayout.ADDRESS, LONG);
  private static final MethodHandle CLOSE = call("close", INT, INT);
  private static final MethodHandle MAKERAW =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("cfmakeraw"),
          FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

  private PtyCalls() {}

  static int openMaster() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int descriptor = (int) OPENPT.invokeExact(state, O_RDWR | O_NOCTTY);
      check("posix_openpt", descriptor, state);
      check("grantpt", (int) GRANTPT.invokeExact(state, descriptor), state);
      check("unlockpt", (int) UNLOCKPT.invokeExact(state, descriptor), state);
      check(
          "fcntl", (int) FCNTL.invokeExact(state, descriptor, F_SETFL, O_RDWR | O_NONBLOCK), state);
      return descriptor;
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static String slaveName(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment name = arena.allocate(NAME_BYTES);
      int result = (int) PTSNAME.invokeExact(state, descriptor, name, (long) NAME_BYTES);
      if (result != 0) {
        throw new PtyException("ptsname_r", result);
      }
      return name.getString(0);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Opens the other side and closes it again: only then does poll report that nobody has it. */
  static void touch(String slave) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment path = arena.allocateFrom(slave);
      int descriptor = (int) OPEN.invokeExact(state, path, O_RDWR | O_NOCTTY | O_NONBLOCK, 0);
      check("open " + slave, descriptor, state);
      close(descriptor);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Takes away echo and line editing, for whoever opens the other side without doing so. */
  static void makeRaw(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      MemorySegment termios = arena.allocate(TERMIOS_BYTES, 8);
      check("tcgetattr", (int) TCGETATTR.invokeExact(state, descriptor, termios), state);
      MAKERAW.invokeExact(termios);
      check("tcsetattr", (int) TCSETATTR.invokeExact(state, descriptor, TCSANOW, termios), state);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Events that poll reports, 0 when the time ran out. {@code set} holds one struct pollfd. */
  static int poll(MemorySegment set, int descriptor, int waitMillis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      set.set(INT, 0, descriptor);
      set.set(ValueLayout.JAVA_SHORT, 4, (short) POLLIN);
      set.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
      int ready = (int) POLL.invokeExact(state, set, 1L, waitMillis);
      return ready > 0 ? set.get(ValueLayout.JAVA_SHORT, 6) & 0xFFFF : 0;
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Bytes read, or less than 0: nothing there, or nobody has the other side open. */
  static long read(int descriptor, MemorySegment buffer, int count) {
    try (Arena arena = Arena.ofConfined()) {
      return (long) READ.invokeExact(arena.allocate(STATE), descriptor, buffer, (long) count);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  /** Bytes written, or less than 0: the other side's buffer is full. */
  static long write(int descriptor, MemorySegment buffer, int count) {
    try (Arena arena = Arena.ofConfined()) {
      return (long) WRITE.invokeExact(arena.allocate(STATE), descriptor, buffer, (long) count);
    } catch (Throwable e) {
      throw rethrow(e);
    }
  }

  static void close(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      check("close", (int) CLOSE.invokeExact(state, descriptor), state);
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

  private static MethodHandle variadic(
      String name, MemoryLayout result, MemoryLayout first, MemoryLayout second) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(result, first, second, INT),
        Linker.Option.captureCallState("errno"),
        Linker.Option.firstVariadicArg(2));
  }

  private static void check(String what, int result, MemorySegment state) {
    if (result < 0) {
      throw new PtyException(what, (int) ERRNO.get(state, 0L));
    }
  }

  private static RuntimeException rethrow(Throwable thrown) {
    return switch (thrown) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      default -> new IllegalStateException(thrown);
    };
  }
}
