package org.gengfu.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportMainTest {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    err.reset();
    return ReportMain.run(
        List.of(arguments),
        new PrintStream(new ByteArrayOutputStream()),
        new PrintStream(err),
        NOW);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String evidence() throws IOException {
    Path evidence = folder.resolve("evidence");
    SimulatedMonth.write(9, 5, YearMonth.of(2026, 10), evidence);
    return evidence.toString();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aWrongCallIsTwo() throws IOException {
    assertThat(run()).isEqualTo(2);
    assertThat(run("camera-offline")).isEqualTo(2);
    assertThat(run("camera-online", "--out", "a.xlsx", "--colour", "red")).isEqualTo(2);
    assertThat(said()).contains("unknown option --colour");
    String out = folder.resolve("a.doc").toString();
    assertThat(run("camera-online", "--evidence", evidence(), "--out", out)).isEqualTo(2);
    assertThat(said()).contains("no format is called doc");
    out = folder.resolve("a.csv").toString();
    assertThat(
            run(
                "camera-online",
                "--evidence",
                evidence(),
                "--out",
                out,
                "--from",
                "2026-10-31",
                "--to",
                "2026-10-01"))
        .isEqualTo(2);
    assertThat(said()).contains("ends before it begins");
    assertThat(run("camera-online", "--evidence", evidence(), "--out", out, "--from", "1.10.26"))
        .isEqualTo(2);
    assertThat(run("camera-online", "--user", "li", "--out", out, "--title", "x")).isEqualTo(2);
    assertThat(said()).contains("--title is for --evidence");
    assertThat(run("simulate-month", "--out", folder.toString(), "--cameras", "0")).isEqualTo(2);
    assertThat(files()).containsExactly("evidence");
  }

  @Test
  void whatCannotBeDoneIsOneAndLeavesWhatWasThere() throws IOException {
    Path out = folder.resolve("report.csv");
    Files.writeString(out, "old");
    assertThat(run("camera-online", "--evidence", "nowhere", "--out", out.toString())).isEqualTo(1);
    assertThat(said()).contains("there is no folder nowhere");
    String evidence = evidence();
    Path looks = Path.of(evidence, "looks.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(looks));
    lines.set(4, lines.get(4).replace("Z,60000,", "Z,often,"));
    Files.write(looks, lines);
    assertThat(run("camera-online", "--evidence", evidence, "--out", out.toString())).isEqualTo(1);
    assertThat(said()).contains("looks.csv, line 5, column every_ms: no whole number: \"often\"");
    assertThat(out).hasContent("old");
    assertThat(files()).containsExactly("evidence", "report.csv");
  }

  @Test
  void theSameOrderGivesTheSameFile() throws IOException {
    String evidence = evidence();
    for (String format : List.of("csv", "json", "pdf")) {
      for (String name : List.of("one.", "two.")) {
        assertThat(
                run(
                    "camera-online",
                    "--evidence",
                    evidence,
                    "--known-at",
                    "2026-11-03",
                    "--out",
                    folder.resolve(name + format).toString(),
                    "--lang",
                    "en"))
            .as(said())
            .isZero();
      }
      assertThat(folder.resolve("one." + format))
          .hasSameBinaryContentAs(folder.resolve("two." + format));
    }
  }

  /** A center that lets in whoever says the right password. */
  private static HttpServer center(List<String> asked) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          boolean login = exchange.getRequestURI().getPath().endsWith("login");
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean wrong = login && !body.contains("\"password\":\"right\"");
          if (login && !wrong) {
            exchange.getResponseHeaders().add("Set-Cookie", "gengfu_session=1; HttpOnly; Path=/");
          }
          byte[] answer =
              (wrong ? "{\"detail\":\"wrong password\"}" : "a,b").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(wrong ? 401 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    return server;
  }

  @Test
  void aCenterIsAskedWithTheSameInstantsAndItsRefusalIsTold() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server = center(asked);
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      Path secret = Files.writeString(folder.resolve("secret"), "right\n");
      Path out = folder.resolve("out.csv");
      String[] call = {
        "camera-online",
        "--center",
        url,
        "--user",
        "li",
        "--password-file",
        secret.toString(),
        "--out",
        out.toString(),
        "--from",
        "2026-10-01",
        "--to",
        "2026-10-31"
      };
      assertThat(run(call)).as(said()).isZero();
      assertThat(out).hasContent("a,b");
      assertThat(asked)
          .anyMatch(each ->
              each.contains(
                  "from=2026-09-30T16%3A00%3A00Z&to=2026-10-31T16%3A00%3A00Z&measure=online"));
      Files.writeString(secret, "wrong\n");
      Files.delete(out);
      assertThat(run(call)).isEqualTo(1);
      assertThat(said()).contains("the login of li was refused").contains("wrong password");
      assertThat(out).doesNotExist();
    } finally {
      server.stop(0);
    }
    assertThat(
            run(
                "camera-online",
                "--center",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "--user",
                "li",
                "--password-file",
                folder.resolve("secret").toString(),
                "--out",
                folder.resolve("x.csv").toString()))
        .isEqualTo(1);
    assertThat(said()).contains("no center answers at");
  }
}
