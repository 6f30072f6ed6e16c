package org.gengfu.register;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one unpacked XML part, watched before a parser sees them: how many there are, how
 * long one token is (a parser holds one token at a time), and that no document type comes, since
 * what a workbook needs has none and entity bombs need one. The part must be UTF-8, where markup
 * cannot hide in other characters. One thread.
 */
final class PartStream extends FilterInputStream {
  /** Most bytes of one token: a text of 32,767 characters (ECMA-376: a cell's most), escaped. */
  static final int MAX_TOKEN = 512 * 1024;

  /** Bytes of the shortest comment, CDATA section and instruction after their {@code <}. */
  private static final int LEAST_COMMENT = "!---->".length();

  private static final int LEAST_CDATA = "![CDATA[]]>".length();
  private static final int LEAST_INSTRUCTION = "?x?>".length();

  /** Where the bytes stand. */
  private enum At {
    TEXT,
    TAG,
    BANG,
    COMMENT,
    CDATA,
    INSTRUCTION
  }

  private final String part;
  private final long most;
  private long read;
  private int token;
  private At at = At.TEXT;
  private int before;
  private int beforeThat;
  private @Nullable UnreadableException refusal;

  /** The part is larger than it may be, or holds what it may not. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }

  PartStream(InputStream in, String part, long most) {
    super(in);
    this.part = part;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = in.read(into, from, length);
    for (int i = from; i < from + count; i++) {
      watch(into[i] & 0xFF);
    }
    return count;
  }

  @Override
  public long skip(long count) {
    // Bytes that are passed over would not be watched: whoever skips must read instead.
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Why the part is refused, null while it is not; a parser may hide it in its own words. */
  @Nullable UnreadableException refusal() {
    return refusal;
  }

  private RefusedException refused(RegisterProblem problem, String what) {
    refusal = new UnreadableException(problem, part + ": " + what);
    return new RefusedException(what);
  }

  private void watch(int b) throws RefusedException {
    if (++read > most) {
      throw refused(RegisterProblem.TOO_LARGE, "> " + most / 1024 + " KiB");
    }
    if (++token > MAX_TOKEN) {
      throw refused(RegisterProblem.TOO_LARGE, "a token of > " + MAX_TOKEN / 1024 + " KiB");
    }
    switch (at) {
      case TEXT -> {
        if (b == '<') {
          enter(At.TAG);
        }
      }
      case TAG -> tag(b);
      case BANG -> bang(b);
      case COMMENT -> leaveWhen(b == '>' && before == '-' && beforeThat == '-', LEAST_COMMENT);
      case CDATA -> leaveWhen(b == '>' && before == ']' && beforeThat == ']', LEAST_CDATA);
      case INSTRUCTION -> leaveWhen(b == '>' && before == '?', LEAST_INSTRUCTION);
    }
    beforeThat = before;
    before = b;
  }

  private void tag(int b) {
    if (before == '<' && b == '!') {
      at = At.BANG;
    } else if (before == '<' && b == '?') {
      at = At.INSTRUCTION;
    } else if (b == '>') {
      enter(At.TEXT);
    }
  }

  private void bang(int b) throws RefusedException {
    switch (b) {
      case '-' -> at = At.COMMENT;
      case '[' -> at = At.CDATA;
      default -> throw refused(RegisterProblem.NO_WORKBOOK, "DOCTYPE");
    }
  }

  private void leaveWhen(boolean closed, int least) {
    if (closed && token >= least) {
      enter(At.TEXT);
    }
  }

  private void enter(At next) {
    at = next;
    token = 0;
  }
}
