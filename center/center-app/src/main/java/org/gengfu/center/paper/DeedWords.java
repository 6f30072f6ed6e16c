package org.gengfu.center.paper;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gengfu.center.order.DeedRow;
import org.gengfu.center.story.Said;

/** What was done with orders, in words. Pure; any thread. */
final class DeedWords {
  private static final Map<String, Said> ACTS =
      Map.ofEntries(
          Map.entry("accept", new Said("受理", "taken on")),
          Map.entry("dispatch", new Said("派单", "given to a technician")),
          Map.entry("report", new Said("用户报告时刻", "when the client told of it")),
          Map.entry("answer", new Said("答复用户", "the client was answered")),
          Map.entry("reopen", new Said("重新打开", "opened again")),
          Map.entry("grade", new Said("改级别", "given another level")),
          Map.entry("suspend", new Said("挂起", "suspended")),
          Map.entry("unsuspend", new Said("恢复办理", "taken up again")),
          Map.entry("extend", new Said("延期", "given more time")),
          Map.entry("urge", new Said("催办", "urged")),
          Map.entry("supervise", new Said("督办", "supervised")),
          Map.entry("join", new Said("会办", "somebody joined")),
          Map.entry("split", new Said("拆分", "split")),
          Map.entry("settle", new Said("处理冲突", "a conflict was settled")),
          Map.entry("fill", new Said("填写", "form filled in")),
          Map.entry("confirm", new Said("确认办结", "confirmed as done")),
          Map.entry("cancel", new Said("作废", "cancelled")),
          Map.entry("take", new Said("接单", "accepted")),
          Map.entry("return", new Said("退单", "sent back")),
          Map.entry("set_out", new Said("出发", "set out")),
          Map.entry("arrive", new Said("到场", "on the spot")),
          Map.entry("diagnose", new Said("诊断", "diagnosed")),
          Map.entry("wait_part", new Said("等待备件", "waits for a part")),
          Map.entry("resume", new Said("继续", "went on")),
          Map.entry("part_take", new Said("领取备件", "part taken")),
          Map.entry("swap", new Said("更换", "swapped")),
          Map.entry("resolve", new Said("处理完成", "mended")),
          Map.entry("sign", new Said("业主签字", "signed by the owner")),
          Map.entry("seen_well", new Said("遥测确认恢复", "seen well by telemetry")),
          Map.entry("seen_bad", new Said("遥测又见异常", "seen bad again by telemetry")),
          Map.entry("concerns", new Said("改为针对新的根因", "is about another root now")),
          Map.entry("joined_to", new Said("并入另一工单", "joined another order")));

  /** Fields that are told, in this order; proofs, checklists and names of pictures are not. */
  private static final List<String> TOLD =
      List.of(
          "technician", "helper", "finding", "what", "words", "reason", "sku", "serial", "name");

  private static final Set<String> PEOPLE = Set.of("technician", "helper");

  private DeedWords() {}

  /** What an act is called. */
  static Said act(String act) {
    return ACTS.getOrDefault(act, Said.same(act));
  }

  /**
   * What a client wants to read of it: who was sent, what was found, said, taken, put in; empty
   * where nothing.
   *
   * @param who what a person is called, by the user's name
   */
  static String detail(DeedRow deed, UnaryOperator<String> who) {
    if (deed.act().equals("swap")) {
      return text(deed, "old") + " → " + text(deed, "new");
    }
    if (deed.act().equals("grade")) {
      return "→ " + text(deed, "level") + "；" + text(deed, "reason");
    }
    return TOLD.stream()
        .filter(field -> !text(deed, field).isBlank())
        .map(field -> PEOPLE.contains(field) ? who.apply(text(deed, field)) : text(deed, field))
        .collect(Collectors.joining("；"));
  }

  private static String text(DeedRow deed, String field) {
    Object value = deed.fields().get(field);
    return value instanceof JsonNode node ? node.asText("") : Objects.toString(value, "");
  }
}
