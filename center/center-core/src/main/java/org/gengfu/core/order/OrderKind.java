package org.gengfu.core.order;

/** What an order is for (工单类型). */
public enum OrderKind {
  /** Something failed (故障). */
  FAULT("故障", "fault"),
  /** A part is to be exchanged (更换). */
  SWAP("更换", "swap"),
  /** A planned round (巡检). */
  INSPECTION("巡检", "inspection"),
  /** A device is to be calibrated (校准). */
  CALIBRATION("校准", "calibration"),
  /** A picture or a setting is to be made better (优化). */
  TUNING("优化", "tuning"),
  /** Somebody asks (咨询). */
  ENQUIRY("咨询", "enquiry"),
  /** Somebody complains (投诉). */
  COMPLAINT("投诉", "complaint"),
  /** Work with other units (协同). */
  JOINT("协同", "joint"),
  /** Somebody attacks (安全事件). */
  SECURITY("安全事件", "security"),
  /** Somebody is needed on the spot (应急保障). */
  EMERGENCY("应急保障", "emergency");

  private final String chinese;
  private final String english;

  OrderKind(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  /** True of what a client asks for: no device tells of it, and none shows that it is done. */
  public boolean isAsked() {
    return switch (this) {
      case TUNING, ENQUIRY, COMPLAINT, SECURITY, EMERGENCY -> true;
      case FAULT, SWAP, INSPECTION, CALIBRATION, JOINT -> false;
    };
  }

  /** As screens show it. */
  public String chinese() {
    return chinese;
  }

  /** In English, which is also its id. */
  public String english() {
    return english;
  }
}
