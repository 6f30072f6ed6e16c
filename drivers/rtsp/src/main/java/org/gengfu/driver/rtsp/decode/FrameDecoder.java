package org.gengfu.driver.rtsp.decode;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;
import static org.bytedeco.ffmpeg.global.swscale.*;

import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.gengfu.driver.rtsp.picture.Picture;
import org.gengfu.driver.rtsp.picture.Sight;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;

/**
 * Key frame in, picture out, by libavcodec and libswscale. Everything native of one frame is freed
 * with it. One thread, in the decoder's process only.
 */
final class FrameDecoder {
  /** Largest picture, in pixels: 8,192 x 4,608. */
  static final long MAX_PIXELS = 8_192L * 4_608;

  /**
   * Most units of a key frame, slices and parameter sets: the decoder takes some 9 KB for each, so
   * that a flood of empty ones would take more memory than any picture.
   */
  static final int MAX_UNITS = 4_096;

  /** JPEG quality as libavcodec counts it: 2 best .. 31 worst. */
  private static final int THUMBNAIL_QUALITY = 5;

  /** libavutil/frame.h: AV_FRAME_FLAG_CORRUPT, which the Java names lack. */
  private static final int FLAG_CORRUPT = 1;

  /** libavcodec/avcodec.h: PARSER_FLAG_COMPLETE_FRAMES, which the Java names lack. */
  private static final int WHOLE_FRAMES = 1;

  /** Why a frame gave no picture. */
  static final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1;

    UndecodableException(String why) {
      super(why);
    }
  }

  private FrameDecoder() {}

  /** Licence of the libraries that decode, as they tell it themselves. */
  static String licence() {
    return avcodec_license().getString();
  }

  static DecodedPicture decode(EncodedPicture encoded) throws UndecodableException {
    AVFrame frame = av_frame_alloc();
    AVFrame measured = av_frame_alloc();
    AVFrame small = av_frame_alloc();
    try {
      decode(encoded, frame);
      scale(frame, measured, Picture.WIDTH, Picture.HEIGHT, AV_PIX_FMT_YUV420P, AVCOL_RANGE_MPEG);
      int width = DecodedPicture.THUMBNAIL_WIDTH;
      int height = DecodedPicture.THUMBNAIL_HEIGHT;
      scale(measured, small, width, height, AV_PIX_FMT_YUVJ420P, AVCOL_RANGE_JPEG);
      Sight sight = Sight.of(planes(measured));
      boolean damaged = frame.decode_error_flags() != 0 || (frame.flags() & FLAG_CORRUPT) != 0;
      return new DecodedPicture(
          frame.width(),
          frame.height(),
          damaged,
          sight.measures(),
          sight.cells(),
          sight.fingerprint(),
          jpeg(small));
    } finally {
      av_frame_free(frame);
      av_frame_free(measured);
      av_frame_free(small);
    }
  }

  /** The picture alone, at the measured size. */
  static Picture picture(EncodedPicture encoded) throws UndecodableException {
    AVFrame frame = av_frame_alloc();
    AVFrame measured = av_frame_alloc();
    try {
      decode(encoded, frame);
      scale(frame, measured, Picture.WIDTH, Picture.HEIGHT, AV_PIX_FMT_YUV420P, AVCOL_RANGE_MPEG);
      return planes(measured);
    } finally {
      av_frame_free(frame);
      av_frame_free(measured);
    }
  }

  private static Picture planes(AVFrame measured) {
    return new Picture(
        plane(measured, 0, Picture.WIDTH, Picture.HEIGHT),
        plane(measured, 1, Picture.WIDTH / 2, Picture.HEIGHT / 2),
        plane(measured, 2, Picture.WIDTH / 2, Picture.HEIGHT / 2));
  }

  private static void decode(EncodedPicture encoded, AVFrame frame) throws UndecodableException {
    if (units(encoded.bytes()) > MAX_UNITS) {
      throw new UndecodableException("more than " + MAX_UNITS + " units");
    }
    int id = encoded.codec() == Codec.H264 ? AV_CODEC_ID_H264 : AV_CODEC_ID_HEVC;
    AVCodec codec = avcodec_find_decoder(id);
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVPacket packet = av_packet_alloc();
    try {
      context.thread_count(1);
      context.max_pixels(MAX_PIXELS);
      if (isLarge(id, encoded.bytes())) {
        // What the loop filter smooths is lost when the picture is made this much smaller.
        context.skip_loop_filter(AVDISCARD_ALL);
        context.flags2(context.flags2() | AV_CODEC_FLAG2_FAST);
      }
      check("open", avcodec_open2(context, codec, (AVDictionary) null));
      check("memory", av_new_packet(packet, encoded.bytes().length));
      packet.data().position(0).put(encoded.bytes(), 0, encoded.bytes().length);
      packet.flags(packet.flags() | AV_PKT_FLAG_KEY);
      check("decode", avcodec_send_packet(context, packet));
      check("decode", avcodec_send_packet(context, null));
      check("decode", avcodec_receive_frame(context, frame));
    } finally {
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }

  /** Whether the coded picture has at least twice the measured width, by its parameter sets. */
  private static boolean isLarge(int id, byte[] bytes) {
    AVCodecParserContext parser = av_parser_init(id);
    AVCodecContext context = avcodec_alloc_context3(avcodec_find_decoder(id));
    BytePointer data = new BytePointer(bytes.length + (long) AV_INPUT_BUFFER_PADDING_SIZE);
    PointerPointer<BytePointer> out = new PointerPointer<>(1);
    IntPointer size = new IntPointer(1);
    try {
      data.put(bytes, 0, bytes.length);
      parser.flags(parser.flags() | WHOLE_FRAMES);
      long none = AV_NOPTS_VALUE;
      av_parser_parse2(parser, context, out, size, data, bytes.length, none, none, 0);
      return Math.max(parser.width(), parser.coded_width()) >= 2 * Picture.WIDTH;
    } finally {
      av_parser_close(parser);
      avcodec_free_context(context);
      data.close();
      out.close();
      size.close();
    }
  }

  /** Start codes (ITU-T H.264 annex B). */
  private static int units(byte[] bytes) {
    int count = 0;
    for (int i = 2; i < bytes.length; i++) {
      if (bytes[i] == 1 && bytes[i - 1] == 0 && bytes[i - 2] == 0) {
        count++;
      }
    }
    return count;
  }

  private static void scale(AVFrame from, AVFrame to, int width, int height, int format, int range)
      throws UndecodableException {
    to.width(width);
    to.height(height);
    to.format(format);
    to.color_range(range);
    SwsContext context = sws_alloc_context();
    try {
      context.flags(SWS_AREA);
      check("memory", av_frame_get_buffer(to, 0));
      check("scale", sws_scale_frame(context, to, from));
    } finally {
      sws_free_context(context);
    }
  }

  private static byte[] plane(AVFrame frame, int index, int width, int height) {
    byte[] bytes = new byte[width * height];
    BytePointer data = frame.data(index);
    int step = frame.linesize(index);
    for (int y = 0; y < height; y++) {
      data.position((long) y * step).get(bytes, y * width, width);
    }
    return bytes;
  }

  private static byte[] jpeg(AVFrame picture) throws UndecodableException {
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVPacket packet = av_packet_alloc();
    try {
      context.width(picture.width());
      context.height(picture.height());
      context.pix_fmt(AV_PIX_FMT_YUVJ420P);
      context.color_range(AVCOL_RANGE_JPEG);
      context.time_base(av_make_q(1, 25));
      context.flags(context.flags() | AV_CODEC_FLAG_QSCALE);
      context.global_quality(THUMBNAIL_QUALITY * FF_QP2LAMBDA);
      context.thread_count(1);
      picture.quality(THUMBNAIL_QUALITY * FF_QP2LAMBDA);
      check("thumbnail", avcodec_open2(context, codec, (AVDictionary) null));
      check("thumbnail", avcodec_send_frame(context, picture));
      check("thumbnail", avcodec_receive_packet(context, packet));
      byte[] bytes = new byte[packet.size()];
      packet.data().position(0).get(bytes, 0, bytes.length);
      return bytes;
    } finally {
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }

  private static void check(String what, int result) throws UndecodableException {
    if (result < 0) {
      byte[] words = new byte[AV_ERROR_MAX_STRING_SIZE];
      av_strerror(result, words, words.length);
      String text = new String(words, StandardCharsets.UTF_8).replace("\0", "");
      throw new UndecodableException(what + ": " + text);
    }
  }
}
