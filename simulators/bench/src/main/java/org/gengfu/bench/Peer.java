package org.gengfu.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process that takes part in a benchmark: told by lines, read by lines. One thread at a time. */
final class Peer implements AutoCloseable {
  /** Clock ticks of {@code /proc/PID/stat}; 100 on every Linux that Java runs on. */
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final BufferedReader said;
  private final PrintStream told;

  Peer(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  void tell(String line) {
    told.println(line);
  }

  /** The next line that begins with a word, without it. */
  String await(String word) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(word)) {
        return line.substring(word.length()).strip();
      }
    }
    throw new IOException("a program of the benchmark ended before it said " + word);
  }

  /** The next line. */
  String line() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw new IOException("a program of the benchmark ended");
    }
    return line;
  }

  /** Processor time used so far by all its threads, in seconds. */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** Resident memory at its peak, in megabytes. */
  long peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("no VmHWM");
  }

  @Override
  public void close() throws IOException {
    told.close();
    process.destroy();
    said.close();
  }
}
