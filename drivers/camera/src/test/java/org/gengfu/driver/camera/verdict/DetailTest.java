package org.gengfu.driver.camera.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gengfu.contract.RungState;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.profile.camera.CameraBlock.OnlineAt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Screens translate details by the table of docs/cameras.md: nothing else may stand in one. */
class DetailTest {
  private static final Pattern WORD = Pattern.compile("`([a-z][a-z0-9-]*)`");
  private static final Set<String> WORDS = words();

  private static Set<String> words() {
    Set<String> words = new TreeSet<>();
    Arrays.stream(PictureFault.values()).map(Verdicts::code).forEach(words::add);
    try {
      String page = Files.readString(Path.of("../../docs/cameras.md"));
      String table = page.substring(page.indexOf("## What the details say"));
      for (String line : table.substring(0, table.indexOf("\n## ")).lines().toList()) {
        Matcher word = WORD.matcher(line.startsWith("| `") ? line.split("\\|", 3)[1] : "");
        while (word.find()) {
          words.add(word.group(1));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return words;
  }

  static Stream<VerdictRows.Row> rows() {
    return VerdictRows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aDetailIsMadeOfTheWordsOfTheTable(VerdictRows.Row row) {
    for (RungState state : Verdicts.of(row.sight(), OnlineAt.FLOWING).ladder()) {
      String detail = state.detail().replaceAll("\"[^\"]*\"", "\"\"");
      for (String statement : detail.isEmpty() ? new String[0] : detail.split("; ", -1)) {
        String word = statement.split(" ", 2)[0];
        assertThat(WORDS.contains(word) || word.matches("[0-9]+x[0-9]+"))
            .as("%s: %s", state.rung(), state.detail())
            .isTrue();
      }
    }
  }
}
