package org.gengfu.core.availability.report;

/** Which demand a rate is about; the samples of a device are judged by it. */
public enum Measure {
  /** 在线率: it answers and gives a stream. */
  ONLINE,
  /** 完好率: it is online and its picture can be used. */
  INTACT,
  /** 录像完整率: what was to be recorded is recorded. */
  RECORDED
}
