package org.gengfu.sim.camera.rtsp;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.sim.camera.clip.Clip;
import org.gengfu.sim.camera.clip.ClipShape;

/**
 * Encoded pictures that run in a circle, already cut into the payloads of RTP packets. Many cameras
 * and all their viewers share one. Immutable: nobody changes the bytes.
 */
public final class Film {
  /** Ticks of the time in RTP packets, by RFC 6184, 5.1. */
  static final int CLOCK_HERTZ = 90_000;

  private final List<Frame> frames;
  private final List<Integer> keys;
  private final int framesPerSecond;
  private final int width;
  private final int height;
  private final byte[] sequenceSet;
  private final byte[] pictureSet;
  private final long sizeBytes;

  private Film(List<Frame> frames, int framesPerSecond, int width, int height, byte[][] sets) {
    this.frames = List.copyOf(frames);
    this.framesPerSecond = framesPerSecond;
    this.width = width;
    this.height = height;
    sequenceSet = sets[0];
    pictureSet = sets[1];
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).key()) {
        found.add(i);
      }
    }
    keys = List.copyOf(found);
    sizeBytes =
        frames.stream()
            .flatMap(frame -> frame.payloads().stream())
            .mapToLong(payload -> payload.length)
            .sum();
  }

  /**
   * One picture.
   *
   * @param key true when it can be decoded alone
   * @param payloads of its RTP packets, parameter sets of a key frame among them
   */
  record Frame(boolean key, List<byte[]> payloads) {
    Frame {
      payloads = List.copyOf(payloads);
    }
  }

  /** Cuts the pictures of a clip into packets. */
  public static Film of(Clip clip) {
    Packetizer packetizer = new Packetizer(clip.sps(), clip.pps());
    List<Frame> frames = clip.units().stream().map(packetizer::frame).toList();
    ClipShape shape = clip.shape();
    return new Film(
        frames,
        shape.framesPerSecond(),
        shape.width(),
        shape.height(),
        new byte[][] {clip.sps(), clip.pps()});
  }

  Frame frame(long index) {
    return frames.get((int) (index % frames.size()));
  }

  /** Where the n-th key frame stands, counted round and round. */
  int keyFrame(long n) {
    return keys.get((int) Math.floorMod(n, (long) keys.size()));
  }

  /** Pictures a second. */
  public int framesPerSecond() {
    return framesPerSecond;
  }

  int ticksPerFrame() {
    return CLOCK_HERTZ / framesPerSecond;
  }

  /** Pixels. */
  public int width() {
    return width;
  }

  /** Pixels. */
  public int height() {
    return height;
  }

  byte[] sequenceSet() {
    return sequenceSet.clone();
  }

  byte[] pictureSet() {
    return pictureSet.clone();
  }

  /** Frames from one key frame to the next. */
  public int groupFrames() {
    return frames.size() / keys.size();
  }

  /** Mean of its bytes a second, without heads of packets. */
  public long bytesPerSecond() {
    return sizeBytes * framesPerSecond / frames.size();
  }

  /** Bytes that it holds. */
  public long sizeBytes() {
    return sizeBytes;
  }
}
