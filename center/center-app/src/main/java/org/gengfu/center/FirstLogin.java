package org.gengfu.center;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.gengfu.center.access.Users;

/**
 * Tells the one-time password of the first start: on standard output, or in the file that the
 * environment variable {@value #FILE} names, which only its owner can read.
 */
final class FirstLogin {
  static final String FILE = "GENGFU_ADMIN_PASSWORD_FILE";

  private FirstLogin() {}

  static void tell(String password, PrintStream out) {
    String file = System.getenv(FILE);
    if (file == null || file.isBlank()) {
      out.println("FIRST LOGIN user=" + Users.FIRST + " password=" + password);
      return;
    }
    try {
      Path path = Path.of(file);
      Files.deleteIfExists(path);
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(path, password + "\n");
    } catch (IOException e) {
      out.println("FIRST LOGIN user=" + Users.FIRST + " password=" + password);
      out.println(FILE + " cannot be written: " + e);
    }
  }
}
