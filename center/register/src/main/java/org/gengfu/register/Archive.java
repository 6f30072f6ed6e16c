package org.gengfu.register;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The archive of a workbook, read by its directory as spreadsheets do. Holds the packed file only,
 * in a temporary file; parts are unpacked as they are read. One thread.
 */
final class Archive implements AutoCloseable {
  /** Most parts; a workbook with pictures on each of its sheets has some hundred. */
  static final int MAX_PARTS = 5_000;

  private final Path file;
  private final ZipFile zip;

  private Archive(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  /**
   * Takes a workbook in.
   *
   * @throws IOException when the stream, or the disk for temporary files, fails
   */
  static Archive of(InputStream workbook, int maxBytes) throws IOException, UnreadableException {
    byte[] bytes = workbook.readNBytes(maxBytes + 1);
    if (bytes.length > maxBytes) {
      throw new UnreadableException(RegisterProblem.TOO_LARGE, "> " + maxBytes / 1024 + " KiB");
    }
    if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
      boolean old = bytes.length > 4 && (bytes[0] & 0xFF) == 0xD0 && (bytes[1] & 0xFF) == 0xCF;
      throw new UnreadableException(
          RegisterProblem.NO_WORKBOOK, old ? "XLS / encrypted" : "no ZIP archive");
    }
    Path file = Files.createTempFile("gengfu-register", ".xlsx");
    try {
      Files.write(file, bytes);
      ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
      if (zip.size() > MAX_PARTS) {
        zip.close();
        throw new UnreadableException(RegisterProblem.TOO_LARGE, zip.size() + " parts");
      }
      return new Archive(file, zip);
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      Files.deleteIfExists(file);
      throw new UnreadableException(RegisterProblem.NO_WORKBOOK, "damaged archive");
    } catch (IOException | UnreadableException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * A part as a watched XML stream, null when there is none.
   *
   * @param most most bytes that it may unpack to
   */
  @Nullable Part part(String name, long most) throws IOException, UnreadableException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      entry = zip.getEntry("/" + name);
    }
    if (entry == null) {
      return null;
    }
    try {
      return new Part(name, new PartStream(zip.getInputStream(entry), name, most));
    } catch (ZipException | EOFException e) {
      throw new UnreadableException(RegisterProblem.NO_WORKBOOK, name);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      zip.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
