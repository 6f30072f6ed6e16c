package org.gengfu.driver.rtsp.decode;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import org.gengfu.driver.rtsp.wire.EncodedPicture;

/**
 * A decoder's process: reads key frames from its standard input, writes what they show to its
 * standard output, and ends with its input or with the process that started it.
 */
public final class DecodeWorker {
  private DecodeWorker() {}

  /** A frame that never ends must not outlive the agent. */
  private static void endWith(ProcessHandle agent) {
    var _ = agent.onExit().thenRun(() -> Runtime.getRuntime().halt(0));
  }

  /** Runs until the input ends. */
  public static void main(String[] arguments) throws IOException {
    // Nothing else may write into the answers.
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    System.setOut(System.err);
    ProcessHandle.current().parent().ifPresent(DecodeWorker::endWith);
    av_log_set_level(AV_LOG_QUIET);
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    out.writeInt(Answers.READY);
    out.writeUTF(FrameDecoder.licence());
    out.flush();
    while (true) {
      EncodedPicture picture;
      try {
        picture = Answers.request(in);
      } catch (EOFException end) {
        return;
      }
      try {
        Answers.decoded(out, FrameDecoder.decode(picture));
      } catch (FrameDecoder.UndecodableException e) {
        Answers.undecodable(out, String.valueOf(e.getMessage()));
      }
    }
  }
}
