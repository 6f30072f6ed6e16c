package org.gengfu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.core.availability.report.AvailabilityReport;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.ReportRequest;
import org.gengfu.core.availability.report.SpanKind;

/**
 * Makes the month's report of many cameras from evidence in memory, each round in a JVM that has
 * just started, and compares its downtime with what was made up. {@code --cameras 10000 --changes
 * 200 --rounds 5}.
 */
public final class ReportBench {
  private static final List<Case> CASES =
      List.of(
          new Case(Dimension.DISTRICT, SpanKind.WHOLE),
          new Case(Dimension.DISTRICT, SpanKind.DAY),
          new Case(Dimension.CAMERA, SpanKind.DAY));

  private ReportBench() {}

  private record Case(Dimension groupBy, SpanKind split) {}

  private record Plan(int cameras, int changes, int rounds, int child) {
    static Plan of(String[] arguments) {
      Plan plan = new Plan(10_000, 200, 5, -1);
      for (int i = 0; i < arguments.length; i += 2) {
        String value = i + 1 < arguments.length ? arguments[i + 1] : "";
        if (!value.matches("[0-9]{1,6}")) {
          throw new IllegalArgumentException(arguments[i] + " wants a number, not " + value);
        }
        int number = Integer.parseInt(value);
        plan =
            switch (arguments[i]) {
              case "--cameras" -> new Plan(number, plan.changes, plan.rounds, plan.child);
              case "--changes" -> new Plan(plan.cameras, number, plan.rounds, plan.child);
              case "--rounds" -> new Plan(plan.cameras, plan.changes, number, plan.child);
              case "--child" -> new Plan(plan.cameras, plan.changes, plan.rounds, number);
              default ->
                  throw new IllegalArgumentException(
                      "unknown option %s; known are --cameras N, --changes N, --rounds N"
                          .formatted(arguments[i]));
            };
      }
      if (plan.cameras < 1 || plan.changes < 2 || plan.rounds < 1) {
        throw new IllegalArgumentException("at least one camera, two changes, one round");
      }
      return plan;
    }
  }

  /** Measures; with {@code --child CASE} it is one round. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Plan plan = Plan.of(arguments);
    if (plan.child >= 0) {
      System.out.println(once(plan, CASES.get(plan.child)));
      return;
    }
    System.out.println(Machine.heading("Month report (`./gengfu bench report`)"));
    System.out.printf(
        Locale.ROOT,
        "%n%d cameras, %d changes each, one month; %d rounds, each in a new JVM, from evidence in"
            + " memory to the report; its downtime is compared with the made-up one; seconds,"
            + " median (least–greatest).%n%n",
        plan.cameras,
        plan.changes,
        plan.rounds);
    System.out.println(
        "| by | split into | rows | seconds | of one processor | goal |\n|---|---|---|---|---|---|");
    for (int i = 0; i < CASES.size(); i++) {
      List<Double> seconds = new ArrayList<>();
      List<Double> processor = new ArrayList<>();
      String rows = "";
      for (int round = 0; round < plan.rounds; round++) {
        String[] said = child(plan, i).strip().split(" ");
        seconds.add(Long.parseLong(said[0]) / 1e6);
        processor.add(Long.parseLong(said[1]) / 1e6);
        rows = said[2];
      }
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %s | <= 2 s |%n",
          name(CASES.get(i).groupBy()),
          name(CASES.get(i).split()),
          rows,
          Spread.of(seconds).cell("%.2f"),
          Spread.of(processor).cell("%.2f"));
    }
  }

  private static String once(Plan plan, Case kind) {
    ReportMonth month = new ReportMonth(plan.cameras, plan.changes);
    ReportRequest request =
        new ReportRequest(
            Measure.ONLINE,
            ReportMonth.RANGE,
            kind.split(),
            kind.groupBy(),
            ReportCalendar.CHINA,
            ReportMonth.POLICY);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    long begunOfProcessor = thread.getCurrentThreadCpuTime();
    AvailabilityReport report =
        AvailabilityReport.of(request, month.devices(), ReportMonth.RANGE.toMillis());
    long processorMicros = (thread.getCurrentThreadCpuTime() - begunOfProcessor) / 1_000;
    long micros = (System.nanoTime() - began) / 1_000;
    if (report.total().tally().down() != month.downMillis()) {
      throw new IllegalStateException(
          "the report counts %d ms of downtime, but %d were made up"
              .formatted(report.total().tally().down(), month.downMillis()));
    }
    return micros + " " + processorMicros + " " + report.rows().size();
  }

  private static String child(Plan plan, int kind) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ReportBench.class.getName(),
                "--cameras",
                String.valueOf(plan.cameras),
                "--changes",
                String.valueOf(plan.changes),
                "--child",
                String.valueOf(kind))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the round failed: " + said);
    }
    return said;
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
