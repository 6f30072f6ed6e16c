package org.gengfu.profiletool.importer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One definition of a MIB module.
 *
 * @param macro {@code OBJECT-TYPE}, {@code NOTIFICATION-TYPE}, {@code OBJECT IDENTIFIER} ...
 * @param line where its name stands
 * @param place words and numbers of its value: parent and sub-identifiers
 * @param access {@code read-only} and the like, empty when none is named
 * @param index names of a row's index objects
 * @param augments the row that this row augments, or empty
 * @param objects that a notification carries
 */
record MibObject(
    String name,
    String macro,
    int line,
    List<String> place,
    @Nullable MibSyntax syntax,
    String access,
    String status,
    String units,
    String hint,
    String description,
    List<String> index,
    String augments,
    List<String> objects) {
  MibObject {
    place = List.copyOf(place);
    index = List.copyOf(index);
    objects = List.copyOf(objects);
  }

  boolean readable() {
    return access.startsWith("read");
  }
}
