package org.gengfu.driver.snmp;

import org.gengfu.profile.snmp.SnmpBlock;

/** What an agent has shown of its limits since the bus was opened. One thread. */
final class Learnt {
  private int varbinds;
  private int repetitions;
  private boolean bulk;

  Learnt(SnmpBlock block, boolean v1) {
    varbinds = block.maxVarbinds();
    repetitions = block.maxRepetitions();
    bulk = block.bulk() && !v1;
  }

  /** Objects that one question may ask for. */
  int varbinds() {
    return varbinds;
  }

  /** Rows that one GETBULK may ask for. */
  int repetitions() {
    return repetitions;
  }

  /** Whether the agent understands GETBULK. */
  boolean bulk() {
    return bulk;
  }

  /** An answer to so many objects would have been too big: half of them from now on. */
  void tooManyVarbinds(int asked) {
    varbinds = Math.max(1, Math.min(varbinds, asked / 2));
  }

  /** An answer with so many rows would have been too big: half of them from now on. */
  void tooManyRepetitions(int asked) {
    repetitions = Math.max(1, Math.min(repetitions, asked / 2));
  }

  /** It answered GETNEXT, but not GETBULK. */
  void noBulk() {
    bulk = false;
  }
}
