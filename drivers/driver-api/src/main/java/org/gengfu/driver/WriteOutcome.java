package org.gengfu.driver;

/** What came of one command on a bus. */
public sealed interface WriteOutcome {
  /** The device took it, and where a read-back was asked for it now shows the value. */
  record Done() implements WriteOutcome {}

  /** It was never sent: not writable, out of range, a guard that does not hold. */
  record Refused(String why) implements WriteOutcome {}

  /** The device took it but shows another value afterwards. */
  record NotTaken(RawValue readBack) implements WriteOutcome {}

  /** The question failed on the wire; whether the device took it is not known. */
  record Failed(ReadOutcome why) implements WriteOutcome {}
}
