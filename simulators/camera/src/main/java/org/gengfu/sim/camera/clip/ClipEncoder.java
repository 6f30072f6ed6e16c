package org.gengfu.sim.camera.clip;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.sim.camera.scene.Fault;
import org.gengfu.sim.camera.scene.Scene;
import org.gengfu.sim.camera.scene.ScenePicture;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;

/** Scenes to H.264 (baseline, one slice a picture) by jcodec. One thread. */
final class ClipEncoder {
  /** Pixels around a block where its place in the picture before is looked for. */
  private static final int SEARCH = 2;

  private ClipEncoder() {}

  private record Fixed(int quantizer) implements RateControl {
    @Override
    public int startPicture(Size size, int maxBytes, SliceType type) {
      return quantizer;
    }

    @Override
    public int initialQpDelta() {
      return 0;
    }

    @Override
    public int accept(int bits) {
      return 0;
    }
  }

  /**
   * Encodes a clip.
   *
   * @param begin time of the first picture; the groups of pictures are a minute apart, since a
   *     camera is looked at about once a minute
   */
  static Clip encode(Scene scene, List<Fault> faults, ClipShape shape, Instant begin) {
    H264Encoder encoder = new H264Encoder(new Fixed(shape.quantizer()));
    encoder.setMotionSearchRange(SEARCH);
    ByteBuffer buffer = ByteBuffer.allocate(scene.width() * scene.height() * 3 + (1 << 16));
    List<AccessUnit> units = new ArrayList<>();
    for (int frame = 0; frame < shape.frames(); frame++) {
      int inGroup = frame % shape.groupFrames();
      long millis = 1_000L * frame / shape.framesPerSecond();
      Instant at =
          begin
              .plusSeconds(60L * (frame / shape.groupFrames()))
              .plusMillis(1_000L * inGroup / shape.framesPerSecond());
      boolean key = inGroup == 0;
      buffer.clear();
      Picture picture = picture(scene.picture(at, faults));
      SliceType type = key ? SliceType.I : SliceType.P;
      ByteBuffer coded = encoder.doEncodeFrame(picture, buffer, key, inGroup, type);
      byte[] bytes = new byte[coded.remaining()];
      coded.get(bytes);
      units.add(new AccessUnit(Duration.ofMillis(millis), key, Nals.split(bytes)));
    }
    List<byte[]> first = units.getFirst().nals();
    return new Clip(shape, Nals.first(first, Nals.SPS), Nals.first(first, Nals.PPS), units);
  }

  /** jcodec counts from -128. */
  private static Picture picture(ScenePicture scene) {
    byte[][] planes = {shifted(scene.luma()), shifted(scene.blue()), shifted(scene.red())};
    return Picture.createPicture(scene.width(), scene.height(), planes, ColorSpace.YUV420J);
  }

  private static byte[] shifted(byte[] plane) {
    byte[] out = new byte[plane.length];
    for (int i = 0; i < plane.length; i++) {
      out[i] = (byte) (plane[i] - 128);
    }
    return out;
  }
}
