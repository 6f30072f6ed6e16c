package org.gengfu.driver.rtsp.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.gengfu.driver.rtsp.picture.Picture;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;

/** Key frames made from generated pictures, by the OpenH264 encoder. */
final class Clips {
  private Clips() {}

  static EncodedPicture h264(Picture picture) {
    av_log_set_level(AV_LOG_QUIET);
    AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    try {
      context.width(Picture.WIDTH);
      context.height(Picture.HEIGHT);
      context.pix_fmt(AV_PIX_FMT_YUV420P);
      context.time_base(av_make_q(1, 25));
      context.bit_rate(8_000_000);
      assertThat(avcodec_open2(context, codec, (AVDictionary) null)).isZero();
      frame.width(Picture.WIDTH);
      frame.height(Picture.HEIGHT);
      frame.format(AV_PIX_FMT_YUV420P);
      assertThat(av_frame_get_buffer(frame, 0)).isZero();
      fill(frame, 0, picture.luma(), Picture.WIDTH);
      fill(frame, 1, picture.blue(), Picture.WIDTH / 2);
      fill(frame, 2, picture.red(), Picture.WIDTH / 2);
      assertThat(avcodec_send_frame(context, frame)).isZero();
      assertThat(avcodec_send_frame(context, null)).isZero();
      assertThat(avcodec_receive_packet(context, packet)).isZero();
      byte[] bytes = new byte[packet.size()];
      packet.data().position(0).get(bytes, 0, bytes.length);
      return new EncodedPicture(Codec.H264, bytes);
    } finally {
      av_frame_free(frame);
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }

  private static void fill(AVFrame frame, int index, byte[] plane, int width) {
    BytePointer data = frame.data(index);
    for (int y = 0; y < plane.length / width; y++) {
      data.position((long) y * frame.linesize(index)).put(plane, y * width, width);
    }
  }
}
