package org.gengfu.sim.camera.onvif;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.sim.camera.login.Account;

/** The box whose services are asked: a camera, or a recorder with channels. Any thread. */
public interface OnvifHost {
  /** Ways in which a box lets people prove who they are. */
  enum Ways {
    /** By the token in the request or by the digest of HTTP. */
    BOTH,
    /** By the token alone. */
    TOKEN,
    /** By the digest of HTTP alone. */
    HTTP
  }

  /** Its own address. */
  InetAddress address();

  /** Port of its services. */
  int onvifPort();

  /** Port of its streams. */
  int rtspPort();

  /** What it says it is. */
  Identity identity();

  /** Its pictures, at least one, by number. */
  List<OnvifChannel> channels();

  /** Who may use it now. */
  Account account();

  /** How one proves that. */
  Ways ways();

  /** How far the time in a token may be from its own. */
  Duration tolerance();

  /** The time by its own clock. */
  Instant ownTime();

  /** When it began to run, by its own clock. */
  Instant booted();

  /** When its disk failed, by its own clock; {@link #ownTime} when it works. */
  Instant recordedUntil();

  /** When its oldest recording begins, by its own clock. */
  Instant recordedFrom();

  /** True when it takes connections but says nothing. */
  boolean silent();

  /** True when nobody can reach it. */
  boolean off();

  /** How much later than at once it answers. */
  Duration delay();

  /** Begins again, soon. */
  void reboot();
}
