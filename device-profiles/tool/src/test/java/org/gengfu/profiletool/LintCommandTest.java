package org.gengfu.profiletool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gengfu.document.Documents;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings in every format, and what --fix shows. */
class LintCommandTest {
  private static final String BROKEN =
      """
      profile: demo
      schema: 1
      version: 1.0.0
      kind: test.demo
      title: {zh: 示例, en: Demo}
      illustrative: true
      protocol: modbus
      modbus: {base: 0}
      points:
        x: {title: {zh: 值, en: X}, at: input:0, sclae: 0.1}
      """;

  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("p.yaml"), BROKEN);
  }

  @Test
  void textNamesPlaceCodeSeverityAndFix() {
    Call call = Call.of("lint", file.toString());
    assertThat(call.code()).isEqualTo(Subcommand.FINDINGS);
    assertThat(call.out())
        .startsWith(
            file
                + ":10:43: UNKNOWN_KEY error: unknown key \"sclae\". Fix: Did you mean \"scale\"?\n")
        .contains("1 file: 1 error, 0 warnings, 0 hints");
  }

  @Test
  void fixCorrectsTheFileAndShowsTheLine() throws IOException {
    Call call = Call.of("lint", "--fix", file.toString());
    assertThat(call.code()).isEqualTo(Subcommand.FINE);
    assertThat(call.out()).contains("fixed UNKNOWN_KEY").contains("\n- ").contains("\n+ ");
    assertThat(Files.readString(file)).isEqualTo(BROKEN.replace("sclae", "scale"));
  }

  @Test
  void githubMarksTheLine() {
    assertThat(Call.of("lint", "--format=github", file.toString()).out())
        .startsWith("::error file=" + file + ",line=10,col=43,title=UNKNOWN_KEY::unknown key");
  }

  @Test
  void jsonHoldsTheFindingAndItsEdit() {
    MapNode root = json(Call.of("lint", "--format", "json", file.toString()).out());
    MapNode finding = (MapNode) items(root, "findings").getFirst();
    assertThat(text(finding, "code")).isEqualTo("UNKNOWN_KEY");
    assertThat(text(finding, "line")).isEqualTo("10");
    assertThat(items(finding, "edits")).hasSize(1);
  }

  /** Required properties of SARIF 2.1.0, section 3.13 and on. */
  @Test
  void sarifHasWhatItsSchemaRequires() {
    MapNode log = json(Call.of("lint", "--format=sarif", file.toString()).out());
    assertThat(text(log, "version")).isEqualTo("2.1.0");
    MapNode run = (MapNode) items(log, "runs").getFirst();
    MapNode driver = map(map(run, "tool"), "driver");
    assertThat(text(driver, "name")).isNotEmpty();
    MapNode rule = (MapNode) items(driver, "rules").getFirst();
    MapNode result = (MapNode) items(run, "results").getFirst();
    assertThat(text(result, "ruleId")).isEqualTo(text(rule, "id"));
    assertThat(text(result, "level")).isIn("error", "warning", "note", "none");
    assertThat(text(map(result, "message"), "text")).contains("sclae");
    MapNode place = map((MapNode) items(result, "locations").getFirst(), "physicalLocation");
    assertThat(text(map(place, "artifactLocation"), "uri")).endsWith("p.yaml");
    assertThat(text(map(place, "region"), "startLine")).isEqualTo("10");
    MapNode fix = (MapNode) items(result, "fixes").getFirst();
    MapNode change = (MapNode) items(fix, "artifactChanges").getFirst();
    MapNode replacement = (MapNode) items(change, "replacements").getFirst();
    int offset = BROKEN.codePointCount(0, BROKEN.indexOf("sclae"));
    assertThat(text(map(replacement, "deletedRegion"), "charOffset"))
        .isEqualTo(String.valueOf(offset));
    assertThat(text(map(replacement, "insertedContent"), "text")).isEqualTo("scale");
  }

  @Test
  void aPathThatIsNotThereIsAWrongCall() {
    assertThat(Call.of("lint", folder + "/none.yaml").code()).isEqualTo(Subcommand.WRONG_CALL);
  }

  private static MapNode json(String text) {
    Problems problems = new Problems();
    MapNode root = Documents.parse("out", text, problems);
    assertThat(problems.list()).isEmpty();
    return java.util.Objects.requireNonNull(root);
  }

  private static List<Node> items(MapNode map, String key) {
    return ((ListNode) java.util.Objects.requireNonNull(map.get(key))).items();
  }

  private static MapNode map(MapNode map, String key) {
    return (MapNode) java.util.Objects.requireNonNull(map.get(key));
  }

  private static String text(MapNode map, String key) {
    return map.get(key) instanceof ScalarNode scalar ? scalar.text() : "";
  }
}
