package org.gengfu.sim.camera.box;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.gengfu.sim.camera.onvif.Discovery;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;
import org.jspecify.annotations.Nullable;

/** All cameras of a port. For one thread. */
final class CameraFace implements Face {
  private final PortNode port;
  private final List<CameraBox> boxes;
  private final FilmStore films;
  private final @Nullable Discovery discovery;

  CameraFace(PortNode port, List<CameraBox> boxes, FilmStore films, @Nullable Discovery discovery) {
    this.port = port;
    this.boxes = List.copyOf(boxes);
    this.films = films;
    this.discovery = discovery;
  }

  /** Port of the streams; of the services in {@code more}; each camera has them at its address. */
  @Override
  public OpenPort where() {
    CameraBox first = boxes.getFirst();
    return new OpenPort(
        port.id(),
        port.protocol(),
        "tcp",
        first.address().getHostAddress(),
        first.rtspPort(),
        "",
        0,
        Map.of("onvif", Integer.toString(first.onvifPort())));
  }

  @Override
  public void close() throws IOException {
    if (discovery != null) {
      discovery.close();
    }
    boxes.forEach(CameraBox::close);
    films.close();
  }
}
