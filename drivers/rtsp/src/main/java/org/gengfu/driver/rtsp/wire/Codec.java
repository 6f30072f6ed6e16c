package org.gengfu.driver.rtsp.wire;

/** How a stream's pictures are coded. */
public enum Codec {
  H264,
  H265
}
