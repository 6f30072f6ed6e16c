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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers fetched from a center by the command line. */
class PaperCommandsTest {
  private static final String LIST =
      """
      {"papers":[{"id":"monthly@2026-10-01","kind":"service","title":{"zh":"月报","en":"Monthly"},
      "from":"2026-09-30T16:00:00.000Z","due":"2026-11-05T16:00:00.000Z","state":"late","by":null},
      {"id":"incident@0123456789abcdef","kind":"incident","title":{"zh":"分析","en":"Analysis"},
      "due":null,"state":"draft"}]}
      """;

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          boolean missing = path.contains("gone@");
          String text =
              missing ? "{\"detail\":\"no paper\"}" : path.endsWith("/papers") ? LIST : "paper";
          byte[] answer = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(missing ? 404 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private int run(String... arguments) throws IOException {
    out.reset();
    err.reset();
    Path secret = Files.writeString(folder.resolve("secret"), "right\n");
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--center", "http://127.0.0.1:" + server.getAddress().getPort()));
    all.addAll(List.of("--user", "li", "--password-file", secret.toString()));
    return ReportMain.run(all, new PrintStream(out), new PrintStream(err), Instant.EPOCH);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void papersAreListedWithTheirState() throws IOException {
    assertThat(run("papers", "--kind", "service")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().map(String::strip))
        .containsExactly(
            "late    2026-11-05T16:00:00.000Z  monthly@2026-10-01  月报",
            "draft   -                         incident@0123456789abcdef  分析");
    assertThat(asked).anyMatch(each -> each.endsWith("/api/v1/papers?kind=service"));
  }

  @Test
  void eachKindIsFetchedAsAFile() throws IOException {
    assertThat(run("incident", "--incident", "0123456789abcdef", "--out", file("a.docx"))).isZero();
    assertThat(folder.resolve("a.docx")).hasContent("paper");
    assertThat(
            run(
                "service",
                "--paper",
                "monthly@2026-10-01",
                "--out",
                file("b"),
                "--format",
                "pdf",
                "--lang",
                "en"))
        .isZero();
    assertThat(run("inspection", "--paper", "cams@2026-11-23.1", "--out", file("c.xlsx"))).isZero();
    assertThat(asked)
        .anyMatch(each -> each.endsWith("/papers/incident%400123456789abcdef.docx?lang=zh"))
        .anyMatch(each -> each.endsWith("/papers/monthly%402026-10-01.pdf?lang=en"))
        .anyMatch(each -> each.endsWith("/papers/round%40cams%402026-11-23.1.xlsx?lang=zh"));
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsWritten() throws IOException {
    assertThat(run("score", "--paper", "gone@2026-07-01", "--out", file("s.pdf"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("404 no paper");
    assertThat(folder.resolve("s.pdf")).doesNotExist();
    assertThat(run("service", "--paper", "monthly@2026-10-01", "--out", file("s.doc")))
        .isEqualTo(2);
    assertThat(run("incident", "--incident", "12", "--out", file("s.pdf"))).isEqualTo(2);
    assertThat(run("incident", "--paper", "x@y", "--out", file("s.pdf"))).isEqualTo(2);
    assertThat(run("service", "--paper", "month", "--out", file("s.pdf"))).isEqualTo(2);
    assertThat(run("papers", "--kind", "all")).isEqualTo(2);
  }
}
