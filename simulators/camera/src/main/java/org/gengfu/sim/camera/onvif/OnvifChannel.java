package org.gengfu.sim.camera.onvif;

import java.util.function.Supplier;
import org.gengfu.sim.camera.rtsp.LiveStream;

/**
 * One picture that a box has.
 *
 * @param number 1 and up
 * @param snapshot makes a JPEG of what is seen now
 */
public record OnvifChannel(int number, LiveStream stream, Supplier<byte[]> snapshot) {}
