package org.gengfu.sim.camera.clip;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clip kept in a file: a check word, then lengths and bytes. Stateless. */
final class ClipFile {
  private static final int WORD = 0x47464331;
  private static final int MOST_BYTES = 16 << 20;

  private ClipFile() {}

  /** Writes a clip under another name first, so that half a file is never read. */
  static void write(Path file, Clip clip) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(file + " has no folder");
    }
    Files.createDirectories(folder);
    Path half = Files.createTempFile(folder, "clip", ".half");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
      out.writeInt(WORD);
      out.writeInt(clip.units().size());
      for (AccessUnit unit : clip.units()) {
        out.writeLong(unit.time().toMillis());
        out.writeBoolean(unit.key());
        out.writeInt(unit.nals().size());
        for (byte[] nal : unit.nals()) {
          out.writeInt(nal.length);
          out.write(nal);
        }
      }
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads a clip; null when there is none, or what is there is none of this form. */
  static @Nullable Clip read(Path file, ClipShape shape) {
    if (!Files.isReadable(file)) {
      return null;
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != WORD || in.readInt() != shape.frames()) {
        return null;
      }
      List<AccessUnit> units = new ArrayList<>();
      for (int i = 0; i < shape.frames(); i++) {
        units.add(unit(in));
      }
      List<byte[]> first = units.getFirst().nals();
      return new Clip(shape, Nals.first(first, Nals.SPS), Nals.first(first, Nals.PPS), units);
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private static AccessUnit unit(DataInputStream in) throws IOException {
    Duration time = Duration.ofMillis(in.readLong());
    boolean key = in.readBoolean();
    int count = in.readInt();
    List<byte[]> nals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = in.readInt();
      if (length < 1 || length > MOST_BYTES) {
        throw new IOException(length + " bytes");
      }
      byte[] nal = in.readNBytes(length);
      if (nal.length < length) {
        throw new IOException("cut short");
      }
      nals.add(nal);
    }
    return new AccessUnit(time, key, nals);
  }
}
