package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.host.HostSource.Measure;
import org.junit.jupiter.api.Test;

/** Against the CUPS scheduler, with a queue that prints nowhere. */
class PrinterIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static void settings(Path folder, int port) throws IOException {
    for (String name : new String[] {"spool/tmp", "cache", "state", "log"}) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(
        folder.resolve("cups-files.conf"),
        """
        FileDevice Yes
        ServerRoot %1$s
        RequestRoot %1$s/spool
        TempDir %1$s/spool/tmp
        CacheDir %1$s/cache
        StateDir %1$s/state
        AccessLog %1$s/log/access
        ErrorLog %1$s/log/error
        PageLog %1$s/log/page
        SystemGroup root
        """
            .formatted(folder));
    Files.writeString(
        folder.resolve("cupsd.conf"),
        """
        Listen 127.0.0.1:%d
        WebInterface No
        DefaultAuthType None
        Browsing No
        <Location />
          Order allow,deny
          Allow all
        </Location>
        <Policy default>
          <Limit All>
            Order allow,deny
            Allow all
          </Limit>
        </Policy>
        """
            .formatted(port));
  }

  @Test
  void aQueueIsIdleThenStoppedThenGone() throws Exception {
    String scheduler = Programs.found("cupsd", "cups-daemon");
    String admin = Programs.found("lpadmin", "cups-client");
    String disable = Programs.found("cupsdisable", "cups-client");
    Path folder =
        Files.createTempDirectory(
            "cups",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    int port = Programs.freeTcpPort();
    settings(folder, port);
    String server = "127.0.0.1:" + port;
    try (Programs programs = new Programs(folder)) {
      programs.start(
          scheduler,
          "-f",
          "-c",
          folder.resolve("cupsd.conf").toString(),
          "-s",
          folder.resolve("cups-files.conf").toString());
      Programs.await(
          "a queue is made",
          () ->
              new ProcessBuilder(
                          admin,
                          "-h",
                          server,
                          "-p",
                          "ticket",
                          "-E",
                          "-v",
                          "file:/dev/null",
                          "-m",
                          "raw")
                      .redirectErrorStream(true)
                      .redirectOutput(folder.resolve("lpadmin").toFile())
                      .start()
                      .waitFor()
                  == 0);
      Printer printer = new Printer("ipp://" + server + "/printers/ticket", TIMEOUT);
      assertThat(printer.read(Measure.PRINTER_STATE)).isEqualTo(new RawValue.Whole(3));
      assertThat(printer.read(Measure.PRINTER_ACCEPTING)).isEqualTo(new RawValue.Whole(1));
      assertThat(printer.read(Measure.PRINTER_REASONS)).isEqualTo(new RawValue.Text("none"));
      Programs.run(disable, "-h", server, "-r", "paper is out", "ticket");
      assertThat(printer.read(Measure.PRINTER_STATE)).isEqualTo(new RawValue.Whole(5));
      assertThat(printer.read(Measure.PRINTER_REASONS)).isEqualTo(new RawValue.Text("paused"));
      Programs.run(admin, "-h", server, "-x", "ticket");
      Machine machine = new Machine(Path.of("/"));
      assertThat(
              machine.read(
                  new org.gengfu.profile.host.HostSource(
                      Measure.PRINTER_STATE, "ipp://" + server + "/printers/ticket"),
                  TIMEOUT))
          .isInstanceOf(RawValue.Absent.class);
    }
  }
}
