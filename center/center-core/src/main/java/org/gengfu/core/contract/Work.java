package org.gengfu.core.contract;

/** What a promise is about. */
public enum Work {
  /** Something is broken (故障). */
  FAULT,
  /** It works, but could work better (优化). */
  TUNING,
  /** Somebody asks (咨询). */
  ENQUIRY,
  /** Somebody complains (投诉). */
  COMPLAINT,
  /** Somebody attacks (安全事件). */
  SECURITY,
  /** Somebody is needed on the spot (应急保障). */
  EMERGENCY
}
