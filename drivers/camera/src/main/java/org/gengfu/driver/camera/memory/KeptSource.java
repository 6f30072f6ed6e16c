package org.gengfu.driver.camera.memory;

/**
 * Which lens or channel of a device a camera is, once ONVIF told: kept, so that a recorder that
 * lists its channels in another order, or leaves one out, does not turn one camera into another.
 *
 * @param channel the device's setting by which it was chosen, 0 before anything was
 * @param token the device's name of the source ({@code SourceToken} of a {@code
 *     VideoSourceConfiguration}), empty when it names none
 * @param serial the device's serial number then, empty when it did not tell: another device names
 *     its sources anew
 */
public record KeptSource(int channel, String token, String serial) {
  /** Nothing was chosen yet. */
  public static final KeptSource NONE = new KeptSource(0, "", "");

  /** Whether it was chosen by this setting, at this device as far as is known. */
  public boolean isOf(int wantedChannel, String wantedSerial) {
    boolean same = serial.isEmpty() || wantedSerial.isEmpty() || serial.equals(wantedSerial);
    return channel == wantedChannel && same;
  }
}
