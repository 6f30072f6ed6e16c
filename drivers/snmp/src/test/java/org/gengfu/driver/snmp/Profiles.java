package org.gengfu.driver.snmp;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the shipped profiles are. */
final class Profiles {
  private Profiles() {}

  static Path folder() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("device-profiles"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("not inside the project");
    }
    return at.resolve("device-profiles");
  }
}
