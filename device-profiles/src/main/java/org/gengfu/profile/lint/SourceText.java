package org.gengfu.profile.lint;

import java.util.Arrays;
import org.gengfu.document.Mark;

/** A file's text with its lines, to get from a mark to the characters. Immutable; any thread. */
public final class SourceText {
  private final String text;
  private final int[] lineStarts;

  /** Finds the lines of a text. */
  public SourceText(String text) {
    this.text = text;
    int[] starts = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    lineStarts = Arrays.copyOf(starts, count);
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** How many lines there are. */
  public int lines() {
    return lineStarts.length;
  }

  /** A line without its end, 1 and up. */
  public String line(int number) {
    int end = number < lineStarts.length ? lineStarts[number] - 1 : text.length();
    String line = text.substring(lineStarts[number - 1], end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Index of the character at a mark. */
  public int offset(Mark mark) {
    int start = lineStarts[Math.min(mark.line(), lineStarts.length) - 1];
    int end = start;
    for (int column = 1; column < mark.column() && end < text.length(); column++) {
      end = text.offsetByCodePoints(end, 1);
    }
    return end;
  }

  /** The number of spaces that a line begins with. */
  int indent(int number) {
    String line = line(number);
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  /** True when the character stands unquoted, and the value begins there. */
  boolean plain(int offset) {
    char c = offset < text.length() ? text.charAt(offset) : '"';
    return c != '"' && c != '\'' && c != '|' && c != '>';
  }

  /** Index after the scalar or flow collection that begins at an index and ends on its line. */
  int valueEnd(int start, int plainLength) {
    char first = text.charAt(start);
    if (first == '[' || first == '{') {
      return flowEnd(start);
    }
    return first == '"' || first == '\'' ? quoteEnd(start) : start + plainLength;
  }

  private int quoteEnd(int start) {
    char quote = text.charAt(start);
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote == '"') {
        i++;
      } else if (c == quote) {
        if (quote == '\'' && i + 1 < text.length() && text.charAt(i + 1) == '\'') {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    return text.length();
  }

  private int flowEnd(int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        if (--depth == 0) {
          return i + 1;
        }
      } else if ((c == '"' || c == '\'') && opensQuote(i)) {
        i = quoteEnd(i) - 1;
      } else if (c == '#' && Character.isWhitespace(text.charAt(i - 1))) {
        int line = text.indexOf('\n', i);
        i = line < 0 ? text.length() : line;
      }
    }
    return text.length();
  }

  /** A quote opens a text only at the begin of a value; within a word it is a letter. */
  private boolean opensQuote(int index) {
    int before = index - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before < 0 || "[{,:-".indexOf(text.charAt(before)) >= 0;
  }
}
