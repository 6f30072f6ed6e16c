package org.gengfu.center.stock;

import java.util.OptionalLong;
import org.gengfu.core.stock.Coverage;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.PlaceBook;
import org.gengfu.core.stock.Why;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * A device that would not get a part in time, as pages show it.
 *
 * @param node the device
 * @param item {@code contract/item} that wants it covered
 * @param sku the kind that is missing, null when nobody named one
 * @param nearest the part that would come first, too late; null for none
 */
public record CoverageRow(
    String node,
    Words name,
    String site,
    String item,
    @Nullable String sku,
    Why reason,
    long windowMinutes,
    @Nullable Nearest nearest) {
  private static final long MINUTE = 60_000;

  /** A part that would come too late. */
  public record Nearest(String serial, String place, long minutes) {}

  static CoverageRow of(
      DeviceNeed asked, Coverage.Gap gap, Coverage.Outcome outcome, PlaceBook places, long at) {
    Need need = asked.need();
    OptionalLong in = outcome.inMillis();
    String serial = outcome.serial();
    Nearest nearest =
        in.isPresent() && serial != null
            ? new Nearest(serial, outcome.from(), (in.getAsLong() - at + MINUTE - 1) / MINUTE)
            : null;
    long window = need.windowMillis() / MINUTE;
    return new CoverageRow(
        need.device(),
        asked.node().name(),
        need.site(),
        need.item(),
        asked.sku().isEmpty() ? null : asked.sku(),
        reason(gap, need, nearest, places, window),
        window,
        nearest);
  }

  private static Why reason(
      Coverage.Gap gap, Need need, @Nullable Nearest nearest, PlaceBook places, long window) {
    String kinds = String.join(", ", need.skus());
    return switch (gap) {
      case NO_PART_NAMED ->
          new Why(
              "没有适用的备件型号：在型号表的“适用设备”中登记，或给节点填 sku 属性",
              "nobody named a part that fits: say it in the catalogue, or as the node's sku");
      case NONE_FREE -> new Why("没有空闲的 " + kinds, "no free " + kinds);
      case NOT_TESTED ->
          new Why("空闲的 " + kinds + " 没有在有效期内测试过", "no free " + kinds + " has a test that counts");
      case OUT_OF_REACH ->
          places.point(need.site()) == null
              ? new Why(
                  "不知道站点 " + need.site() + " 的坐标：在库位表中登记",
                  "nobody knows where site " + need.site() + " is: add it to the places")
              : new Why("此时没有能出库并送达的 " + kinds, "no " + kinds + " can be handed out now");
      case TOO_LATE ->
          nearest == null
              ? new Why("来不及", "too late")
              : new Why(
                  "最近的 %s 在 %s，装好需 %d 分钟，窗口只有 %d 分钟"
                      .formatted(nearest.serial(), nearest.place(), nearest.minutes(), window),
                  "the nearest, %s at %s, would be in after %d minutes of %d"
                      .formatted(nearest.serial(), nearest.place(), nearest.minutes(), window));
    };
  }
}
