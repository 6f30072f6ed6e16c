package org.gengfu.core.order;

/** How far an order is (工单状态), in the order of its life. */
public enum Stage {
  /** It waits for somebody to look at it (待受理). */
  NEW("待受理"),
  /** It waits for a technician (待派单). */
  ACCEPTED("待派单"),
  /** A technician was named (待接单). */
  DISPATCHED("待接单"),
  /** The technician has taken it (已接单). */
  TAKEN("已接单"),
  /** On the way (已出发). */
  EN_ROUTE("已出发"),
  /** On the spot (已到场). */
  ON_SITE("已到场"),
  /** At work (处理中). */
  IN_PROGRESS("处理中"),
  /** A part is missing (待备件). */
  WAITING_PART("待备件"),
  /** The technician is done; it is yet to be seen that it works (待验收). */
  RESOLVED("待验收"),
  /** Seen to work, and signed where that is asked (已办结). */
  CLOSED("已办结"),
  /** No longer wanted (已取消). */
  CANCELLED("已取消");

  private final String chinese;

  Stage(String chinese) {
    this.chinese = chinese;
  }

  /** As screens show it. */
  public String chinese() {
    return chinese;
  }

  /** True when nothing more happens to it. */
  public boolean ended() {
    return this == CLOSED || this == CANCELLED;
  }

  /** True while a technician has it in hand. */
  public boolean inHand() {
    return switch (this) {
      case TAKEN, EN_ROUTE, ON_SITE, IN_PROGRESS, WAITING_PART, RESOLVED -> true;
      case NEW, ACCEPTED, DISPATCHED, CLOSED, CANCELLED -> false;
    };
  }
}
