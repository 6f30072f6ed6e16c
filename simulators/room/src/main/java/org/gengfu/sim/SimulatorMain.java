package org.gengfu.sim;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Starts a simulated room: {@code --room FILE --control PORT [--folder DIR] [--record DIR]}. Says
 * {@code READY} with the address of the control page when every port is open, and runs until it is
 * told to stop.
 */
public final class SimulatorMain {
  private static final int REJECTED = 2;
  private static final int UNAVAILABLE = 1;

  private SimulatorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Arguments asked;
    try {
      asked = Arguments.parse(arguments);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println("usage: SimulatorMain --room FILE --control PORT [--folder DIR] [--record DIR]");
      System.exit(REJECTED);
      return;
    }
    try (RunningRoom room =
        RunningRoom.open(asked.room(), asked.control(), asked.folder(), asked.record())) {
      CountDownLatch end = new CountDownLatch(1);
      CountDownLatch closed = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(end, closed), "leave"));
      out.println("READY http://127.0.0.1:" + room.control());
      end.await();
      room.close();
      closed.countDown();
    } catch (RoomRejectedException e) {
      err.print(e.getMessage());
      System.exit(REJECTED);
    } catch (IOException e) {
      err.println("cannot start the room: " + e.getMessage());
      System.exit(UNAVAILABLE);
    }
  }

  /** The links to serial lines must be gone before the process is. */
  private static void leave(CountDownLatch end, CountDownLatch closed) {
    end.countDown();
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Arguments(Path room, int control, Path folder, @Nullable Path record) {
    private static final int HIGHEST_PORT = 65_535;

    static Arguments parse(String[] given) {
      @Nullable Path room = null;
      int control = 0;
      Path folder = Path.of("");
      @Nullable Path record = null;
      for (int i = 0; i < given.length; i += 2) {
        if (i + 1 == given.length) {
          throw new IllegalArgumentException(given[i] + " needs a value");
        }
        String value = given[i + 1];
        switch (given[i]) {
          case "--room" -> room = Path.of(value);
          case "--control" -> control = port(value);
          case "--record" -> record = Path.of(value);
          case "--folder" -> folder = Path.of(value);
          default -> throw new IllegalArgumentException("unknown argument " + given[i]);
        }
      }
      if (room == null) {
        throw new IllegalArgumentException("--room is missing");
      }
      return new Arguments(room, control, folder, record);
    }

    private static int port(String text) {
      try {
        int port = Integer.parseInt(text);
        if (port >= 0 && port <= HIGHEST_PORT) {
          return port;
        }
      } catch (NumberFormatException notANumber) {
        // falls through to the complaint
      }
      throw new IllegalArgumentException("--control needs a port from 0 to 65535, not " + text);
    }
  }
}
