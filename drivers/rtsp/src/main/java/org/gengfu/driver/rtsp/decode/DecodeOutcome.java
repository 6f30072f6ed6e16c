package org.gengfu.driver.rtsp.decode;

import java.time.Duration;

/** What came of one key frame. None is an exception, and none touches another key frame. */
public sealed interface DecodeOutcome {
  /** A picture. */
  record Decoded(DecodedPicture picture) implements DecodeOutcome {}

  /** The decoder refused it: cut short, broken, or larger than is decoded here. */
  record Undecodable(String why) implements DecodeOutcome {}

  /** The decoder's process died of it; it was started again. */
  record Crashed(String why) implements DecodeOutcome {}

  /** It was not done in time; the decoder's process was ended and started again. */
  record TookTooLong(Duration limit) implements DecodeOutcome {}

  /** It was not tried: too many wait, or there is no decoder. Nothing is known of the picture. */
  record NotDecoded(String why) implements DecodeOutcome {}
}
