package org.gengfu.center.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The folder with PostgreSQL's programs, unpacked once from the archive on the class path. The
 * unpacking happens beside its final name and is renamed into place, so a center that dies in the
 * middle leaves nothing that looks ready. Any thread may call; two processes wait for each other.
 */
final class PostgresPrograms {
  /** PostgreSQL's release; the folder is named by it, so another release unpacks anew. */
  static final String RELEASE = "18.6.0";

  private final Path folder;

  private PostgresPrograms(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks into {@code parent}, unless that was done before.
   *
   * @throws StoreException when there is no archive for this machine, or the disk does not take it
   */
  static PostgresPrograms unpack(Path parent) {
    Path target = parent.resolve("postgresql-" + RELEASE);
    try {
      Files.createDirectories(parent);
      try (FileChannel channel =
              FileChannel.open(
                  parent.resolve(".unpacking"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid() && !Files.isDirectory(target)) {
          unpackBeside(target);
        }
      }
    } catch (IOException e) {
      throw new StoreException(
          "PostgreSQL's programs cannot be unpacked to "
              + target
              + ": "
              + e
              + ". Is there space on that disk, and may the center write there?",
          e);
    }
    return new PostgresPrograms(target);
  }

  /** The program {@code initdb} or {@code postgres}. */
  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static void unpackBeside(Path target) throws IOException {
    Path beside = target.resolveSibling(target.getFileName() + ".part");
    delete(beside);
    String archive = archive();
    try (InputStream packed = PostgresPrograms.class.getResourceAsStream(archive)) {
      if (packed == null) {
        throw new StoreException(
            "no PostgreSQL programs for this machine ("
                + archive
                + " is not on the class path): set postgres.url to a server of your own");
      }
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
        for (TarArchiveEntry entry = tar.getNextEntry();
            entry != null;
            entry = tar.getNextEntry()) {
          write(tar, entry, beside);
        }
      }
    }
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    Path file = root.resolve(entry.getName()).normalize();
    if (!file.startsWith(root)) {
      throw new IOException("entry outside the archive: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      boolean program =
          file.getNameCount() > 1 && file.getName(file.getNameCount() - 2).toString().equals("bin");
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static String archive() {
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (machine) {
      case "amd64", "x86_64" -> "/postgres-linux-x86_64.txz";
      case "aarch64", "arm64" -> "/postgres-linux-arm_64.txz";
      default -> "/postgres-linux-" + machine + ".txz";
    };
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(tree)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
