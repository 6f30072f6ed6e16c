package org.gengfu.center.clock;

import org.gengfu.core.clock.PromiseKind;

/** What a kind of promise is called. */
record ClockWords(String id, String zh, String en) {
  static ClockWords of(PromiseKind kind) {
    return switch (kind) {
      case RESPOND -> new ClockWords("respond", "响应", "respond");
      case ARRIVE -> new ClockWords("arrive", "到场", "arrive");
      case DIAGNOSE -> new ClockWords("diagnose", "诊断", "diagnose");
      case RESTORE -> new ClockWords("restore", "恢复", "restore");
      case SPARE_REPLACE -> new ClockWords("replace", "更换", "replace");
      case REPORT -> new ClockWords("report", "报告", "report");
    };
  }
}
