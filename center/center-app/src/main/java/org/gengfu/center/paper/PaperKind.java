package org.gengfu.center.paper;

/** What a paper is. */
public enum PaperKind {
  /** Analysis of an incident and rectification plan (问题分析报告和整改方案). */
  INCIDENT,
  /** Service report of a period (运维服务报告). */
  SERVICE,
  /** Score sheet of a period (考核表). */
  SCORE,
  /** Report of one round of inspection (巡检报告). */
  INSPECTION
}
