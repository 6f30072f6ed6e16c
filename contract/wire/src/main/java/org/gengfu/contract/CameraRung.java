package org.gengfu.contract;

/** How far a camera works, lowest first: each rung stands on the ones below it. */
public enum CameraRung {
  /** Its address takes a connection. */
  LINK,
  /** It answers in a protocol of cameras. */
  SESSION,
  /** It takes the credentials. */
  ACCEPTED,
  /** Its stream opens. */
  OPENED,
  /** Packets of its picture come. */
  FLOWING,
  /** The picture can be decoded and shows something sane. */
  PICTURE,
  /** What it sees is recorded. */
  RECORDING
}
