package org.gengfu.sim.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gengfu.profile.snmp.Oid;

/** A value as an agent holds it. Immutable. */
sealed interface Value {
  /** A number; {@code tag} says which kind. A Counter64 keeps its bit pattern. */
  record Whole(int tag, long value) implements Value {}

  /** An object identifier. */
  record Identifier(Oid oid) implements Value {}

  /** Nothing: NULL, or one of the three exceptions of v2. */
  record Nothing(int tag) implements Value {}

  /** Octets; {@code tag} says which kind. */
  record Octets(int tag, byte[] octets) implements Value {
    public Octets {
      octets = octets.clone();
    }

    @Override
    public byte[] octets() {
      return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Octets(int otherTag, byte[] theirs)
          && tag == otherTag
          && Arrays.equals(octets, theirs);
    }

    @Override
    public int hashCode() {
      return 31 * tag + Arrays.hashCode(octets);
    }
  }

  /** A text in UTF-8. */
  static Value text(String text) {
    return new Octets(Tag.OCTETS, text.getBytes(StandardCharsets.UTF_8));
  }

  /** An INTEGER. */
  static Value integer(long value) {
    return new Whole(Tag.INTEGER, value);
  }

  /** What a question carries in place of a value. */
  static Value none() {
    return new Nothing(Tag.NULL);
  }
}
