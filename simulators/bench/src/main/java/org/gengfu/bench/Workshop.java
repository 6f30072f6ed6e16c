package org.gengfu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the programs of a benchmark are made and found.
 *
 * @param folder for what is made
 */
record Workshop(Path folder) {
  /** The project's folder: the launcher says it, or else the current one is inside it. */
  static Path root() {
    String said = System.getProperty("gengfu.root");
    Path at = Path.of(said == null ? "" : said).toAbsolutePath();
    while (at != null && !Files.isExecutable(at.resolve("gengfu"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("not inside the project; start by ./gengfu bench poll");
    }
    return at;
  }

  /** Compiles the C programs. */
  void compile() throws IOException, InterruptedException {
    for (String program : List.of("server", "client")) {
      Path source = root().resolve("simulators/bench/src/main/c/" + program + ".c");
      List<String> command =
          List.of("gcc", "-O2", "-pthread", "-o", path(program), source.toString(), "-lmodbus");
      int code;
      try {
        code = new ProcessBuilder(command).inheritIO().start().waitFor();
      } catch (IOException e) {
        throw new IOException("gcc is missing: apt-get install gcc libc6-dev libmodbus-dev", e);
      }
      if (code != 0) {
        throw new IOException(source + " does not compile: apt-get install libmodbus-dev");
      }
    }
  }

  private String path(String program) {
    return folder.resolve(program).toString();
  }

  String server() {
    return path("server");
  }

  String theirClient() {
    return path("client");
  }

  List<String> ourClient() {
    return java(System.getProperty("java.class.path"), PollClient.class.getName());
  }

  /** A Java program of ours, with the arguments that every one of them gets, and a small heap. */
  static List<String> java(String classPath, String main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseCompactObjectHeaders",
        "-XX:+UseSerialGC",
        "-Xmx64m",
        "-cp",
        classPath,
        main);
  }
}
