package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may go out to a point. */
class WriteCheckTest {
  private static final String PROFILE =
      """
      profile: p
      schema: 1
      version: 1.0.0
      kind: test.probe
      title: {zh: 探, en: Probe}
      illustrative: true
      protocol: serial
      serial:
        timing: {timeout: 250ms, byteGap: 40ms, retries: 0}
        frames: {message: {start: "~", end: "\\r", max: 64}}
        questions:
          read: {send: "R", answer: {match: [{regex: "V[0-9]{4}"}], example: "~V0017\\r"}}
          write: {send: "W{value:4}"}
      points:
        warm: {title: {zh: 温, en: Warm}, at: read, columns: [1, 4], type: integer, convert: fahrenheit-to-celsius, write: {set: write, min: 16, max: 30, step: 0.5, role: operator}}
        mode: {title: {zh: 式, en: Mode}, at: read, columns: [1, 4], type: integer, enum: {1: {id: off, label: {zh: 关, en: Off}}, 4: {id: on, label: {zh: 开, en: On}}}, write: {set: write, role: operator}}
      """;

  @TempDir Path folder;

  private String refusal(String point, long raw) throws IOException {
    Files.writeString(folder.resolve("p.yaml"), PROFILE);
    Problems problems = new Problems();
    ResolvedProfile profile =
        ProfileLibrary.load(folder, problems)
            .resolve("p", Map.of(), null, new Mark("test", 1, 1), problems);
    assertThat(problems.list()).isEmpty();
    return WriteCheck.refusal(
        new WriteRequest(point, new RawValue.Whole(raw)), profile.point(point));
  }

  /** A range stands in the point's unit; what goes out is in the device's: 68 degrees are 20. */
  @Test
  void aConvertedSetPointIsMeasuredInItsUnit() throws IOException {
    assertThat(refusal("warm", 68)).isNull();
    assertThat(refusal("warm", 20)).contains("is outside 16.0 to 30.0");
  }

  @Test
  void anEnumerationTakesItsLabelsOnly() throws IOException {
    assertThat(refusal("mode", 4)).isNull();
    assertThat(refusal("mode", 2)).contains("none of the values [1, 4]");
  }
}
