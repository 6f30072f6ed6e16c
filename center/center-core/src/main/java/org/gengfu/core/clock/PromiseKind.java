package org.gengfu.core.clock;

/** What a contract promises a time for. */
public enum PromiseKind {
  /** Somebody has taken the matter on and begun (响应). */
  RESPOND,
  /** Somebody is on the spot (到场). */
  ARRIVE,
  /** It is known what is broken (初步诊断). */
  DIAGNOSE,
  /** It works again (恢复). */
  RESTORE,
  /** The part that failed is replaced (更换). */
  SPARE_REPLACE,
  /** The analysis lies with the owner (报告). */
  REPORT;

  /** True when it is promised that something works: who finds it bad again finds it not kept. */
  public boolean mends() {
    return this == RESTORE || this == SPARE_REPLACE;
  }
}
