package org.gengfu.report.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gengfu.report.Language;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign programs read every paper: openpyxl, python-docx, pdftotext. */
class PaperPeerIT {
  @TempDir Path folder;

  @BeforeEach
  void peersAreThere() throws Exception {
    boolean there =
        exit("/usr/bin/python3", "-c", "import openpyxl, docx") == 0
            && exit("pdftotext", "-v") == 0;
    String missing =
        "python3 with openpyxl and docx, and pdftotext are needed:"
            + " apt-get install python3-openpyxl python3-docx poppler-utils";
    if (!there && "1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      fail(missing);
    }
    Assumptions.assumeTrue(there, missing);
  }

  private static int exit(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void everyPaperIsReadByOthers() throws Exception {
    for (Map.Entry<String, Manuscript> each : SamplePapers.all(Language.ZH).entrySet()) {
      Manuscript paper = each.getValue();
      List<String> strings = strings(read(each.getKey(), paper));
      assertThat(strings).as(each.getKey()).contains(paper.title());
      for (Block block : paper.blocks()) {
        switch (block) {
          case Block.Heading(String text) -> assertThat(strings).contains(text);
          case Block.Words(String text) -> assertThat(strings).contains(text);
          case Block.Notice(String text) -> assertThat(strings).contains(text);
          case Block.Facts(List<Block.Fact> facts) ->
              facts.forEach(fact ->
                  assertThat(strings).contains(fact.name()).contains(paper.text(fact.value())));
          case Block.Grid grid -> {
            assertThat(strings).contains(grid.name());
            for (List<Field> row : grid.rows()) {
              row.forEach(field -> assertThat(strings).contains(paper.text(field)));
            }
          }
          case Block.Blank blank ->
              assertThat(strings)
                  .contains(blank.title())
                  .contains(blank.filled().isEmpty() ? blank.hint() : blank.filled());
          case Block.Photographs photos ->
              photos
                  .shown()
                  .forEach(photo ->
                      assertThat(strings).contains(photo.sha256()).contains(photo.place()));
        }
      }
    }
  }

  @Test
  void theDocumentIsA4WithPageFieldsAndRepeatedHeads() throws Exception {
    String said = read("incident", SamplePapers.incident(Language.ZH).manuscript());
    assertThat(said).contains("\"fields\": [true, true]");
    assertThat(said).containsPattern("\"page\": \\[(209|210)\\.[0-9]+, (296|297)\\.[0-9]+]");
    assertThat(said).doesNotContain("\"repeated\": 0");
    assertThat(said).contains("\"headings\": [\"一、事件经过\"");
  }

  private String read(String name, Manuscript paper) throws Exception {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-W", "ignore"));
    Path script = folder.resolve("read.py");
    try (InputStream in = PaperPeerIT.class.getResourceAsStream("read.py")) {
      Files.write(script, in.readAllBytes());
    }
    command.add(script.toString());
    for (PaperFormat format : List.of(PaperFormat.XLSX, PaperFormat.DOCX, PaperFormat.PDF)) {
      Path file = folder.resolve(name + "." + format.ending());
      Files.write(file, format.bytes(paper));
      command.add(file.toString());
    }
    Path text = folder.resolve(name + ".txt");
    assertThat(exit("pdftotext", "-layout", command.getLast(), text.toString())).isZero();
    command.set(command.size() - 1, text.toString());
    Path said = folder.resolve("said.json");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String answer = Files.readString(said);
    assertThat(process.exitValue()).as(answer).isZero();
    return answer;
  }

  /** Every string and number that the answer holds, keys among them. */
  private static List<String> strings(String json) throws IOException {
    List<String> found = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          found.add(parser.getText());
        } else if (parser.currentToken() == JsonToken.FIELD_NAME) {
          found.add(parser.currentName());
        } else if (parser.currentToken() != null && parser.currentToken().isNumeric()) {
          found.add(parser.getText());
        }
      }
    }
    return found;
  }
}
