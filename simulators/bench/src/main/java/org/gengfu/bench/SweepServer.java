package org.gengfu.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** GStreamer's RTSP server in a process of its own. One thread. */
final class SweepServer implements AutoCloseable {
  /** Streams, each at another place of the clip. */
  static final int MOUNTS = 8;

  private final Peer peer;
  private final int port;

  private SweepServer(Peer peer, int port) {
    this.peer = peer;
    this.port = port;
  }

  static SweepServer start(Path folder, SweepClip clip) throws IOException {
    Path script = folder.resolve("sweep_server.py");
    try (InputStream in = SweepServer.class.getResourceAsStream("sweep_server.py")) {
      if (in == null) {
        throw new IOException("sweep_server.py is not among the resources");
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    Peer peer =
        new Peer(
            List.of(
                "/usr/bin/python3",
                script.toString(),
                clip.file().toString(),
                Integer.toString(SweepClip.RATE),
                Integer.toString(MOUNTS),
                Integer.toString(clip.group())));
    try {
      String[] words = peer.await("READY").split(" ", -1);
      return new SweepServer(peer, Integer.parseInt(words[0]));
    } catch (IOException e) {
      peer.close();
      throw new IOException(
          "GStreamer's RTSP server does not start: apt-get install python3-gi"
              + " gir1.2-gst-rtsp-server-1.0 gir1.2-gst-plugins-base-1.0"
              + " gstreamer1.0-plugins-base gstreamer1.0-plugins-good gstreamer1.0-plugins-bad",
          e);
    }
  }

  /** Address of a camera; any number. */
  String url(long camera) {
    return "rtsp://127.0.0.1:%d/cam%d".formatted(port, Math.floorMod(camera, (long) MOUNTS));
  }

  double cpuSeconds() throws IOException {
    return peer.cpuSeconds();
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
