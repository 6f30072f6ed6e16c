package org.gengfu.center.order;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The files of photographs: {@code <folder>/<first two of the id>/<id>}, with {@code .part} behind
 * it until it is whole. Any thread; one at a time for one id.
 */
final class PhotoFiles {
  private final Path folder;

  PhotoFiles(Path folder) {
    this.folder = folder;
  }

  Path whole(String id) {
    return folder.resolve(id.substring(0, 2)).resolve(id);
  }

  Path part(String id) {
    return folder.resolve(id.substring(0, 2)).resolve(id + ".part");
  }

  /** Bytes that are free where photographs lie. */
  long free() throws IOException {
    Files.createDirectories(folder);
    return Files.getFileStore(folder).getUsableSpace();
  }

  void write(String id, long at, byte[] bytes) throws IOException {
    Path part = part(id);
    Files.createDirectories(part.getParent());
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long place = at;
      while (buffer.hasRemaining()) {
        place += channel.write(buffer, place);
      }
      channel.force(false);
    }
  }

  /** Makes the part the whole. */
  void finish(String id) throws IOException {
    Files.move(part(id), whole(id), StandardCopyOption.ATOMIC_MOVE);
  }

  void drop(String id) throws IOException {
    Files.deleteIfExists(part(id));
  }

  String sha256(String id) throws IOException {
    try (InputStream in = Files.newInputStream(part(id))) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Media type by the first bytes; empty when it is no picture that browsers show. */
  Optional<String> type(String id) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(part(id))) {
      head = in.readNBytes(12);
    }
    if (head.length >= 3 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xD8) {
      return Optional.of("image/jpeg");
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (Arrays.equals(
        Arrays.copyOf(head, 8), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})) {
      return Optional.of("image/png");
    }
    return text.startsWith("RIFF") && text.endsWith("WEBP")
        ? Optional.of("image/webp")
        : Optional.empty();
  }
}
