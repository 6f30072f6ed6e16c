package org.gengfu.profiletool.importer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file of the user's, read whole. Immutable; any thread.
 *
 * @param path where it lies
 * @param content its bytes, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
record SourceFile(Path path, byte[] content) {
  /** Largest file that is read. */
  static final int MAX_BYTES = 32 * 1024 * 1024;

  private static final Charset GB18030 = Charset.forName("GB18030");

  static SourceFile load(Path path) throws ImportException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ImportException(path + ": larger than " + MAX_BYTES + " bytes. Split it");
      }
      return new SourceFile(path, bytes);
    } catch (NoSuchFileException e) {
      throw new ImportException(path + ": the file does not exist. Check the path");
    } catch (IOException e) {
      throw new ImportException(
          path + ": cannot be read (" + e.getClass().getSimpleName() + "). Check its rights");
    }
  }

  /** The name without folders, for reports and provenance. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** The name without its ending, small letters, digits and dashes, for a profile's id. */
  String stem() {
    return PointNames.profileId(name().replaceFirst("\\.[A-Za-z0-9]{1,8}$", ""));
  }

  /** First 12 hexadecimal digits of the content's SHA-256, to know the very file again. */
  String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The text: a byte order mark decides, else UTF-8, else GB18030, as Chinese tables come. */
  String text() throws ImportException {
    if (starts(0xEF, 0xBB, 0xBF)) {
      return decode(StandardCharsets.UTF_8).substring(1);
    }
    if (starts(0xFF, 0xFE)) {
      return decode(StandardCharsets.UTF_16LE).substring(1);
    }
    if (starts(0xFE, 0xFF)) {
      return decode(StandardCharsets.UTF_16BE).substring(1);
    }
    try {
      return decode(StandardCharsets.UTF_8);
    } catch (ImportException notUtf8) {
      return decode(GB18030);
    }
  }

  private boolean starts(int... bytes) {
    if (content.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((content[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private String decode(Charset charset) throws ImportException {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(content))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ImportException(
          path + ": neither UTF-8 nor GB18030 nor UTF-16 text. Save it as UTF-8");
    }
  }
}
