package org.gengfu.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Made-up cameras in the proportions of a city's contracts: 458 of the police's own under six lots,
 * 1,198 of two carriers under five, 1,656 in all.
 */
final class SimulatedFleet {
  /** Cameras of all lots together. */
  static final int WHOLE = 1_656;

  private static final List<String> DISTRICTS =
      List.of("魏都区", "建安区", "东城区", "示范区", "禹州市", "长葛市", "鄢陵县", "襄城县");

  private static final List<Lot> LOTS =
      List.of(
          new Lot("93-1", "人像", 6, "公安局", "运维单位"),
          new Lot("93-2", "卡口", 152, "公安局", "运维单位"),
          new Lot("93-2", "高空", 10, "公安局", "运维单位"),
          new Lot("93-3", "卡口", 50, "公安局", "运维单位"),
          new Lot("93-3", "高空", 10, "公安局", "运维单位"),
          new Lot("93-4", "人像", 60, "公安局", "运维单位"),
          new Lot("93-5", "人像", 120, "公安局", "运维单位"),
          new Lot("93-6", "人像", 50, "公安局", "运维单位"),
          new Lot("94-Y059", "街面", 35, "中国联通", "中国联通"),
          new Lot("94-Y060", "街面", 254, "中国联通", "中国联通"),
          new Lot("94-Y061", "街面", 198, "中国联通", "中国联通"),
          new Lot("94-Y062", "街面", 511, "中国联通", "中国联通"),
          new Lot("94-Y063", "街面", 200, "中国移动", "中国移动"));

  private record Lot(String item, String kind, int cameras, String owner, String party) {}

  /**
   * A camera.
   *
   * @param number 0 and up
   * @param edge which edge agent looks at it
   * @param feeder what feeds it
   */
  record Camera(
      int number,
      String code,
      String name,
      String site,
      String district,
      String owner,
      String item,
      String party,
      int edge,
      int feeder) {}

  private SimulatedFleet() {}

  /** So many cameras, the lots in their proportions. */
  static List<Camera> cameras(int count) {
    List<Lot> each = new ArrayList<>();
    LOTS.forEach(lot -> {
      for (int i = 0; i < lot.cameras(); i++) {
        each.add(lot);
      }
    });
    List<Camera> cameras = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = count >= WHOLE ? i % WHOLE : (int) ((long) i * WHOLE / count);
      Lot lot = each.get(place);
      int district = i / 4 % DISTRICTS.size();
      String where = DISTRICTS.get(district);
      int site = i / 4;
      cameras.add(
          new Camera(
              i,
              "cam-%05d".formatted(i + 1),
              "%s%d号路口%s-%d".formatted(where, site + 1, lot.kind(), i % 4 + 1),
              "site-%04d".formatted(site + 1),
              where,
              lot.owner(),
              lot.item(),
              lot.party(),
              district * 2 + i / 32 % 2,
              i / 60));
    }
    return cameras;
  }
}
