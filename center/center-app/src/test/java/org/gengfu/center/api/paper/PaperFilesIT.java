package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.StoryHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Papers and registers of the center, read by programs that nobody here wrote. */
class PaperFilesIT {
  private static final String READ =
      """
      import sys
      import docx, openpyxl
      kind, path = sys.argv[1], sys.argv[2]
      if kind == 'docx':
          document = docx.Document(path)
          print('\\n'.join(p.text for p in document.paragraphs))
          print('pictures %d' % len(document.inline_shapes))
          for table in document.tables:
              for row in table.rows:
                  print(' | '.join(cell.text for cell in row.cells))
      else:
          for sheet in openpyxl.load_workbook(path):
              for row in sheet.iter_rows():
                  print(' | '.join('%s=%s' % (c.data_type, c.value) for c in row if c.value is not None))
      """;

  @TempDir private Path folder;
  private PaperHouse house;

  @BeforeEach
  void open() throws Exception {
    boolean there =
        !run("/usr/bin/python3", "-c", "import openpyxl, docx; print('there')").isEmpty()
            && run("pdftotext", "-v").contains("version");
    String missing =
        "python3 with openpyxl and docx, and pdftotext are needed:"
            + " apt-get install python3-openpyxl python3-docx poppler-utils";
    if (!there && "1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      fail(missing);
    }
    Assumptions.assumeTrue(there, missing);
    house = new PaperHouse();
    house.story.cabinetFails();
  }

  @AfterEach
  void close() {
    if (house != null) {
      house.close();
    }
  }

  /** What a program prints; empty when it fails or is not there. */
  private String run(String... command) throws Exception {
    Path said = folder.resolve("said");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return process.exitValue() == 0 ? Files.readString(said) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private String pages(String path) throws Exception {
    Path file = Files.write(folder.resolve("a.pdf"), house.file("paperPages", path, 200));
    return run("pdftotext", "-layout", file.toString(), "-").replaceAll("\\s+", "");
  }

  private String python(String kind, byte[] bytes) throws Exception {
    Path script = Files.writeString(folder.resolve("read.py"), READ);
    Path file = Files.write(folder.resolve("a." + kind), bytes);
    return run("/usr/bin/python3", "-W", "ignore", script.toString(), kind, file.toString());
  }

  @Test
  void anAnalysisIsPagesADocumentAndAWorkbook() throws Exception {
    String id = "incident@" + house.story.incidentOf(StoryHouse.MAINS);
    String path = PaperHouse.PAPERS + "/" + id;
    house.fill(id, Map.of("cause", "=1+1 空开跳闸"), Role.OPERATOR, 200);
    assertThat(pages(path + ".pdf")).contains("草稿").contains("空开跳闸").contains("市电一");
    house.issue(id, Role.ENGINEER, 200);
    assertThat(pages(path + ".pdf")).contains("正式稿").doesNotContain("版本差异").contains("1级");
    house.fill(id, Map.of("plan", "更换空开"), Role.OPERATOR, 200);
    house.issue(id, Role.ENGINEER, 200);
    assertThat(pages(path + ".pdf")).contains("版本差异").contains("更换空开");
    assertThat(pages(path + ".pdf?lang=en")).contains("Changessinceversion1");
    String document = python("docx", house.file("paperDocument", path + ".docx", 200));
    assertThat(document).contains("空开跳闸").contains("市电一").contains("更换空开");
    String book = python("xlsx", house.file("paperWorkbook", path + ".xlsx", 200));
    assertThat(book).contains("s==1+1 空开跳闸").doesNotContain("f==");
  }

  @Test
  void aScoreSheetShowsWhatTookPointsAndWhoJudged() throws Exception {
    String id = "city.score@2026-10-01";
    String path = PaperHouse.PAPERS + "/" + id + ".pdf";
    String open = pages(path);
    assertThat(open).contains("须人工评定").contains("由合同时钟计算");
    assertThat(open).contains(house.story.incidentOf(StoryHouse.MAINS).substring(0, 8));
    house.fill(id, Map.of("points.quality", "45", "remark.quality", "资料不全"), Role.OPERATOR, 200);
    assertThat(pages(path)).contains("人工评定：资料不全").doesNotContain("须人工评定");
    assertThat(pages(PaperHouse.PAPERS + "/city.weekly@2026-11-16.pdf"))
        .contains("运维服务周报")
        .contains("市电一");
  }

  /** A round's report: each answer, telemetry's as such, and what nobody looked at. */
  @Test
  void aRoundsReportIsPagesADocumentAndAWorkbook() throws Exception {
    try (RoundStory round = new RoundStory()) {
      round.pass(Duration.ofHours(20));
      round.warm();
      String order = round.taken("due");
      round.found(order, "{\"1.look\":\"异常\"}");
      String book =
          python("xlsx", round.house.file("paperWorkbook", RoundStory.PATH + ".xlsx", 200));
      assertThat(book).contains("s=异常：29.5 °C | s=18 – 27 °C | s=遥测 | d=2026-11-23 11:01:00");
      assertThat(book).contains("标签齐全 | s=【待人工填写】尚未检查");
      round.found(order, "{\"1.label\":\"正常\"}");
      round.done(order, "=1+1 调低空调");
      String document =
          python("docx", round.house.file("paperDocument", RoundStory.PATH + ".docx", 200));
      assertThat(document)
          .contains("外观完好 | 异常 | 正常 | =1+1 调低空调")
          .contains("需求 18")
          .contains("赵主任")
          .contains(order)
          .doesNotContain("尚未检查");
      round.house.issue(RoundStory.NAME, Role.ENGINEER, 200);
      Path pages =
          Files.write(
              folder.resolve("round.pdf"),
              round.house.file("paperPages", RoundStory.PATH + ".pdf", 200));
      assertThat(run("pdftotext", "-layout", pages.toString(), "-").replaceAll("\\s+", ""))
          .contains("巡检报告：机房周检")
          .contains("正式稿")
          .contains("遥测");
    }
  }

  /** Photographs stand in pages and document; what cannot be read is named, and nothing is lost. */
  @Test
  void aRoundsPhotographsAreInItsReport() throws Exception {
    try (RoundStory round = new RoundStory()) {
      round.pass(Duration.ofHours(20));
      round.warm();
      String order = round.taken("due");
      String sum = round.photograph(order, "photo-0001", "photo", jpeg(1_600, 1_200));
      byte[] spoilt = jpeg(60, 40);
      java.util.Arrays.fill(spoilt, 4, spoilt.length, (byte) 0);
      round.photograph(order, "photo-0002", "after", spoilt);
      String path = RoundStory.PATH;
      byte[] pages = round.house.file("paperPages", path + ".pdf", 200);
      Path file = Files.write(folder.resolve("p.pdf"), pages);
      assertThat(run("pdfimages", "-list", file.toString())).contains(" 1280   960 ");
      assertThat(run("pdftotext", "-layout", file.toString(), "-").replaceAll("\\s+", ""))
          .contains("附：现场照片")
          .contains("SHA-256" + sum.substring(0, 16))
          .contains("照片photo-0002无法显示");
      String document = python("docx", round.house.file("paperDocument", path + ".docx", 200));
      assertThat(document).contains("pictures 1").contains("照片 photo-0002 无法显示");
      String book = python("xlsx", round.house.file("paperWorkbook", path + ".xlsx", 200));
      assertThat(book).contains("s=" + sum).contains("s=photo-0002");
    }
  }

  private static byte[] jpeg(int width, int height) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    var image = new java.awt.image.BufferedImage(width, height, 1);
    assertThat(javax.imageio.ImageIO.write(image, "jpeg", out)).isTrue();
    return out.toByteArray();
  }

  /** A register goes out as text and times; what looks like a formula is none. */
  @Test
  void aRegisterIsAWorkbook() throws Exception {
    mended();
    String path = "/api/v1/ledgers/repair/export.xlsx";
    String book = python("xlsx", house.file("ledgerSheet", path, 200));
    assertThat(book)
        .contains("s=维修服务工作台账")
        .contains("d=2026-11-22")
        .contains("s==1+1")
        .doesNotContain("f==");
    String english = python("xlsx", house.file("ledgerSheet", path + "?lang=en", 200));
    assertThat(english).contains("s=Repair ledger");
    assertThat(book).contains("（room-a/m-1）").doesNotContain("s=room-a/m-1");
    byte[] pages = house.file("ledgerPages", path.replace("xlsx", "pdf"), 200);
    Path file = Files.write(folder.resolve("ledger.pdf"), pages);
    assertThat(run("pdftotext", "-layout", file.toString(), "-"))
        .contains("维修服务工作台账")
        .contains("=1+1");
    house.file("ledgerPages", "/api/v1/ledgers/none/export.pdf", 404);
    house.file("ledgerPages", path.replace("xlsx", "pdf") + "?lang=fr", 400);
    house.file("ledgerSheet", "/api/v1/ledgers/none/export.xlsx", 404);
    house.file("ledgerSheet", path + "?from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z", 400);
  }

  /** Somebody mends something, and says so in words that look like a formula. */
  private void mended() throws Exception {
    String order =
        house
            .story
            .post(
                "openOrder",
                "/api/v1/orders",
                Role.OPERATOR,
                "{\"kind\":\"fault\",\"title\":\"x\",\"node\":\"room-a/m-1\"}",
                201)
            .at("/order/id")
            .asText();
    String given =
        """
        {"deeds":[{"id":"d-1","act":"accept","fields":{}},
         {"id":"d-2","act":"dispatch","fields":{"technician":"a-viewer"}}]}
        """;
    house.story.post("orderDeeds", "/api/v1/orders/" + order + "/deeds", Role.OPERATOR, given, 200);
    String now = house.story.api.clock.instant().toString();
    StringBuilder deeds = new StringBuilder();
    Map<String, String> said = new java.util.LinkedHashMap<>();
    said.put("take", "{}");
    said.put("diagnose", "{\"finding\":\"x\"}");
    said.put("resolve", "{\"what\":\"=1+1\"}");
    said.forEach((act, fields) ->
        deeds
            .append(deeds.isEmpty() ? "" : ",")
            .append(
                "{\"id\":\"p-%s\",\"order\":\"%s\",\"act\":\"%s\",\"fields\":%s,\"phoneTime\":\"%s\",\"steady\":5}"
                    .formatted(act, order, act, fields, now)));
    String body =
        "{\"phone\":\"p-1\",\"sentAt\":\"%s\",\"steady\":5,\"deeds\":[%s]}".formatted(now, deeds);
    for (JsonNode each :
        house
            .story
            .post("phoneSync", "/api/v1/phone/sync", Role.VIEWER, body, 200)
            .at("/results")) {
      assertThat(each.at("/outcome").asText()).isEqualTo("done");
    }
  }
}
