package org.gengfu.scenario.house;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Our programs as they are built in the project. */
enum Program {
  SIMULATOR("simulators/room", "org.gengfu.sim.SimulatorMain", true),
  /** The telemetry store inside it reads object headers as they were before. */
  CENTER("center/center-app", "org.gengfu.center.CenterMain", false),
  EDGE("edge-agent", "org.gengfu.edge.EdgeMain", true);

  private static final String FACES = "META-INF/services/org.gengfu.sim.face.FaceMaker";

  private final String module;
  private final String mainClass;
  private final boolean compactHeaders;

  Program(String module, String mainClass, boolean compactHeaders) {
    this.module = module;
    this.mainClass = mainClass;
    this.compactHeaders = compactHeaders;
  }

  /**
   * The command that starts it.
   *
   * @throws HouseException when it is not built
   */
  List<String> command(Path root) {
    Path target = root.resolve(module).resolve("target");
    Path classes = target.resolve("classes");
    if (!Files.isDirectory(classes) || !Files.isDirectory(target.resolve("lib"))) {
      throw new HouseException(module + " is not built: run ./gengfu, or mvnw install there");
    }
    StringBuilder path = new StringBuilder(entry(target));
    if (this == SIMULATOR) {
      faces(root).forEach(face -> path.append(File.pathSeparator).append(entry(face)));
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        compactHeaders ? "-XX:+UseCompactObjectHeaders" : "-XX:-UseCompactObjectHeaders",
        "-cp",
        path.toString(),
        mainClass);
  }

  private static String entry(Path target) {
    return target.resolve("classes")
        + File.pathSeparator
        + target.resolve("lib")
        + File.separator
        + "*";
  }

  /** Built modules beside the room that add a protocol to it. */
  private static List<Path> faces(Path root) {
    try (Stream<Path> modules = Files.list(root.resolve("simulators"))) {
      return modules
          .map(module -> module.resolve("target"))
          .filter(target -> !target.startsWith(root.resolve(SIMULATOR.module)))
          .filter(target -> Files.isRegularFile(target.resolve("classes").resolve(FACES)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new HouseException("cannot look for simulators in " + root, e);
    }
  }
}
