package org.gengfu.driver.camera;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadOutcome.DeviceError;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.camera.memory.CameraMemory;
import org.gengfu.driver.camera.verdict.Sight;
import org.gengfu.driver.onvif.OnvifOutcome;
import org.gengfu.driver.onvif.OnvifTarget;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.camera.LookSource.Look;

/** What people tell a camera to do. The bus's thread only; answers come on it, later. */
final class Orders {
  private final Eyes eyes;
  private final BusLoop thread;

  Orders(Eyes eyes, BusLoop thread) {
    this.eyes = eyes;
    this.thread = thread;
  }

  /**
   * Somebody waits for the camera's next look.
   *
   * @return false when too many wait already, which was said
   */
  boolean ask(Camera camera, Consumer<WriteOutcome> done) {
    if (camera.asking.size() >= Camera.MAX_ASKING) {
      answer(done, new WriteOutcome.Refused("too many wait for this camera already"));
      return false;
    }
    camera.asking.add(done);
    return true;
  }

  /** A look was made: whoever waits for it is told. */
  void looked(Camera camera, Sight sight) {
    WriteOutcome outcome = new WriteOutcome.Done();
    if (sight.stream() instanceof Sight.Stream.Visited(VisitOutcome.NotVisited not)) {
      outcome = failed(not.why());
    } else if (sight.stream()
        instanceof
        Sight.Stream.NoAddress(OnvifOutcome.NotAsked<?>(String why), var accepted, var untold)) {
      outcome = failed(why);
    }
    tell(camera, outcome);
  }

  private void tell(Camera camera, WriteOutcome outcome) {
    List<Consumer<WriteOutcome>> waiting = List.copyOf(camera.asking);
    camera.asking.clear();
    waiting.forEach(done -> answer(done, outcome));
  }

  /** Does anything but a visit. */
  void order(Camera camera, Look order, Consumer<WriteOutcome> done) {
    CameraMemory memory = camera.memory();
    OnvifTarget target = camera.target();
    if (order == Look.RELEARN && memory != null) {
      memory.relearn(camera.plan().thresholds());
      answer(done, new WriteOutcome.Done());
    } else if (order == Look.RELEARN) {
      answer(done, new WriteOutcome.Refused("the camera was not visited yet"));
    } else if (target == null) {
      answer(done, new WriteOutcome.Refused("the camera does not speak ONVIF by its profile"));
    } else {
      Thread.ofVirtual()
          .name("reboot " + camera.plan().id())
          .start(() -> answer(done, reboot(target)));
    }
  }

  private WriteOutcome reboot(OnvifTarget target) {
    try {
      return switch (eyes.reboot(target)) {
        case OnvifOutcome.Answered<String> ignored -> new WriteOutcome.Done();
        case OnvifOutcome.NotAsked<String>(String why) -> failed(why);
        case OnvifOutcome.Unreachable<String>(String why) -> failed(why);
        case OnvifOutcome.Unanswered<String>(String why) -> failed(why);
        case OnvifOutcome.NotAuthorized<String>(var cause, String why, var clock) -> refused(why);
        case OnvifOutcome.Refused<String>(String code, String text) -> refused(code + ": " + text);
        case OnvifOutcome.Malformed<String>(String why) -> malformed(why);
        case OnvifOutcome.TooLarge<String>(String why) -> malformed(why);
      };
    } catch (RuntimeException | LinkageError e) {
      return failed("a fault of this program: " + e);
    }
  }

  private static WriteOutcome failed(String why) {
    return new WriteOutcome.Failed(new ReadOutcome.NoAnswer(Duration.ZERO, why));
  }

  private static WriteOutcome refused(String why) {
    return new WriteOutcome.Failed(new DeviceError(0, why, DeviceError.Kind.REFUSED));
  }

  private static WriteOutcome malformed(String why) {
    return new WriteOutcome.Failed(new ReadOutcome.Malformed(why, ""));
  }

  private void answer(Consumer<WriteOutcome> done, WriteOutcome outcome) {
    thread.execute(() -> done.accept(outcome));
  }

  /** The bus ends: nobody waits any longer. */
  void end(List<Camera> cameras) {
    for (Camera camera : cameras) {
      List<Consumer<WriteOutcome>> waiting = List.copyOf(camera.asking);
      camera.asking.clear();
      waiting.forEach(done -> done.accept(failed("the bus was closed")));
    }
  }
}
