package org.gengfu.driver.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gengfu.profile.host.HostSource;
import org.gengfu.profile.host.HostSource.Measure;

/** Looks at the screen for each line that comes in; a process of its own, which has a display. */
final class ScreenProbe {
  private ScreenProbe() {}

  public static void main(String[] arguments) throws IOException {
    Machine machine = new Machine(Path.of("/"));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      for (Measure measure :
          List.of(Measure.SCREEN_LUMINANCE, Measure.SCREEN_CONTRAST, Measure.SCREEN_UNCHANGED)) {
        System.out.println(machine.read(new HostSource(measure, ""), Duration.ofSeconds(1)));
      }
    }
  }
}
