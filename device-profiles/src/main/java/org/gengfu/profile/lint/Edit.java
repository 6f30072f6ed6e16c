package org.gengfu.profile.lint;

/**
 * A certain change of a file: the characters from start to end are replaced.
 *
 * @param start index of the first character (UTF-16) of the file's text
 * @param end index after the last one; equal to start for an insertion
 * @param text what stands there afterwards
 */
public record Edit(int start, int end, String text) {
  public Edit {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span: " + start + " to " + end);
    }
  }
}
