package org.gengfu.center.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.center.access.Audit;
import org.gengfu.center.camera.Camera;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.register.Language;
import org.gengfu.register.RegisterBook;
import org.gengfu.register.RegisterError;
import org.gengfu.register.RegisterOutcome;
import org.gengfu.register.RegisterRow;
import org.gengfu.register.RegisterRules;
import org.gengfu.register.RegisterSheet;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** The register as a workbook. Handlers; see {@link Operation.Handler}. */
final class RegisterHandlers {
  private static final int MAX_ERRORS = 1_000;
  private static final int MAX_WEIGHT = 1_000;
  private static final ZoneId ZONE = ReportCalendar.CHINA.zone();
  private static final RegisterRules RULES =
      new RegisterRules(
          Operation.MAX_WORKBOOK_BYTES, CameraRegister.MAX_CAMERAS, MAX_ERRORS, Set.of());

  private final CameraRegister register;
  private final Watch watch;
  private final Audit audit;

  RegisterHandlers(CameraRegister register, Watch watch, Audit audit) {
    this.register = register;
    this.watch = watch;
    this.audit = audit;
  }

  private enum Lang {
    ZH,
    EN
  }

  private record ErrorView(int row, String column, String value, String problem, String advice) {}

  private record ImportView(
      boolean dryRun,
      int rows,
      int added,
      int changed,
      int unchanged,
      List<ErrorView> errors,
      int moreErrors) {}

  Answer importCameras(Request request) {
    boolean dry = request.flag("dryRun", true);
    boolean chinese = request.choice("lang", Lang.class, Lang.ZH) == Lang.ZH;
    ImportView view =
        switch (read(request.body())) {
          case RegisterOutcome.Refused refused ->
              new ImportView(
                  dry,
                  refused.count(),
                  0,
                  0,
                  0,
                  refused.errors().stream().map(error -> view(error, chinese)).toList(),
                  refused.more());
          case RegisterOutcome.Accepted accepted -> put(accepted.rows(), dry, chinese);
        };
    audit.note(
        request.caller().name(),
        request.address(),
        "import-cameras",
        "%d rows, %d added, %d changed%s"
            .formatted(view.rows(), view.added(), view.changed(), dry ? ", dry run" : ""),
        view.errors().isEmpty() ? "done" : "bad-request");
    return Answer.ok(view);
  }

  private static RegisterOutcome read(byte[] workbook) {
    try {
      return RegisterSheet.read(new ByteArrayInputStream(workbook), RULES);
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook in memory cannot be read", e);
    }
  }

  private static ErrorView view(RegisterError error, boolean chinese) {
    return new ErrorView(
        error.row(),
        error.column(),
        error.value(),
        text(error.problem(), chinese),
        text(error.advice(), chinese));
  }

  private static String text(Words words, boolean chinese) {
    return chinese ? words.zh() : words.en();
  }

  private ImportView put(List<RegisterRow> rows, boolean dry, boolean chinese) {
    Map<String, Camera> cameras = new LinkedHashMap<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    List<ErrorView> errors = new ArrayList<>();
    for (RegisterRow row : rows) {
      places.put(row.code(), row.row());
      int weight = weight(row.weight());
      if (weight == 0) {
        errors.add(
            new ErrorView(
                row.row(),
                "",
                row.weight().toPlainString(),
                chinese ? "权重不是 1 到 1000 的整数" : "the weight is no whole number from 1 to 1000",
                chinese ? "改正权重" : "correct the weight"));
      } else {
        cameras.put(row.code(), camera(row, weight));
      }
    }
    if (!errors.isEmpty()) {
      int told = Math.min(errors.size(), MAX_ERRORS);
      return new ImportView(
          dry, rows.size(), 0, 0, 0, errors.subList(0, told), errors.size() - told);
    }
    CameraRegister.Change change =
        ExclusionHandlers.recorded(() ->
            watch.record((connection, facts, now) ->
                register.put(connection, facts, cameras.values(), now, dry)));
    if (!dry) {
      register.refresh();
    }
    boolean done = change.refused().isEmpty();
    List<ErrorView> refused =
        change.refused().stream()
            .map(each ->
                new ErrorView(
                    places.getOrDefault(each.code(), 0),
                    each.column(),
                    each.value(),
                    each.problem(),
                    each.advice()))
            .toList();
    int told = Math.min(refused.size(), MAX_ERRORS);
    return new ImportView(
        dry,
        rows.size(),
        done ? change.added() : 0,
        done ? change.changed() : 0,
        done ? change.unchanged() : 0,
        refused.subList(0, told),
        refused.size() - told);
  }

  private static int weight(BigDecimal weight) {
    try {
      int whole = weight.intValueExact();
      return whole >= 1 && whole <= MAX_WEIGHT ? whole : 0;
    } catch (ArithmeticException e) {
      return 0;
    }
  }

  private static Camera camera(RegisterRow row, int weight) {
    return new Camera(
        row.code(),
        row.name(),
        row.edge(),
        row.device(),
        row.site(),
        row.district(),
        row.owner(),
        row.items(),
        row.party(),
        weight,
        midnight(row.commissioned()),
        midnight(row.retired()),
        new TreeMap<>(row.file()));
  }

  private static @Nullable Instant midnight(@Nullable LocalDate date) {
    return date == null ? null : date.atStartOfDay(ZONE).toInstant();
  }

  Answer exportCameras(Request request) {
    List<RegisterRow> rows =
        register.cameras().stream().map(version -> row(version.camera())).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      RegisterBook.write(rows, Language.ZH, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook cannot be written into memory", e);
    }
    return new Answer.Bytes(200, Operation.WORKBOOK, "cameras.xlsx", out.toByteArray());
  }

  private static RegisterRow row(Camera camera) {
    return new RegisterRow(
        0,
        camera.code(),
        camera.name(),
        camera.edge(),
        camera.device(),
        camera.site(),
        camera.district(),
        camera.owner(),
        camera.items(),
        camera.party(),
        BigDecimal.valueOf(camera.weight()),
        date(camera.commissioned()),
        date(camera.retired()),
        camera.file());
  }

  private static @Nullable LocalDate date(@Nullable Instant midnight) {
    return midnight == null ? null : midnight.atZone(ZONE).toLocalDate();
  }
}
