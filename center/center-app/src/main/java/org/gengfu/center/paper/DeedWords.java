package org.gengfu.center.paper;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gengfu.center.order.DeedRow;
import org.gengfu.center.story.Said;

/** What was done with orders, in words. Pure; any thread. */
final class DeedWords {
  private static final Map<String, Said> ACTS =
      Map.ofEntries(
          Map.entry("accept", new Said("受理", "taken on")),
          Map.entry("dispatch", new Said("派单", "given to a technician")),
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

  private DeedWords() {}

  /** What an act is called. */
  static Said act(String act) {
    return ACTS.getOrDefault(act, Said.same(act));
  }

  /** The texts that came with it. */
  static String detail(DeedRow deed) {
    List<String> texts =
        deed.fields().values().stream()
            .filter(Objects::nonNull)
            .filter(value -> value instanceof String || value instanceof Map<?, ?>)
            .map(DeedWords::text)
            .filter(text -> !text.isBlank())
            .toList();
    return texts.stream().collect(Collectors.joining("；"));
  }

  private static String text(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("，"))
        : String.valueOf(value);
  }
}
