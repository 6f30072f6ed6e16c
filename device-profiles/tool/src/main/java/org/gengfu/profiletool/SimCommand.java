package org.gengfu.profiletool;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.sim.SimulatorMain;

/** {@code profile sim}: a device out of a profile, on a real port, until it is interrupted. */
public final class SimCommand implements Subcommand {
  @Override
  public String name() {
    return "sim";
  }

  @Override
  public String usage() {
    return """
    sim PATH --profile ID [--port N] [--control N] [--transport tcp]
      A simulated device that answers as the profile says. Prints where it is found, then the
      address of its control page: faults, alarms to trigger, values to hold.
      --port     TCP or UDP port; a free one when absent
      --control  port of the control page; a free one when absent
    """;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments call =
        Arguments.parse(
            arguments, Set.of("profile", "port", "control", "transport", "baud"), Set.of());
    List<Path> paths = LintCommand.paths(call.words());
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(paths, problems);
    String id =
        call.value("profile").orElseThrow(() -> new WrongCallException("name it by --profile ID"));
    DeviceProfile profile = library.find(id);
    if (profile == null) {
      throw new WrongCallException("there is no profile " + id + " without errors");
    }
    String protocol = profile.standard().protocol().name();
    try {
      Path folder = Files.createTempDirectory("profile-sim");
      boolean serial =
          call.has("transport")
              ? call.value("transport").orElse("").equals("rtu")
              : protocol.equals("serial");
      int port = call.whole("port", 0, 0, 65_535);
      int open = serial ? 0 : port == 0 ? free() : port;
      Path room =
          room(paths, id, protocol, call, serial ? folder.resolve("line") : null, open, folder);
      out.println(
          protocol
              + " device "
              + id
              + " at "
              + (serial ? folder.resolve("line") : "127.0.0.1:" + open));
      SimulatorMain.main(
          new String[] {
            "--room", room.toString(),
            "--control", String.valueOf(call.whole("control", 0, 0, 65_535)),
            "--folder", folder.toString()
          });
      return FINE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FINE;
    }
  }

  private static Path room(
      List<Path> paths,
      String id,
      String protocol,
      Arguments call,
      @org.jspecify.annotations.Nullable Path line,
      int port,
      Path folder)
      throws IOException {
    List<String> folders =
        paths.stream().map(path -> '"' + path.toAbsolutePath().toString() + '"').toList();
    String transport = call.value("transport").map(word -> ", transport: " + word).orElse("");
    String where = line == null ? "port: " + port : "link: \"" + line + '"';
    String text =
        """
        room: profile-sim
        profiles: [%s]
        world: none
        ports:
          - {id: sim, protocol: %s, %s%s}
        devices:
          - {id: device, profile: %s, port: sim}
        """
            .formatted(String.join(", ", folders), protocol, where, transport, id);
    return Files.writeString(folder.resolve("room.yaml"), text);
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
