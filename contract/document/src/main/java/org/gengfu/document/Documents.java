package org.gengfu.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents: YAML 1.2 core schema in UTF-8, one document per file, a map at its root. Refused
 * are duplicate keys, anchors, aliases, tags, more than {@value #MAX_BYTES} bytes, {@value
 * #MAX_DEPTH} levels or {@value #MAX_NODES} nodes. Stateless; any thread.
 */
public final class Documents {
  /** Largest document, 4 MiB. */
  public static final int MAX_BYTES = 4 * 1024 * 1024;

  /** Deepest nesting of maps and lists. */
  public static final int MAX_DEPTH = 64;

  /** Most nodes in one document. */
  public static final int MAX_NODES = 200_000;

  /** What stands for bytes that are no UTF-8. */
  private static final char REPLACED = '\uFFFD';

  private Documents() {}

  /**
   * Reads a text.
   *
   * @param file its name, for the marks
   * @return the root, or null after a problem that leaves nothing to use; a duplicate key is
   *     reported and its first value kept
   */
  public static @Nullable MapNode parse(String file, String text, Problems problems) {
    return parse(file, text, false, problems);
  }

  /**
   * Reads a text into nodes that never change.
   *
   * @return the root, or null after a problem, as {@link #parse} says
   */
  public static @Nullable MapNode parseShared(String file, String text, Problems problems) {
    return parse(file, text, true, problems);
  }

  private static @Nullable MapNode parse(
      String file, String text, boolean shared, Problems problems) {
    if (text.length() > MAX_BYTES) {
      problems.add(start(file), "TOO_LARGE", tooLarge(), "Split it");
      return null;
    }
    return new TreeBuilder(file, shared, problems).build(text);
  }

  /**
   * Reads a file.
   *
   * @return the root, or null after a problem was reported
   */
  public static @Nullable MapNode load(Path path, Problems problems) {
    return load(path, false, problems);
  }

  /**
   * Reads a file into nodes that never change, so that threads may share them. They do not remember
   * which keys were asked for: whoever reads them checks them against a schema.
   *
   * @return the root, or null after a problem was reported
   */
  public static @Nullable MapNode loadShared(Path path, Problems problems) {
    return load(path, true, problems);
  }

  private static @Nullable MapNode load(Path path, boolean shared, Problems problems) {
    String text = text(path, problems);
    return text == null ? null : parse(path.toString(), text, shared, problems);
  }

  /**
   * Reads a file's characters, without the mark of their byte order; for who needs them beside the
   * nodes.
   *
   * @return null after a problem was reported
   */
  public static @Nullable String text(Path path, Problems problems) {
    String file = path.toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      problems.add(start(file), "NO_FILE", "the file does not exist", "Check the path");
      return null;
    } catch (IOException e) {
      String why = "the file cannot be read (" + e.getClass().getSimpleName() + ")";
      problems.add(start(file), "UNREADABLE", why, "Check its rights and that it is a file");
      return null;
    }
    if (bytes.length > MAX_BYTES) {
      problems.add(start(file), "TOO_LARGE", tooLarge(), "Split it");
      return null;
    }
    return decode(file, bytes, problems);
  }

  /** Bytes that are no UTF-8 become {@link #REPLACED}, which seldom stands in a file otherwise. */
  private static @Nullable String decode(String file, byte[] bytes, Problems problems) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACED) >= 0) {
      text = decodeStrictly(file, bytes, problems);
    }
    return text != null && text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static @Nullable String decodeStrictly(String file, byte[] bytes, Problems problems) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      Mark mark = at(file, text, text.length());
      String fix = "Save the file as UTF-8";
      problems.add(mark, "NOT_UTF8", "these bytes are not UTF-8", fix);
      return null;
    }
    return text;
  }

  /** The place of a character of a text. */
  static Mark at(String file, String text, int index) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < index; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Mark(file, line, text.codePointCount(lineStart, index) + 1);
  }

  private static Mark start(String file) {
    return new Mark(file, 1, 1);
  }

  private static String tooLarge() {
    return "the document is larger than " + MAX_BYTES + " bytes";
  }
}
