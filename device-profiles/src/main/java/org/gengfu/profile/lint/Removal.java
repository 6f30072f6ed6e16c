package org.gengfu.profile.lint;

/** Takes an entry out of a map, in the map's own way of writing. Stateless. */
final class Removal {
  private Removal() {}

  /** Removes the entry from start to end, with its line or its comma. */
  static Edit entry(ProfileFile file, int start, int end) {
    String text = file.source().text();
    int lineStart = text.lastIndexOf('\n', start) + 1;
    int lineEnd = text.indexOf('\n', end);
    lineEnd = lineEnd < 0 ? text.length() : lineEnd + 1;
    boolean alone =
        text.substring(lineStart, start).isBlank() && text.substring(end, lineEnd).isBlank();
    if (alone) {
      return new Edit(lineStart, lineEnd, "");
    }
    int before = start;
    while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
      before--;
    }
    if (before > 0 && text.charAt(before - 1) == ',') {
      return new Edit(before - 1, end, "");
    }
    int after = end;
    while (after < text.length() && ", ".indexOf(text.charAt(after)) >= 0) {
      after++;
    }
    return new Edit(start, after, "");
  }
}
