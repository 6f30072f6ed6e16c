package org.gengfu.sim.camera.rtsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.gengfu.sim.camera.login.DigestGuard;
import org.gengfu.sim.camera.net.Serving;

/** Speaks RTSP with whoever connects to a box. Any thread. */
public final class RtspServing implements Serving {
  private final RtspHost host;
  private final DigestGuard guard;

  /**
   * A speaker.
   *
   * @param realm what the box calls itself when it asks for a password
   */
  public RtspServing(RtspHost host, String realm) {
    this.host = host;
    guard = new DigestGuard(realm, false);
  }

  @Override
  public void serve(Socket socket) throws IOException {
    socket.setSoTimeout((int) host.patience().toMillis());
    InputStream in = socket.getInputStream();
    if (host.deaf()) {
      in.transferTo(OutputStream.nullOutputStream());
      return;
    }
    RtspInput input = new RtspInput(in);
    try (RtspConversation conversation = new RtspConversation(host, guard, socket)) {
      RtspRequest request = input.next(() -> {});
      while (request != null) {
        if (!host.deaf()) {
          Thread.sleep(host.delay());
          conversation.answer(request);
        }
        request = input.next(() -> {});
      }
    } catch (RtspInput.MalformedException e) {
      byte[] refusal = "RTSP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      socket.getOutputStream().write(refusal);
    } catch (SocketTimeoutException silent) {
      // Nobody has said anything for as long as a session lasts.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
