package org.gengfu.sim.camera.box;

import java.util.List;
import java.util.function.Supplier;
import org.gengfu.sim.camera.onvif.OnvifChannel;
import org.gengfu.sim.camera.rtsp.LiveStream;
import org.gengfu.sim.camera.scene.Fault;
import org.gengfu.sim.camera.world.Condition;
import org.gengfu.sim.camera.world.SimulatedCamera;
import org.gengfu.sim.face.WireMode;

/**
 * One picture of a box: it shows what its camera's condition says, as soon as the film is made. Any
 * thread.
 *
 * @param number 1 and up
 * @param path of its stream as its profile says, beside the usual one; empty for none
 * @param mode how the device behaves on its wire
 */
record Channel(
    int number,
    Shot shot,
    SimulatedCamera camera,
    LiveStream stream,
    String path,
    Supplier<WireMode> mode,
    FilmStore films) {

  /** Shows what it should from now on; to be called after a change. */
  void show() {
    List<Fault> wanted = camera.condition().picture();
    films
        .order(shot, wanted)
        .thenAccept(film -> {
          boolean still = camera.condition().picture().equals(wanted);
          if (still && stream.film() != film) {
            stream.show(film);
            camera.shows(wanted);
          }
        });
  }

  OnvifChannel onvif() {
    return new OnvifChannel(number, stream, this::snapshot);
  }

  private byte[] snapshot() {
    Condition now = camera.condition();
    return films.snapshot(shot, now.picture(), camera.ownTime());
  }
}
