package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent without cameras finds this driver, too, and must not pay for it. */
class UnusedDriverIT {
  @TempDir Path folder;

  /** What an agent does with every driver on its class path. */
  public static final class Finding {
    private Finding() {}

    /** Finds the drivers and says their protocols. */
    public static void main(String[] arguments) {
      ServiceLoader.load(Driver.class).forEach(driver -> System.out.println(driver.protocol()));
    }
  }

  @Test
  void aDriverThatIsFoundLoadsNeitherFfmpegNorSoap() throws Exception {
    Path loaded = folder.resolve("loaded");
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                Finding.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(said)).contains("camera");
    List<String> classes = Files.readAllLines(loaded);
    assertThat(classes).anyMatch(line -> line.contains(CameraDriver.class.getName()));
    assertThat(classes)
        .noneMatch(line -> line.contains(" org.apache.cxf."))
        .noneMatch(line -> line.contains(" org.bytedeco."))
        .noneMatch(line -> line.contains(" com.fazecast."))
        .noneMatch(line -> line.contains(" org.gengfu.driver.onvif."));
  }
}
