package org.gengfu.report;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that are whole or not there at all. Any thread; blocks. */
public final class ReportFile {
  private ReportFile() {}

  /** Whoever fills a file. */
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** A report as bytes. */
  public static byte[] bytes(CameraReport report, ReportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    format.write(report, out);
    return out.toByteArray();
  }

  /**
   * Writes a file beside the one that is meant, then puts it in its place; what stood there stands
   * there until then, and nothing half-written stays.
   */
  public static void replace(Path path, Content content) throws IOException {
    Path target = path.toAbsolutePath();
    Path folder = target.getParent();
    Path name = target.getFileName();
    if (folder == null || name == null || Files.isDirectory(target)) {
      throw new IOException(path + " is no file");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    Path beside = folder.resolve("." + name + "." + UUID.randomUUID() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16)) {
        content.write(out);
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
