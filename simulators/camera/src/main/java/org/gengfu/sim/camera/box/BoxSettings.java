package org.gengfu.sim.camera.box;

import java.net.InetAddress;
import java.time.Duration;
import org.gengfu.sim.camera.login.Account;
import org.gengfu.sim.camera.onvif.Identity;
import org.gengfu.sim.camera.onvif.OnvifHost;

/**
 * What a box is: a camera, or a recorder with several channels.
 *
 * @param address its own
 * @param places viewers that each of its streams has at a time
 * @param patience whoever says nothing for so long loses the session
 * @param tolerance how far the time in a token may be from its own
 */
record BoxSettings(
    InetAddress address,
    Identity identity,
    Account account,
    OnvifHost.Ways ways,
    int places,
    Duration patience,
    Duration tolerance) {}
