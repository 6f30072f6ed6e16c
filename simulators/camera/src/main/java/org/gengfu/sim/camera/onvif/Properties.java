package org.gengfu.sim.camera.onvif;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.sim.camera.scene.Fault;
import org.gengfu.sim.camera.world.Condition;
import org.gengfu.sim.camera.world.Trouble;

/** How the properties of a box stand that its event service tells of. Stateless. */
final class Properties {
  static final String TAMPER = "tns1:RuleEngine/TamperDetector/Tamper";
  static final String SIGNAL_LOSS = "tns1:VideoSource/SignalLoss";
  static final String STORAGE = "tns1:Device/HardwareFailure/StorageFailure";
  static final String LAST_REBOOT = "tns1:Monitoring/OperatingTime/LastReboot";

  private Properties() {}

  /** All of them, as told for the first time. */
  static List<Message> of(OnvifHost host) {
    List<Message> messages = new ArrayList<>();
    boolean disk = false;
    for (OnvifChannel channel : host.channels()) {
      Condition condition = channel.stream().camera().condition();
      String token = "VideoSource_" + channel.number();
      boolean tamper = condition.shows(Fault.What.OCCLUDED, Fault.What.FLAT);
      boolean loss = condition.shows(Fault.What.BLACK, Fault.What.BLUE);
      messages.add(one(host, TAMPER, "VideoSourceToken", token, "IsTamper", tamper));
      messages.add(one(host, SIGNAL_LOSS, "VideoSourceToken", token, "State", loss));
      disk |= condition.is(Trouble.DISK);
    }
    messages.add(one(host, STORAGE, "Token", "Disk_1", "Failed", disk));
    String booted = Soap.time(host.booted());
    messages.add(
        new Message(LAST_REBOOT, "Token", "Device", "Status", booted, host.ownTime(), true));
    return messages;
  }

  private static Message one(
      OnvifHost host, String topic, String source, String token, String data, boolean value) {
    return new Message(topic, source, token, data, Boolean.toString(value), host.ownTime(), true);
  }
}
