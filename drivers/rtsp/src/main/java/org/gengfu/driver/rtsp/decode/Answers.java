package org.gengfu.driver.rtsp.decode;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.gengfu.driver.rtsp.picture.Cells;
import org.gengfu.driver.rtsp.picture.Fingerprint;
import org.gengfu.driver.rtsp.picture.PictureMeasures;
import org.gengfu.driver.rtsp.picture.Stripes;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;

/**
 * What passes between the agent and a decoder's process: one request, one answer. Every length has
 * a limit, since the decoder's side may be broken.
 */
final class Answers {
  /** First word of a decoder's process. */
  static final int READY = 0x47464431;

  /** Largest key frame, in bytes. */
  static final int MAX_FRAME_BYTES = 16 << 20;

  /** Largest thumbnail, in bytes. */
  static final int MAX_THUMBNAIL_BYTES = 1 << 20;

  private static final int H264 = 1;
  private static final int H265 = 2;
  private static final int DECODED = 1;
  private static final int UNDECODABLE = 2;

  private Answers() {}

  static void request(DataOutputStream out, EncodedPicture picture) throws IOException {
    out.writeByte(
        switch (picture.codec()) {
          case H264 -> H264;
          case H265 -> H265;
        });
    out.writeInt(picture.bytes().length);
    out.write(picture.bytes());
    out.flush();
  }

  static EncodedPicture request(DataInputStream in) throws IOException {
    int codec = in.readUnsignedByte();
    if (codec != H264 && codec != H265) {
      throw new IOException("codec " + codec);
    }
    return new EncodedPicture(codec == H264 ? Codec.H264 : Codec.H265, bytes(in, MAX_FRAME_BYTES));
  }

  static void undecodable(DataOutputStream out, String why) throws IOException {
    out.writeByte(UNDECODABLE);
    out.writeUTF(why);
    out.flush();
  }

  static void decoded(DataOutputStream out, DecodedPicture picture) throws IOException {
    out.writeByte(DECODED);
    out.writeInt(picture.width());
    out.writeInt(picture.height());
    out.writeBoolean(picture.damaged());
    measures(out, picture.measures());
    for (int i = 0; i < Cells.COUNT; i++) {
      out.writeFloat(picture.cells().luma()[i]);
      out.writeFloat(picture.cells().detail()[i]);
    }
    out.writeInt(picture.fingerprint().checksum());
    out.write(picture.fingerprint().luma());
    out.writeInt(picture.thumbnail().length);
    out.write(picture.thumbnail());
    out.flush();
  }

  /**
   * Reads an answer.
   *
   * @throws IOException when the stream ends or what comes is no answer
   */
  static DecodeOutcome answer(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    if (kind == UNDECODABLE) {
      return new DecodeOutcome.Undecodable(in.readUTF());
    }
    if (kind != DECODED) {
      throw new IOException("answer of kind " + kind);
    }
    int width = in.readInt();
    int height = in.readInt();
    boolean damaged = in.readBoolean();
    PictureMeasures measures = measures(in);
    float[] luma = new float[Cells.COUNT];
    float[] detail = new float[Cells.COUNT];
    for (int i = 0; i < Cells.COUNT; i++) {
      luma[i] = in.readFloat();
      detail[i] = in.readFloat();
    }
    int checksum = in.readInt();
    byte[] squares = in.readNBytes(Fingerprint.BYTES);
    if (squares.length < Fingerprint.BYTES) {
      throw new IOException("an answer cut short");
    }
    byte[] thumbnail = bytes(in, MAX_THUMBNAIL_BYTES);
    return new DecodeOutcome.Decoded(
        new DecodedPicture(
            width,
            height,
            damaged,
            measures,
            new Cells(luma, detail),
            new Fingerprint(checksum, squares),
            thumbnail));
  }

  private static byte[] bytes(DataInputStream in, int most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException(length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("cut short");
    }
    return bytes;
  }

  private static void measures(DataOutputStream out, PictureMeasures m) throws IOException {
    doubles(out, m.mean(), m.deviation(), m.contrast());
    for (int value : new int[] {m.darkest(), m.low(), m.high(), m.brightest()}) {
      out.writeInt(value);
    }
    doubles(out, m.blue(), m.red(), m.colour(), m.cast(), m.castShare());
    doubles(out, m.blur(), m.detail(), m.noise());
    Stripes stripes = m.stripes();
    doubles(out, stripes.amplitude(), stripes.share(), stripes.period());
    out.writeBoolean(stripes.horizontal());
    doubles(out, m.structure(), m.edges(), m.sharpness());
  }

  private static void doubles(DataOutputStream out, double... values) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  /** Java reads arguments in their order, which is that of the record. */
  private static PictureMeasures measures(DataInputStream in) throws IOException {
    return new PictureMeasures(
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        new Stripes(in.readDouble(), in.readDouble(), in.readDouble(), in.readBoolean()),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }
}
