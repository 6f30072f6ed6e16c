package org.gengfu.telemetry;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.questdb.cairo.CommitMode;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.log.LogFactory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which QuestDB keeps its files, and what QuestDB is told of it. */
final class QuestDbFolder {
  /**
   * QuestDB's own log: what goes wrong, in a file of its own, since stdout is not its to write to.
   */
  private static final String LOG_CONF =
      """
      writers=file
      w.file.class=io.questdb.log.LogRollingFileWriter
      w.file.location=${log.dir}/questdb.log.${date:yyyyMMdd}
      w.file.level=ERROR,CRITICAL
      w.file.rollEvery=day
      w.file.rollSize=16m
      w.file.sizeLimit=64m
      """;

  private final Path folder;

  private QuestDbFolder(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder if need be. */
  static QuestDbFolder prepare(Path folder) {
    requireFullObjectHeaders();
    try {
      Path conf = Files.createDirectories(folder.resolve("conf"));
      Files.createDirectories(folder.resolve("log"));
      Files.createDirectories(folder.resolve("db"));
      Files.writeString(conf.resolve("log.conf"), LOG_CONF);
    } catch (IOException e) {
      throw new TelemetryException(
          TelemetryException.Kind.SETTINGS,
          "The telemetry folder "
              + folder
              + " cannot be made or written: "
              + e
              + ". Check the center's data folder and its owner.",
          e);
    }
    LogFactory.configureRootDir(folder.toString());
    return new QuestDbFolder(folder);
  }

  /** QuestDB 9.3.4 writes to object headers by fixed offsets, which are other ones when compact. */
  private static void requireFullObjectHeaders() {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (machine != null
        && machine.getVMOption("UseCompactObjectHeaders").getValue().equals("true")) {
      throw new TelemetryException(
          TelemetryException.Kind.SETTINGS,
          "QuestDB cannot run in a Java machine with compact object headers. Start the center with"
              + " -XX:-UseCompactObjectHeaders.",
          null);
    }
  }

  /** Free bytes on the disk of this folder. */
  long freeBytes() {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw new TelemetryException(
          TelemetryException.Kind.FAILED,
          "The free space of " + folder + " cannot be read: " + e + ". Check the disk.",
          e);
    }
  }

  DefaultCairoConfiguration configuration(boolean sync) {
    return new DefaultCairoConfiguration(folder.resolve("db").toString()) {
      @Override
      public int getCommitMode() {
        return sync ? CommitMode.SYNC : CommitMode.NOSYNC;
      }
    };
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
