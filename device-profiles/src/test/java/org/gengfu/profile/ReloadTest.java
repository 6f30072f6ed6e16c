package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read anew at every load, and what several profiles share is read by any thread. */
class ReloadTest {
  private static final String BASE =
      """
      schema: 1
      version: 1.0.0
      kind: test.probe
      title: {zh: 基, en: Base}
      illustrative: true
      mixin: true
      enums: {state: {0: {id: off, label: {zh: 关, en: Off}}, 1: {id: on, label: {zh: 开, en: On}}}}
      points:
        x: {title: {zh: 值, en: X}, at: input:%d, unit: V}
        s: {title: {zh: 态, en: S}, at: input:50, enum: state}
      """;

  private static final String CHILD =
      ProfileRig.MODBUS
          + """
          extends: [base]
          points:
            own: {title: {zh: 己, en: Own}, at: input:%d}
          alarms:
            high: {when: x > 3, severity: major, type: other, text: {zh: 高, en: High}, action: {zh: 看, en: Look}}
          """;

  @TempDir Path folder;

  @Test
  void aChangedParentIsSeenWhenTheFilesAreReadAgain() {
    ProfileRig rig = new ProfileRig(folder).document("base", BASE.formatted(1));
    rig.document("p", CHILD.formatted(100));
    ResolvedProfile before = rig.resolve("{}");
    rig.document("base", BASE.formatted(7).replace("unit: V", "unit: A"));
    ResolvedProfile after = rig.resolve("{}");
    assertThat(ProfileRig.source(before, "x").address()).isEqualTo(1);
    assertThat(ProfileRig.source(after, "x").address()).isEqualTo(7);
    assertThat(after.point("x").unit()).isEqualTo("A");
  }

  @Test
  void aParentThatBreaksIsSeenWhenTheFilesAreReadAgain() {
    ProfileRig rig = new ProfileRig(folder).document("base", BASE.formatted(1));
    rig.document("p", CHILD.formatted(100));
    assertThat(rig.complaints()).isEmpty();
    rig.document("base", BASE.formatted(1).replace("enum: state", "enum: stat"));
    assertThat(rig.complaints())
        .anyMatch(said -> said.contains("there is no enumeration \"stat\""));
  }

  /** A hundred profiles of one parent are linted side by side; each is as it is alone. */
  @Test
  void manyProfilesShareOneParent() {
    ProfileRig many = new ProfileRig(folder).document("base", BASE.formatted(1));
    for (int i = 0; i < 100; i++) {
      many.document("c" + i, CHILD.formatted(100 + i));
    }
    ProfileLibrary library = many.library();
    assertThat(many.problems.list()).isEmpty();
    for (int i = 0; i < 100; i++) {
      ResolvedProfile profile = library.find("c" + i).standard();
      assertThat(ProfileRig.ids(profile.points())).containsExactly("x", "s", "own");
      assertThat(ProfileRig.source(profile, "own").address()).isEqualTo(100 + i);
      assertThat(profile.alarms()).hasSize(1);
      assertThat(profile.point("s").labels()).hasSize(2);
    }
  }

  /** Threads only make it quicker: what is said, and in which order, is always the same. */
  @Test
  void complaintsComeInTheOrderOfTheirIds() {
    ProfileRig rig = new ProfileRig(folder).document("base", BASE.formatted(1));
    List<String> ids = new ArrayList<>();
    for (int i = 10; i < 99; i++) {
      ids.add("c" + i);
      rig.document("c" + i, CHILD.formatted(100 + i).replace("x > 3", "y > 3"));
    }
    for (int round : IntStream.range(0, 5).toArray()) {
      Problems problems = new Problems();
      ProfileLibrary.load(folder, problems);
      assertThat(problems.list())
          .as("round %d", round)
          .extracting(ReloadTest::id)
          .containsExactlyElementsOf(ids);
    }
  }

  private static String id(Problem problem) {
    assertThat(problem.message()).isEqualTo("nothing is called \"y\"");
    String file = Path.of(problem.mark().file()).getFileName().toString();
    return file.substring(0, file.length() - ".yaml".length());
  }

  @Test
  void aLibraryKeepsTextsOnlyWhenAsked() {
    ProfileRig rig = new ProfileRig(folder).document("base", BASE.formatted(1));
    rig.document("torn", "a: [1");
    String base = folder.resolve("base.yaml").toString();
    String torn = folder.resolve("torn.yaml").toString();
    assertThat(rig.library().text(base)).isNull();
    ProfileLibrary kept = ProfileLibrary.loadWithTexts(List.of(folder), new Problems());
    assertThat(kept.text(base)).isEqualTo("profile: base\n" + BASE.formatted(1));
    assertThat(kept.text(torn)).isEqualTo("profile: torn\na: [1");
    assertThat(kept.written(torn)).isNull();
    assertThat(kept.files()).hasSize(2);
  }

  /** The whole range of 64 bits is not walked through, nor is its end passed. */
  @Test
  void rangesOfRawValuesAreBounded() {
    ProfileRig rig = new ProfileRig(folder);
    rig.profile(
        """
        points:
          x: {title: {zh: 值, en: X}, at: input:0, enum: {-9223372036854775808..9223372036854775807: {id: a, label: {zh: 甲, en: A}}}}
          y: {title: {zh: 另, en: Y}, at: input:1, enum: {9223372036854775806..9223372036854775807: {id: a, label: {zh: 甲, en: A}}}}
        """);
    assertThat(rig.complaints())
        .singleElement()
        .asString()
        .contains("is no range of at most 1000 values");
  }
}
