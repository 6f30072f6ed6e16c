package org.gengfu.driver.snmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.OctetString;

/**
 * A community or a password. It is read from a file, never from the configuration itself, and never
 * shows itself. Immutable.
 */
final class Secret {
  /** Longest secret, in octets. */
  static final int MAX_OCTETS = 255;

  private final byte[] octets;

  Secret(byte[] octets) {
    this.octets = octets.clone();
  }

  static Secret of(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the file that a key names; one line end at its end falls away.
   *
   * @param least fewest octets
   * @return the secret, null after a problem was reported or when the key is absent
   */
  static @Nullable Secret read(MapNode node, String key, int least, Problems problems) {
    String name = node.optionalString(key, problems);
    if (name == null) {
      return null;
    }
    String text;
    try {
      Path file = Path.of(name);
      if (Files.size(file) > MAX_OCTETS + 2) {
        problems.add(node.valueMark(key), "snmp.secret", "the secret's file is too long", "");
        return null;
      }
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      String message = "the secret's file cannot be read: " + e.getClass().getSimpleName();
      problems.add(node.valueMark(key), "snmp.secret", message, "Make the file readable");
      return null;
    }
    String bare = text.replaceFirst("\\r?\\n$", "");
    byte[] octets = bare.getBytes(StandardCharsets.UTF_8);
    if (octets.length < least) {
      String message = "the secret's file holds fewer than " + least + " characters";
      problems.add(node.valueMark(key), "snmp.secret", message, "Correct the file");
      return null;
    }
    return new Secret(octets);
  }

  OctetString octetString() {
    return new OctetString(octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret
        && java.security.MessageDigest.isEqual(octets, secret.octets);
  }

  @Override
  public int hashCode() {
    return java.util.Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return "***";
  }
}
