package org.gengfu.driver.rtsp.decode;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** A decoder's process that misbehaves as the first byte of a key frame says. */
final class FalseDecoder {
  private FalseDecoder() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    DataOutputStream out = new DataOutputStream(System.out);
    DataInputStream in = new DataInputStream(System.in);
    out.writeInt(Answers.READY);
    out.writeUTF(arguments[0]);
    out.flush();
    while (true) {
      switch (Answers.request(in).bytes()[0]) {
        case 'c' -> Runtime.getRuntime().halt(134);
        case 'h' -> Thread.currentThread().join();
        case 'w' -> {
          out.writeByte(77);
          out.flush();
        }
        default -> Answers.undecodable(out, "as asked for");
      }
    }
  }
}
