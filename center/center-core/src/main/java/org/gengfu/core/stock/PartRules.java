package org.gengfu.core.stock;

import org.gengfu.core.stock.Part.State;
import org.gengfu.core.stock.StockFact.AlreadySo;
import org.gengfu.core.stock.StockFact.Became;
import org.gengfu.core.stock.StockFact.Refused;

/** What may be done with one part that is known. Pure. */
final class PartRules {
  private static final long FOREVER = Long.MAX_VALUE;

  private PartRules() {}

  static StockFact decide(Part part, StockInput.OfPart input, long at) {
    return switch (input) {
      case StockInput.Reserve in -> reserve(part, in, at);
      case StockInput.Release in -> release(part, in);
      case StockInput.Issue in -> issue(part, in);
      case StockInput.Install in -> install(part, in);
      case StockInput.Return in -> back(part, in);
      case StockInput.SendToRepair in -> toRepair(part, in);
      case StockInput.Repaired in -> repaired(part, in, at);
      case StockInput.Lend in -> lend(part, in, at);
      case StockInput.GiveBack in ->
          part.state() == State.LENT
              ? new Became(
                  part.at(in.place()).as(State.AVAILABLE, "", FOREVER),
                  new Why("借出归还", "given back"))
              : no(part, "不是借出状态", "is not lent");
      case StockInput.Scrap in -> scrap(part, in);
      case StockInput.Move in -> move(part, in);
      case StockInput.Test in -> test(part, in, at);
      case StockInput.Count in -> count(part, in);
      case StockInput.Correct in -> correct(part, in);
      case StockInput.Receive in -> throw new IllegalStateException("received elsewhere: " + in);
      case StockInput.Dismantle in -> throw new IllegalStateException("taken elsewhere: " + in);
    };
  }

  private static StockFact reserve(Part part, StockInput.Reserve in, long at) {
    if (in.untilMillis() <= at) {
      return new Refused(
          part.serial(), new Why("预留必须在将来到期", "a reservation must end in the future"));
    }
    if (same(part, State.RESERVED, in.order()) || same(part, State.ISSUED, in.order())) {
      return part.state() == State.RESERVED && in.untilMillis() > part.untilMillis()
          ? new Became(
              part.as(State.RESERVED, in.order(), in.untilMillis()),
              new Why("为工单 " + in.order() + " 延长预留", "kept for " + in.order() + " for longer"))
          : new AlreadySo(
              part.serial(),
              new Why("已为工单 " + in.order() + " 预留", "it is kept for " + in.order() + " already"));
    }
    return part.state() == State.AVAILABLE
        ? new Became(
            part.as(State.RESERVED, in.order(), in.untilMillis()),
            new Why("为工单 " + in.order() + " 预留", "kept for order " + in.order()))
        : no(part, "不能为工单 " + in.order() + " 预留", "cannot be kept for " + in.order());
  }

  private static StockFact release(Part part, StockInput.Release in) {
    if (same(part, State.RESERVED, in.order())) {
      return free(part, new Why("工单 " + in.order() + " 不再需要", "not needed for " + in.order()));
    }
    return part.state() == State.AVAILABLE
        ? new AlreadySo(part.serial(), new Why("没有被预留", "nobody keeps it"))
        : no(part, "不是为工单 " + in.order() + " 预留的", "is not kept for " + in.order());
  }

  static Became free(Part part, Why why) {
    return new Became(part.as(State.AVAILABLE, "", FOREVER), why);
  }

  private static StockFact issue(Part part, StockInput.Issue in) {
    if (same(part, State.ISSUED, in.order())) {
      return new AlreadySo(
          part.serial(),
          new Why("已为工单 " + in.order() + " 领用", "it was taken for " + in.order() + " already"));
    }
    return part.state() == State.AVAILABLE || same(part, State.RESERVED, in.order())
        ? new Became(
            part.as(State.ISSUED, in.order(), FOREVER),
            new Why("为工单 " + in.order() + " 领用", "taken for order " + in.order()))
        : no(part, "不能为工单 " + in.order() + " 领用", "cannot be taken for " + in.order());
  }

  /** Who forgot to scan it at the shelf installs it all the same: the device proves it. */
  private static StockFact install(Part part, StockInput.Install in) {
    if (same(part, State.INSTALLED, in.device())) {
      return new AlreadySo(
          part.serial(), new Why("已装在 " + in.device(), "it is in " + in.device() + " already"));
    }
    boolean ours = same(part, State.ISSUED, in.order()) || same(part, State.RESERVED, in.order());
    return ours || part.state() == State.AVAILABLE
        ? new Became(
            part.as(State.INSTALLED, in.device(), FOREVER),
            new Why(
                "工单 " + in.order() + " 装入 " + in.device(),
                "put into " + in.device() + " by " + in.order()))
        : no(part, "不可能在 " + in.device() + " 中", "cannot be in " + in.device());
  }

  private static StockFact back(Part part, StockInput.Return in) {
    if (same(part, State.ISSUED, in.order())) {
      return free(
          part.at(in.place()),
          new Why("工单 " + in.order() + " 未使用，退回", "not used by " + in.order()));
    }
    return part.state() == State.AVAILABLE && part.place().equals(in.place())
        ? new AlreadySo(part.serial(), new Why("已在该处", "it lies there already"))
        : no(part, "不是工单 " + in.order() + " 领用的", "was not taken for " + in.order());
  }

  private static StockFact toRepair(Part part, StockInput.SendToRepair in) {
    if (part.ownerBound()) {
      return no(part, "须留在业主处，不得送修带离", "stays with its owner and may not leave for repair");
    }
    if (same(part, State.IN_REPAIR, in.shop())) {
      return new AlreadySo(
          part.serial(), new Why("已送 " + in.shop(), "it is at " + in.shop() + " already"));
    }
    return part.state() == State.FAULTY
        ? new Became(
            part.as(State.IN_REPAIR, in.shop(), FOREVER),
            new Why("送修：" + in.shop(), "sent to repair at " + in.shop()))
        : no(part, "不是故障件", "is not known to be faulty");
  }

  private static StockFact repaired(Part part, StockInput.Repaired in, long at) {
    return part.state() == State.IN_REPAIR
        ? new Became(
            part.at(in.place()).as(State.AVAILABLE, "", FOREVER).tested(at),
            new Why(part.holder() + " 修复", "repaired by " + part.holder()))
        : no(part, "不在维修中", "is not away for repair");
  }

  private static StockFact lend(Part part, StockInput.Lend in, long at) {
    if (part.state() == State.AVAILABLE && in.untilMillis() > at) {
      return new Became(
          part.as(State.LENT, in.borrower(), in.untilMillis()),
          new Why("借给 " + in.borrower(), "lent to " + in.borrower()));
    }
    return same(part, State.LENT, in.borrower())
        ? new AlreadySo(
            part.serial(),
            new Why("已借给 " + in.borrower(), "it is lent to " + in.borrower() + " already"))
        : no(part, "不能借出，或归还时间不在将来", "cannot be lent, or the loan would end before it begins");
  }

  private static StockFact scrap(Part part, StockInput.Scrap in) {
    return switch (part.state()) {
      case SCRAPPED -> new AlreadySo(part.serial(), new Why("已报废", "it is scrapped already"));
      case AVAILABLE, FAULTY, MISSING ->
          in.reason().isBlank()
              ? new Refused(part.serial(), new Why("请写明报废原因", "say why it is to be scrapped"))
              : new Became(
                  part.as(State.SCRAPPED, "", FOREVER),
                  new Why("报废：" + in.reason(), "scrapped: " + in.reason()));
      case RESERVED, ISSUED, INSTALLED, IN_REPAIR, LENT, WITH_OWNER ->
          no(part, "正在使用，不能报废", "is in use");
    };
  }

  private static StockFact move(Part part, StockInput.Move in) {
    return switch (part.state()) {
      case AVAILABLE, RESERVED, FAULTY, ISSUED ->
          part.place().equals(in.place())
              ? new AlreadySo(part.serial(), new Why("已在该处", "it lies there already"))
              : new Became(
                  part.at(in.place()), new Why("移到 " + in.place(), "moved to " + in.place()));
      case INSTALLED, IN_REPAIR, LENT, WITH_OWNER, SCRAPPED, MISSING ->
          no(part, "不在库中", "does not lie in the house");
    };
  }

  private static StockFact test(Part part, StockInput.Test in, long at) {
    return switch (part.state()) {
      case AVAILABLE, RESERVED ->
          in.works()
              ? new Became(part.tested(at), new Why("测试：可用", "tested: works"))
              : new Became(
                  part.as(State.FAULTY, "", FOREVER).tested(at),
                  new Why("测试：不可用", "tested: does not work").then(loses(part)));
      case FAULTY ->
          in.works()
              ? new Became(
                  part.as(State.AVAILABLE, "", FOREVER).tested(at),
                  new Why("测试：可用", "tested: works"))
              : new AlreadySo(part.serial(), new Why("已知为故障件", "it is known to be faulty"));
      case ISSUED, INSTALLED, IN_REPAIR, LENT, WITH_OWNER, SCRAPPED, MISSING ->
          no(part, "不能在此测试", "cannot be tested here");
    };
  }

  /** Which order must look for another part. */
  private static Why loses(Part part) {
    return part.holder().isEmpty()
        ? new Why("", "")
        : new Why(
            "；工单 " + part.holder() + " 需要另一件", "; order " + part.holder() + " needs another one");
  }

  private static StockFact count(Part part, StockInput.Count in) {
    return switch (part.state()) {
      case AVAILABLE, RESERVED, FAULTY ->
          !in.found()
              ? new Became(
                  part.as(State.MISSING, "", FOREVER),
                  new Why("盘点：应在处未找到", "not found where it should lie").then(loses(part)))
              : part.place().equals(in.place())
                  ? new AlreadySo(part.serial(), new Why("盘点：在应在处", "found where it should lie"))
                  : new Became(
                      part.at(in.place()),
                      new Why("盘点：在另一处 " + in.place(), "found at another place, " + in.place()));
      case MISSING ->
          in.found()
              ? new Became(
                  part.at(in.place()).as(State.AVAILABLE, "", FOREVER),
                  new Why("盘点：又找到了", "found again"))
              : new AlreadySo(part.serial(), new Why("已知缺失", "it is known to be missing"));
      case ISSUED, INSTALLED, IN_REPAIR, LENT, WITH_OWNER, SCRAPPED ->
          in.found()
              ? no(part, "不应在此：请先退回或拆下", "should not lie here; return it or dismantle it first")
              : new AlreadySo(part.serial(), new Why("本不应在此", "it should not lie here"));
    };
  }

  private static StockFact correct(Part part, StockInput.Correct in) {
    return part.papers().equals(in.papers()) && part.ownerBound() == in.ownerBound()
        ? new AlreadySo(part.serial(), new Why("台账已是如此", "the books say so already"))
        : new Became(
            part.with(in.papers(), in.ownerBound()), new Why("更正台账", "the books were corrected"));
  }

  private static boolean same(Part part, State state, String holder) {
    return part.state() == state && part.holder().equals(holder);
  }

  private static Refused no(Part part, String zh, String en) {
    Why words = words(part);
    return new Refused(
        part.serial(), new Why("它" + words.zh() + "，" + zh, "it is " + words.en() + " and " + en));
  }

  /** What a part does, as a person says it. */
  static Why words(Part part) {
    String of = part.holder();
    return switch (part.state()) {
      case AVAILABLE -> new Why("空闲，在 " + part.place(), "free at " + part.place());
      case RESERVED -> new Why("已为工单 " + of + " 预留", "kept for order " + of);
      case ISSUED -> new Why("已为工单 " + of + " 领用", "taken for order " + of);
      case INSTALLED -> new Why("装在 " + of, "in " + of);
      case FAULTY -> new Why("是故障件，在 " + part.place(), "faulty at " + part.place());
      case IN_REPAIR -> new Why("在 " + of + " 维修", "at " + of + " for repair");
      case LENT -> new Why("借给了 " + of, "lent to " + of);
      case WITH_OWNER -> new Why("在 " + of + " 的业主处", "with the owner of " + of);
      case SCRAPPED -> new Why("已报废", "scrapped");
      case MISSING -> new Why("缺失", "missing");
    };
  }
}
