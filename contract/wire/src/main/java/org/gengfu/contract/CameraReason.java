package org.gengfu.contract;

/** Why a rung of a camera is not known to be good. */
public enum CameraReason {
  /** It is good. */
  NONE,
  /** A lower rung was not reached. */
  BELOW,
  UNREACHABLE,
  UNANSWERED,
  MALFORMED,
  CREDENTIALS_WRONG,
  /** They were refused before and rest, since cameras lock accounts. */
  CREDENTIALS_HELD_BACK,
  CREDENTIALS_MISSING,
  /** The camera asks for a way to log in that is not spoken here. */
  CREDENTIALS_NOT_SPOKEN,
  /** The camera lives, others hold all its streams. */
  NO_PLACE,
  NO_SUCH_STREAM,
  TRANSPORT_REFUSED,
  STREAM_REFUSED,
  /** The stream has no picture that can be read. */
  NO_VIDEO,
  /** The stream is open, and nothing comes. */
  NO_STREAM,
  /** Packets come, but no whole key frame. */
  NO_KEY_FRAME,
  /** The connection ended in the middle. */
  CUT,
  /** More came than a visit takes. */
  LIMIT_REACHED,
  UNDECODABLE,
  DECODER_CRASHED,
  DECODE_TOO_LONG,
  /** There was no time or room to decode it. */
  NOT_DECODED,
  /** There was no visit: our fault, or the way to a whole group of cameras is gone. */
  NOT_VISITED,
  /** The picture shows something wrong, see the look's faults. */
  PICTURE_FAULT,
  RECORDING_NONE,
  RECORDING_OLD,
  /** Nobody asked for it. */
  NOT_ASKED
}
