package org.gengfu.driver.serial;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.serial.Frame;
import org.jspecify.annotations.Nullable;

/** What devices of a line say unasked, and who hears it. Called by the line's thread only. */
final class Ear {
  private record Speaker(SerialPlan device, SerialPlan.Unasked unasked) {}

  private List<DevicePlan> devices = List.of();
  private List<Speaker> speakers = List.of();
  private List<Frame> frames = List.of();
  private Bus.@Nullable Listener listener;

  /** Listens to those devices that have something to say. */
  void listen(List<DevicePlan> heard, Bus.Listener hears) {
    devices = List.copyOf(heard);
    List<Speaker> speakers = new ArrayList<>();
    listener = hears;
    for (DevicePlan plan : devices) {
      SerialPlan device = (SerialPlan) plan;
      for (SerialPlan.Unasked unasked : device.heard()) {
        speakers.add(new Speaker(device, unasked));
      }
    }
    this.speakers = List.copyOf(speakers);
    frames = speakers.stream().map(s -> s.unasked().answer().frame()).distinct().toList();
  }

  /** A device has become another one, and what it says means something else. */
  void replanned(DevicePlan before, DevicePlan now) {
    Bus.Listener hears = listener;
    if (hears != null) {
      listen(devices.stream().map(each -> each == before ? now : each).toList(), hears);
    }
  }

  /** True when somebody may speak. */
  boolean open() {
    return !speakers.isEmpty();
  }

  /** Frames that may come. */
  List<Frame> frames() {
    return frames;
  }

  /**
   * Hands a frame over to those whose it is.
   *
   * @return false when it is nobody's
   */
  boolean heard(Received received) {
    boolean known = false;
    for (Speaker speaker : speakers) {
      SerialPlan device = speaker.device();
      SerialPlan.Unasked unasked = speaker.unasked();
      if (AnswerCheck.fits(received, unasked.answer(), device.address())) {
        known = true;
        ReadOutcome outcome =
            new ReadOutcome.Values(
                AnswerDecoder.decode(
                    received, unasked.answer(), unasked.sources(), device.block().absent()));
        if (listener != null) {
          listener.heard(device, unasked.points(), outcome, null);
        }
      }
    }
    return known;
  }
}
