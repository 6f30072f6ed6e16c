package org.gengfu.document;

import org.jspecify.annotations.Nullable;

/**
 * The characters of a document, a place in them, and the scalars that a {@link QuickReader} takes:
 * those that stand on one line, and block scalars without more than their lines. Whatever it is not
 * sure of it gives up, by null or a negative number. One use, one thread.
 */
final class QuickText {
  /** Ends the characters; no document holds it. */
  static final char END = 0;

  /** What {@link #nextLine} says at the end of the text, and where it gives up. */
  static final int NO_LINE = -1;

  /** Longest key; a parser of YAML need not look further for the colon (YAML 1.2.2, 7.4.2). */
  private static final int MAX_KEY = 1_000;

  /** Longest word that is looked up among those that were read before. */
  private static final int MAX_WORD = 16;

  private static final int WORDS = 512;

  private final String file;
  private final char[] text;
  private final @Nullable String[] words = new @Nullable String[WORDS];
  private int lineStart;
  private int line = 1;
  private boolean failed;

  /** The place: index of a character. */
  int at;

  QuickText(String file, String text) {
    this.file = file;
    this.text = new char[text.length() + 1];
    text.getChars(0, text.length(), this.text, 0);
  }

  /**
   * True when every character stands for itself and takes one column: no tab, carriage return,
   * other control, byte order mark, character of two halves, or line end that is none in YAML.
   */
  boolean plainCharacters() {
    for (int i = 0; i < text.length - 1; i++) {
      char c = text[i];
      boolean plain =
          c < 0x7F
              ? c >= ' ' || c == '\n'
              : c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029
                  || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF;
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  char here() {
    return text[at];
  }

  /** The character after this one; there is one unless this is the end. */
  char next() {
    return text[at + 1];
  }

  int column() {
    return at - lineStart;
  }

  Mark mark() {
    return new Mark(file, line, at - lineStart + 1);
  }

  /** True when nothing more can be read quickly. */
  boolean failed() {
    return failed;
  }

  static boolean blank(char c) {
    return c == ' ' || c == '\n' || c == END;
  }

  void skipSpaces() {
    while (text[at] == ' ') {
      at++;
    }
  }

  /**
   * Ends a line on which a value ended here, and goes to what stands on the next.
   *
   * @return its column, or {@link #NO_LINE}
   */
  int endLine() {
    int value = at;
    skipSpaces();
    if (text[at] == '#' ? at == value : text[at] != '\n' && text[at] != END) {
      return giveUp();
    }
    return nextLine();
  }

  /**
   * Goes to what stands next, from within blanks or a comment.
   *
   * @return its column, or {@link #NO_LINE}
   */
  int nextLine() {
    while (true) {
      skipSpaces();
      if (text[at] == '#') {
        skipComment();
      }
      if (text[at] == END) {
        return NO_LINE;
      }
      if (text[at] != '\n') {
        return column() == 0 && marker() ? giveUp() : column();
      }
      newLine();
    }
  }

  private void newLine() {
    at++;
    line++;
    lineStart = at;
  }

  private void skipComment() {
    while (text[at] != '\n' && text[at] != END) {
      at++;
    }
  }

  private int giveUp() {
    failed = true;
    return NO_LINE;
  }

  /** A directive, or the begin or end of a document. */
  private boolean marker() {
    char c = text[at];
    return c == '%' || (c == '-' || c == '.') && text[at + 1] == c && text[at + 2] == c;
  }

  /**
   * Goes over blanks, line ends and comments between the parts of a flow collection.
   *
   * @param outer the column of the block that it stands in; its lines stand further to the right
   * @return false to give up
   */
  boolean skipFlow(int outer) {
    char before = text[at - 1];
    if (text[at] != '\n' && text[at] != ' ') {
      return text[at] != '#' || before == ' ';
    }
    skipSpaces();
    if (text[at] != '\n' && text[at] != '#') {
      return true;
    }
    return nextLine() > outer && !failed;
  }

  /**
   * The end of the unquoted scalar that begins here, or -1.
   *
   * @param flow true within brackets
   */
  int plainEnd(boolean flow) {
    char first = text[at];
    if (blank(first) || "?:,[]{}#&*!|>'\"%@`".indexOf(first) >= 0) {
      return -1;
    }
    if (first == '-' && (blank(text[at + 1]) || flow && bracket(text[at + 1]))) {
      return -1;
    }
    int end = at;
    int i = at;
    for (; ; i++) {
      char c = text[i];
      if (c == '\n' || c == END) {
        return end;
      } else if (c == ' ') {
        if (text[i + 1] == '#') {
          return end;
        }
        continue;
      } else if (c == ':' && (blank(text[i + 1]) || flow && bracket(text[i + 1]))) {
        return end;
      } else if (flow && bracket(c)) {
        return end;
      }
      end = i + 1;
    }
  }

  private static boolean bracket(char c) {
    return c == ',' || c == '[' || c == ']' || c == '{' || c == '}';
  }

  /** The characters from here to an end, as a text. */
  String take(int end) {
    int length = end - at;
    int start = at;
    at = end;
    if (length > MAX_WORD) {
      return new String(text, start, length);
    }
    int hash = length;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + text[i];
    }
    int slot = (hash ^ (hash >>> 15)) & (WORDS - 1);
    String known = words[slot];
    if (known != null && same(known, start, length)) {
      return known;
    }
    String word = new String(text, start, length);
    words[slot] = word;
    return word;
  }

  private boolean same(String word, int start, int length) {
    if (word.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (word.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  /** The text in the quotes that open here and close on this line, or null. */
  @Nullable String quoted() {
    char quote = text[at];
    int start = at + 1;
    for (int i = start; text[i] != '\n' && text[i] != END; i++) {
      if (text[i] == '\\' && quote == '"' || text[i] == quote && text[i + 1] == '\'') {
        return escaped(quote);
      }
      if (text[i] == quote) {
        at = start;
        String value = take(i);
        at++;
        return value;
      }
    }
    return null;
  }

  private @Nullable String escaped(char quote) {
    StringBuilder value = new StringBuilder();
    for (int i = at + 1; text[i] != '\n' && text[i] != END; i++) {
      char c = text[i];
      if (c == quote && !(quote == '\'' && text[i + 1] == '\'')) {
        at = i + 1;
        return value.toString();
      }
      if (c == '\\' && quote == '"' || c == quote) {
        i++;
        c = quote == '\'' ? '\'' : escape(text[i]);
        if (c == END) {
          return null;
        }
      }
      value.append(c);
    }
    return null;
  }

  /** The escapes that are usual; the others are left to the full parser. */
  private static char escape(char letter) {
    return switch (letter) {
      case '\\', '"', '/' -> letter;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> END;
    };
  }

  /** A key and the colon behind it, or null. */
  @Nullable String key(boolean flow) {
    int start = at;
    String key;
    if (text[at] == '"' || text[at] == '\'') {
      key = quoted();
    } else {
      int end = plainEnd(flow);
      key = end < 0 ? null : take(end);
      if (key != null && CoreSchema.kindOf(key) == ScalarNode.Kind.EMPTY) {
        return null;
      }
    }
    if (key == null || at - start > MAX_KEY || text[at] != ':' || !blank(text[at + 1])) {
      return null;
    }
    at++;
    return key;
  }

  /**
   * The block scalar whose mark stands here; after it, the place is the begin of a line.
   *
   * @param outer the column of the block that it stands in
   * @return null to give up
   */
  @Nullable String block(int outer) {
    boolean folded = text[at] == '>';
    boolean strip = text[at + 1] == '-';
    at += strip ? 2 : 1;
    skipSpaces();
    if (text[at] != '\n') {
      return null;
    }
    newLine();
    StringBuilder value = new StringBuilder();
    int indent = -1;
    int ends = 0;
    while (text[at] != END) {
      if (text[at] == '\n') {
        ends++;
        newLine();
        continue;
      }
      skipSpaces();
      if (text[at] == '\n' || indent > 0 && folded && column() > indent) {
        return null;
      }
      if (indent > 0 && column() < indent || column() <= outer) {
        at = lineStart;
        break;
      }
      indent = indent < 0 ? column() : indent;
      at = lineStart + indent;
      value.append(
          folded && ends == 1 && !value.isEmpty() ? " " : "\n".repeat(breaks(folded, ends, value)));
      int start = at;
      skipComment();
      if (text[at] == END) {
        return null;
      }
      value.append(text, start, at - start);
      ends = 1;
      newLine();
    }
    return value.isEmpty() ? null : strip ? value.toString() : value.append('\n').toString();
  }

  /** How many line ends stand for those before a line of a block scalar. */
  private static int breaks(boolean folded, int ends, StringBuilder before) {
    return folded && !before.isEmpty() ? ends - 1 : ends;
  }
}
