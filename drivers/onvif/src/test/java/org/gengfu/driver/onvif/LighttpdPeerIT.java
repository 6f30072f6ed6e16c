package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.gengfu.driver.onvif.OnvifOutcome.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A digest by SHA-256 and by MD5, checked by a server that nobody here wrote: lighttpd. */
@Timeout(60)
class LighttpdPeerIT {
  private static final Path PROGRAM = Path.of("/usr/sbin/lighttpd");
  private static final String PICTURE = "a picture";

  @TempDir Path folder;

  private final OnvifClient client = new OnvifClient();
  private Process server;

  @AfterEach
  void stop() throws InterruptedException {
    if (server != null) {
      server.destroyForcibly().waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private int start(String algorithm) throws Exception {
    boolean there = Files.isExecutable(PROGRAM);
    if (!there && "1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      throw new AssertionError("lighttpd is missing; install it: apt-get install lighttpd");
    }
    Assumptions.assumeTrue(there, "lighttpd is missing; install it: apt-get install lighttpd");
    int port = freePort();
    byte[] secret = "admin:cameras:right".getBytes(StandardCharsets.UTF_8);
    String kept = HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(secret));
    Path users = Files.writeString(folder.resolve("users"), "admin:cameras:" + kept + "\n");
    Files.writeString(folder.resolve("snap.jpg"), PICTURE);
    String settings =
        """
        server.document-root = "%s"
        server.bind = "127.0.0.1"
        server.port = %d
        server.modules = ("mod_auth", "mod_authn_file")
        auth.backend = "htdigest"
        auth.backend.htdigest.userfile = "%s"
        auth.require = ("/" => ("method" => "digest", "realm" => "cameras",
            "require" => "valid-user", "algorithm" => "%s"))
        """
            .formatted(folder, port, users, algorithm);
    Path file = Files.writeString(folder.resolve("lighttpd.conf"), settings);
    server =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    await(port);
    return port;
  }

  private void await(int port) throws IOException {
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException e) {
        assertThat(server.isAlive()).as(Files.readString(folder.resolve("said"))).isTrue();
        Thread.onSpinWait();
      }
    }
  }

  private OnvifOutcome<Snapshot> snapshot(int port, String password) {
    OnvifLogin login = new OnvifLogin("admin", password, false);
    URI picture = URI.create("http://127.0.0.1:" + port + "/snap.jpg");
    return client.snapshot(OnvifTarget.of("127.0.0.1", port, login), picture);
  }

  private void isTakenAndRefused(int port) {
    assertThat(snapshot(port, "right"))
        .isInstanceOfSatisfying(
            OnvifOutcome.Answered.class,
            answer ->
                assertThat(((Snapshot) answer.value()).bytes())
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(PICTURE));
    assertThat(snapshot(port, "right"))
        .as("a second use")
        .isInstanceOf(OnvifOutcome.Answered.class);
    assertThat(snapshot(port, "wrong"))
        .isInstanceOfSatisfying(
            OnvifOutcome.NotAuthorized.class,
            denied -> assertThat(denied.cause()).isEqualTo(Cause.WRONG));
  }

  @Test
  void aDigestBySha256IsAccepted() throws Exception {
    isTakenAndRefused(start("SHA-256"));
  }

  @Test
  void aDigestByMd5IsAccepted() throws Exception {
    isTakenAndRefused(start("MD5"));
  }
}
