package org.gengfu.profiletool.importer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SYNTAX of an object or textual convention.
 *
 * @param base {@code INTEGER}, {@code OCTET STRING}, {@code DisplayString}, a row's type ...
 * @param names of an enumeration or of BITS, by number
 * @param low least value or size that it names, or null
 * @param high greatest value or size that it names, or null
 * @param rows true for {@code SEQUENCE OF}
 */
record MibSyntax(
    String base, Map<Long, String> names, @Nullable Long low, @Nullable Long high, boolean rows) {
  MibSyntax {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }
}
