package org.gengfu.center.api.camera;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.camera.Camera;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.RegisterChange;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.register.CameraField;
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

  /** How often an import is planned anew because somebody else changed the register meanwhile. */
  private static final int MAX_TRIES = 3;

  private static final RegisterOutcome.Column NOWHERE = new RegisterOutcome.Column("", "");
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

  private record ErrorView(
      int row, String column, String heading, String value, String problem, String advice) {}

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
          case RegisterOutcome.Accepted accepted -> put(accepted, dry, chinese);
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
        error.head(),
        error.value(),
        text(error.problem(), chinese),
        text(error.advice(), chinese));
  }

  private static String text(Words words, boolean chinese) {
    return chinese ? words.zh() : words.en();
  }

  private ImportView put(RegisterOutcome.Accepted sheet, boolean dry, boolean chinese) {
    Map<String, Camera> cameras = new LinkedHashMap<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    for (RegisterRow row : sheet.rows()) {
      places.put(row.code(), row.row());
      cameras.put(row.code(), camera(row));
    }
    RegisterChange change = dry ? register.plan(cameras.values()) : taken(cameras.values());
    boolean done = change.refused().isEmpty();
    List<ErrorView> refused =
        change.refused().stream()
            .map(each -> refusal(each, places.getOrDefault(each.code(), 0), sheet, chinese))
            .toList();
    int told = Math.min(refused.size(), MAX_ERRORS);
    return new ImportView(
        dry,
        sheet.rows().size(),
        done ? change.added() : 0,
        done ? change.changed() : 0,
        done ? change.unchanged() : 0,
        refused.subList(0, told),
        refused.size() - told);
  }

  /** Plans outside the writer's transaction; plans again when somebody was quicker. */
  private RegisterChange taken(Collection<Camera> cameras) {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      RegisterChange plan = register.plan(cameras);
      if (!plan.refused().isEmpty()) {
        return plan;
      }
      boolean done =
          Recording.recorded(() ->
              watch.record((connection, facts, now) -> register.put(connection, facts, plan, now)));
      register.refresh();
      if (done) {
        return plan;
      }
    }
    throw new ProblemException(
        ProblemException.Code.CONFLICT,
        "others changed the register at the same time; nothing was imported, try again");
  }

  private static ErrorView refusal(
      RegisterChange.Refused refused, int row, RegisterOutcome.Accepted sheet, boolean chinese) {
    Words problem =
        switch (refused.why()) {
          case SAME_DEVICE ->
              new Words(
                  "摄像机 " + refused.other() + " 已登记在同一边缘节点和设备标识下",
                  "camera " + refused.other() + " is registered with the same edge and device");
          case TOO_MANY_VERSIONS ->
              new Words(
                  "已变更过 " + refused.value() + " 次，不能再变更",
                  "it was changed " + refused.value() + " times already");
          case TOO_MANY_CAMERAS ->
              new Words(
                  "登记表最多容纳 " + CameraRegister.MAX_CAMERAS + " 路摄像机",
                  "a register holds at most " + CameraRegister.MAX_CAMERAS + " cameras");
        };
    Words advice =
        switch (refused.why()) {
          case SAME_DEVICE ->
              new Words(
                  "改正此行或那一路的边缘节点和设备标识，或清空两者",
                  "correct edge and device here or there, or clear both");
          case TOO_MANY_VERSIONS -> new Words("改用新的设备编码", "give it a new code");
          case TOO_MANY_CAMERAS -> new Words("分到两个中心", "use two centers");
        };
    CameraField field =
        switch (refused.why()) {
          case SAME_DEVICE -> CameraField.DEVICE;
          case TOO_MANY_VERSIONS, TOO_MANY_CAMERAS -> CameraField.CODE;
        };
    RegisterOutcome.Column column =
        row == 0 ? NOWHERE : sheet.columns().getOrDefault(field, NOWHERE);
    return new ErrorView(
        row,
        column.letters(),
        column.head(),
        refused.value(),
        text(problem, chinese),
        text(advice, chinese));
  }

  private static Camera camera(RegisterRow row) {
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
        row.weight().intValueExact(), // whole and small: the sheet was checked
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
