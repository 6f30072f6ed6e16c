package org.gengfu.driver.camera.memory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import org.gengfu.driver.rtsp.picture.Calibration;
import org.gengfu.driver.rtsp.picture.Fingerprint;
import org.gengfu.driver.rtsp.picture.PictureThresholds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with one file per camera. A file is written beside and put in place as a whole; one that
 * cannot be read is laid aside and said once, and the camera begins anew. What is lost costs some
 * visits until the camera is known again, never a look. Any thread; one thread per camera.
 */
public final class MemoryFolder {
  /** Largest file: whatever is larger was not written here. */
  static final int MAX_BYTES = 1 << 20;

  private static final int MAGIC = 0x47464D43;
  private static final int VERSION = 2;

  /** Without the source of the stream: its path is left out, ONVIF tells it anew. */
  private static final int SOURCELESS = 1;

  private static final String END = ".memory";

  private static final Logger LOG = LoggerFactory.getLogger(MemoryFolder.class);

  private final Path folder;
  private final AtomicBoolean olderSaid = new AtomicBoolean();

  public MemoryFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * What was kept of a camera; nothing when nothing was, or when it cannot be read.
   *
   * @param id of the device: letters, digits, {@code - _ .}
   * @param thresholds of its profile
   */
  public CameraMemory load(String id, PictureThresholds thresholds) {
    Path file = file(id);
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("more than " + MAX_BYTES + " bytes");
      }
      return read(Files.readAllBytes(file), thresholds);
    } catch (NoSuchFileException e) {
      return new CameraMemory(thresholds);
    } catch (IOException | RuntimeException e) {
      layAside(file, e);
      return new CameraMemory(thresholds);
    }
  }

  private static void layAside(Path file, Exception why) {
    LOG.warn("{} cannot be read ({}): the camera is learned anew", file, why.toString());
    try {
      Path aside = file.resolveSibling(file.getFileName() + ".broken");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn("{} cannot be laid aside either: {}", file, e.getMessage());
    }
  }

  /** What {@link #store} takes: to be made on the memory's own thread. */
  public static byte[] bytes(CameraMemory memory) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(body)) {
      out.writeUTF(memory.streamPath());
      out.writeInt(memory.source().channel());
      out.writeUTF(memory.source().token());
      out.writeUTF(memory.source().serial());
      out.writeUTF(memory.judgement());
      Instant thumbnail = memory.thumbnailAt();
      out.writeLong(thumbnail == null ? Long.MIN_VALUE : thumbnail.toEpochMilli());
      Fingerprint print = memory.fingerprint();
      Instant taken = memory.fingerprintAt();
      // Of a living picture another process has nothing to compare: between its visits anything may
      // have been shown.
      boolean kept = print != null && taken != null && memory.isFrozen();
      out.writeBoolean(kept);
      if (kept && print != null && taken != null) {
        out.writeLong(taken.toEpochMilli());
        out.writeInt(print.checksum());
        out.write(print.luma());
      }
      byte[] calibration = memory.calibration().save();
      out.writeInt(calibration.length);
      out.write(calibration);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return body.toByteArray();
  }

  private CameraMemory read(byte[] bytes, PictureThresholds thresholds) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int magic = in.readInt();
    int version = in.readInt();
    int sum = in.readInt();
    byte[] body = in.readAllBytes();
    if (magic != MAGIC || version < SOURCELESS || version > VERSION || sum != sum(version, body)) {
      throw new IOException("it is no memory of version 1 or " + VERSION + ", or it is damaged");
    }
    if (version == SOURCELESS && !olderSaid.getAndSet(true)) {
      LOG.info("{} is of version 1: addresses of streams are asked anew, the rest is kept", folder);
    }
    return fields(new DataInputStream(new ByteArrayInputStream(body)), version, thresholds);
  }

  private static CameraMemory fields(DataInputStream in, int version, PictureThresholds thresholds)
      throws IOException {
    String path = in.readUTF();
    KeptSource source =
        version == SOURCELESS
            ? KeptSource.NONE
            : new KeptSource(in.readInt(), in.readUTF(), in.readUTF());
    String judgement = in.readUTF();
    long thumbnail = in.readLong();
    long taken = 0;
    Fingerprint print = null;
    if (in.readBoolean()) {
      taken = in.readLong();
      int checksum = in.readInt();
      byte[] luma = new byte[Fingerprint.BYTES];
      in.readFully(luma);
      print = new Fingerprint(checksum, luma);
    }
    int length = in.readInt();
    if (length < 0 || length > Calibration.MAX_BYTES) {
      throw new IOException("a calibration of " + length + " bytes");
    }
    byte[] calibration = new byte[length];
    in.readFully(calibration);
    CameraMemory memory = new CameraMemory(Calibration.load(thresholds, calibration));
    memory.streamPath(version == SOURCELESS ? "" : path, source);
    memory.judgement(judgement);
    memory.thumbnailAt(thumbnail == Long.MIN_VALUE ? null : Instant.ofEpochMilli(thumbnail));
    if (print != null) {
      memory.fingerprint(print, Instant.ofEpochMilli(taken));
    }
    return memory;
  }

  /**
   * Keeps what {@link #bytes} made of a camera's memory.
   *
   * @throws IOException when the disk does not take it; what was kept before stays
   */
  public void store(String id, byte[] body) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + 12);
    DataOutputStream out = new DataOutputStream(whole);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(sum(VERSION, body));
    out.write(body);
    Files.createDirectories(folder);
    Path beside = folder.resolve(id + ".new");
    Files.write(beside, whole.toByteArray());
    Files.move(
        beside, file(id), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(String id) {
    return folder.resolve(id + END);
  }

  private static int sum(int version, byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    if (version != SOURCELESS) {
      sum.update(version);
    }
    return (int) sum.getValue();
  }
}
