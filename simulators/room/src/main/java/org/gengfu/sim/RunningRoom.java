package org.gengfu.sim;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.gengfu.document.Problems;
import org.gengfu.sim.face.OpenPort;
import org.jspecify.annotations.Nullable;

/**
 * A room that runs inside this process: its ports, its control page, its recordings. Opened and
 * closed by one thread.
 */
public final class RunningRoom implements AutoCloseable {
  private final Simulator simulator;
  private final ControlServer control;

  private RunningRoom(Simulator simulator, ControlServer control) {
    this.simulator = simulator;
    this.control = control;
  }

  /**
   * Opens every port of a room and its control page.
   *
   * @param room its file
   * @param control port of the control page, 0 for any free one
   * @param folder where relative links to serial lines are made
   * @param record folder of the recordings, null for none
   * @throws RoomRejectedException when the file is wrong; nothing was opened
   * @throws IOException when a port is taken or a link cannot be made; nothing stays open
   */
  public static RunningRoom open(Path room, int control, Path folder, @Nullable Path record)
      throws IOException {
    Problems problems = new Problems();
    @Nullable RoomSettings settings = RoomReader.read(room, problems);
    if (settings == null) {
      throw new RoomRejectedException(problems);
    }
    InstantSource clock = InstantSource.system();
    Simulator simulator = Simulator.open(settings, folder, clock);
    try {
      if (record != null) {
        simulator.record(record, clock);
      }
      ControlAnswers answers = new ControlAnswers(simulator, clock);
      return new RunningRoom(simulator, ControlServer.open(control, answers));
    } catch (IOException | RuntimeException e) {
      simulator.close();
      throw e;
    }
  }

  /** Port of the control page on the loopback address. */
  public int control() {
    return control.port();
  }

  /** Where masters find the devices, in the file's order. */
  public List<OpenPort> ports() {
    return simulator.ports();
  }

  @Override
  public void close() throws IOException {
    control.close();
    simulator.close();
  }
}
