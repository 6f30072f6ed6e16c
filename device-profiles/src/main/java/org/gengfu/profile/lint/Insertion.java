package org.gengfu.profile.lint;

import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;

/** Writes an entry into a map, in the map's own way of writing. Stateless. */
final class Insertion {
  private Insertion() {}

  /**
   * Puts an entry before a map's first.
   *
   * @param entry {@code key: value}
   */
  static Edit entry(ProfileFile file, MapNode map, String entry) {
    SourceText source = file.source();
    int start = source.offset(map.mark());
    if (source.text().charAt(start) == '{') {
      boolean empty = map.keys().isEmpty();
      return new Edit(start + 1, start + 1, empty ? entry : entry + ", ");
    }
    Mark first = map.keyMark(map.keys().getFirst());
    String indent = " ".repeat(first.column() - 1);
    int at = source.offset(first);
    return new Edit(at, at, entry + "\n" + indent);
  }
}
