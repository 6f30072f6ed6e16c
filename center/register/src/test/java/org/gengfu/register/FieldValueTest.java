package org.gengfu.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of single fields: what is kept of them, or why not. */
class FieldValueTest {
  private static FieldValue of(CameraField field, String text) {
    return FieldValue.of(field, new Cell.Text(text), Set.of());
  }

  @ParameterizedTest
  @CsvSource({
    "IP, 10.1.2.3, 10.1.2.3",
    "IP, FE80::1, fe80::1",
    "IP, ::ffff:10.0.0.1, ::ffff:10.0.0.1",
    "MAC, 4419.B600.0001, 44:19:b6:00:00:01",
    "MAC, 44-19-B6-00-00-01, 44:19:b6:00:00:01",
    "PORT, 554, 554",
    "LONGITUDE, 120.619500, 120.6195",
    "LATITUDE, -90, -90",
    "WEIGHT, 5.0, 5",
    "RECORDING_DAYS, 0, 0",
    "STATUS, 在用, in use",
    "STATUS, In Use, in use",
    "OWNERSHIP, 租用, leased",
    "CODE, 32050100001320000001, 32050100001320000001",
    "NAME, '人民路 — ①', '人民路 — ①'",
  })
  void whatIsKept(CameraField field, String text, String kept) {
    assertThat(of(field, text)).isEqualTo(new FieldValue.Kept(kept));
  }

  @ParameterizedTest
  @CsvSource({
    "IP, 10.1.2, NOT_ADDRESS",
    "IP, 10.1.2.256, NOT_ADDRESS",
    "IP, 10.1.2.3., NOT_ADDRESS",
    "IP, camera.lan, NOT_ADDRESS",
    "IP, 1:2:3, NOT_ADDRESS",
    "IP, '::1%eth0', NOT_ADDRESS",
    "MAC, 44:19:b6:00:00, NOT_MAC",
    "PORT, 0, OUT_OF_RANGE",
    "PORT, 65536, OUT_OF_RANGE",
    "PORT, 80.5, OUT_OF_RANGE",
    "PORT, rtsp, NOT_NUMBER",
    "LONGITUDE, 180.0001, OUT_OF_RANGE",
    "LONGITUDE, 120°37′, NOT_NUMBER",
    "LATITUDE, 1e2, NOT_NUMBER",
    "WEIGHT, 0, OUT_OF_RANGE",
    "WEIGHT, -1, OUT_OF_RANGE",
    "WEIGHT, 0.5, OUT_OF_RANGE",
    "WEIGHT, 1001, OUT_OF_RANGE",
    "STATUS, 坏, NOT_ONE_OF",
    "OWNERSHIP, 借, NOT_ONE_OF",
    "CODE, a b, BAD_CHARACTERS",
    "CODE, 编码, BAD_CHARACTERS",
    "EDGE, a:b, BAD_CHARACTERS",
    "COMMISSIONED, 31.01.2026, NOT_DATE",
    "COMMISSIONED, 2026-02-30, NOT_DATE",
    "COMMISSIONED, 1900-01-01, NOT_DATE",
  })
  void whatIsRefused(CameraField field, String text, RegisterProblem code) {
    assertThat(of(field, text))
        .isInstanceOfSatisfying(
            FieldValue.Bad.class, bad -> assertThat(bad.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({"NAME, 201, TOO_LONG", "CODE, 65, TOO_LONG", "REMARK, 501, TOO_LONG"})
  void whatIsTooLongIsRefused(CameraField field, int length, RegisterProblem code) {
    whatIsRefused(field, "a".repeat(length), code);
    assertThat(of(field, "a".repeat(length - 1))).isInstanceOf(FieldValue.Kept.class);
  }

  @Test
  void whatNobodySeesIsRefused() {
    for (String sign : List.of("\u0007", "\uFFFE", "\uD800")) {
      whatIsRefused(CameraField.NAME, "a" + sign + "b", RegisterProblem.BAD_CHARACTERS);
    }
  }
}
