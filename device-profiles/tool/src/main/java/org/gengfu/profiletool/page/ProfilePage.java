package org.gengfu.profiletool.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.SparePart;
import org.gengfu.profile.WriteRule;
import org.gengfu.profiletool.page.Page.Section;

/** Makes the page of one profile. Stateless; any thread. */
final class ProfilePage {
  private ProfilePage() {}

  /**
   * The page.
   *
   * @param root the profile as it is written
   */
  static Page of(ResolvedProfile profile, MapNode root, Quality quality) {
    List<Section> sections = new ArrayList<>();
    sections.add(about(profile, root, quality));
    sections.add(wiring(profile, root));
    sections.add(points(profile, root));
    add(sections, writes(profile));
    add(sections, states(profile));
    add(sections, alarms(profile));
    add(sections, spares(profile));
    return new Page(both(profile.titles()) + " · " + profile.id(), sections);
  }

  private static void add(List<Section> sections, Section section) {
    if (!section.rows().isEmpty()) {
      sections.add(section);
    }
  }

  static String both(Map<String, String> texts) {
    String zh = texts.getOrDefault("zh", "");
    String en = texts.getOrDefault("en", "");
    return zh.equals(en) || zh.isEmpty() ? en : zh + " / " + en;
  }

  private static Section about(ResolvedProfile profile, MapNode root, Quality quality) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("档案 / Profile", profile.id() + " " + profile.version()));
    rows.add(List.of("类别 / Kind", profile.kind()));
    if (!profile.vendor().isEmpty()) {
      rows.add(List.of("产品 / Product", profile.vendor() + " " + profile.model()));
    }
    rows.add(List.of("质量 / Quality", quality.shown()));
    rows.add(List.of("依据 / Evidence", profile.evidence()));
    rows.add(List.of("实测固件 / Tested firmware", tested(root)));
    List<String> lines = new ArrayList<>();
    if (profile.illustrative()) {
      lines.add(
          "示意档案：寄存器表为自拟，不代表任何厂家设备。 / Illustrative: the map is our own and stands for no maker's device.");
    }
    if (root.get("doc") instanceof ScalarNode doc) {
      lines.add(doc.text().strip());
    }
    return new Section("概述 / About", lines, List.of("", ""), rows);
  }

  private static String tested(MapNode root) {
    List<String> found = new ArrayList<>();
    if (root.get("source") instanceof MapNode source) {
      for (MapNode test : source.maps("tested", new org.gengfu.document.Problems())) {
        String firmware = text(test, "firmware");
        found.add((firmware.isEmpty() ? "?" : firmware) + " (" + text(test, "on") + ")");
      }
    }
    return found.isEmpty() ? "尚未 / none yet" : String.join(", ", found);
  }

  private static String text(MapNode map, String key) {
    return map.get(key) instanceof ScalarNode scalar ? scalar.text() : "";
  }

  /** What the device is delivered with, as the profile's block says. */
  private static Section wiring(ResolvedProfile profile, MapNode root) {
    List<List<String>> rows = new ArrayList<>();
    String protocol = profile.protocol().name();
    rows.add(List.of("协议 / Protocol", protocol));
    if (root.get(protocol) instanceof MapNode block) {
      for (String key : block.keys()) {
        Node value = block.get(key);
        if (value instanceof ScalarNode || value instanceof MapNode map && map.keys().size() <= 8) {
          rows.add(List.of(protocol + "." + key, flat(value)));
        }
      }
    }
    for (PollClass poll : List.of(PollClass.FAST, PollClass.NORMAL, PollClass.SLOW)) {
      if (profile.polling().containsKey(poll)) {
        rows.add(
            List.of(
                "轮询 / Polling " + poll.name().toLowerCase(Locale.ROOT),
                profile.polling().get(poll).toMillis() / 1000.0 + " s"));
      }
    }
    return new Section("接线与通信 / Wiring and line", List.of(), List.of("", ""), rows);
  }

  private static String flat(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.text();
      case MapNode map -> {
        List<String> parts = new ArrayList<>();
        for (String key : map.keys()) {
          Node value = map.get(key);
          parts.add(key + " " + (value == null ? "" : flat(value)));
        }
        yield String.join(", ", parts);
      }
      case org.gengfu.document.ListNode list ->
          String.join(" ", list.items().stream().map(ProfilePage::flat).toList());
    };
  }

  private static Section points(ResolvedProfile profile, MapNode root) {
    List<List<String>> rows = new ArrayList<>();
    for (ResolvedPoint point : profile.points()) {
      List<String> row = new ArrayList<>(List.of(point.id(), both(point.titles()), point.unit()));
      if (point.source() instanceof DerivedSource) {
        row.addAll(List.of("计算 / derived", ""));
      } else {
        row.addAll(Addresses.of(point, written(root, point.id())));
      }
      row.add(
          point.scale().stripTrailingZeros().toPlainString()
              + (point.offset().signum() == 0 ? "" : " + " + point.offset().toPlainString()));
      row.add(point.poll().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      row.add(range(point));
      row.add(point.info().manual());
      rows.add(row);
    }
    List<String> head =
        List.of(
            "测点 / Point",
            "名称 / Name",
            "单位 / Unit",
            "地址 (0 起) / Address (0-based)",
            "Modicon",
            "系数 / Scale",
            "轮询 / Poll",
            "有效范围 / Valid",
            "出处 / Manual");
    return new Section("测点 / Points", List.of(), head, rows);
  }

  private static String written(MapNode root, String id) {
    if (root.get("points") instanceof MapNode points && points.get(id) instanceof MapNode spec) {
      String at = text(spec, "at");
      return at.isEmpty() ? text(spec, "measure") : at;
    }
    return "";
  }

  private static String range(ResolvedPoint point) {
    Double low = point.validLow();
    Double high = point.validHigh();
    return low == null || high == null ? "" : low + " … " + high;
  }

  private static Section writes(ResolvedProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    for (ResolvedPoint point : profile.points()) {
      WriteRule rule = point.write();
      if (rule != null) {
        rows.add(
            List.of(
                point.id(),
                both(point.titles()),
                rule.min() + " … " + rule.max() + (rule.step() > 0 ? ", " + rule.step() : ""),
                rule.role(),
                rule.guard() == null ? "" : rule.guard().toString(),
                rule.readBack().toMillis() / 1000.0 + " s"));
      }
    }
    profile
        .commands()
        .forEach(command -> rows.add(List.of(command.id(), "命令 / command", "", "", "", "")));
    List<String> head =
        List.of(
            "测点 / Point", "名称 / Name", "范围 / Range", "角色 / Role", "条件 / Guard", "回读 / Read back");
    return new Section("写与命令 / Writes", List.of(), head, rows);
  }

  private static Section states(ResolvedProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    for (ResolvedPoint point : profile.points()) {
      point.labels().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry ->
              rows.add(
                  List.of(
                      point.id(),
                      String.valueOf(entry.getKey()),
                      entry.getValue().id(),
                      both(entry.getValue().texts()))));
    }
    List<String> head = List.of("测点 / Point", "原值 / Raw", "词 / Word", "含义 / Meaning");
    return new Section("状态 / States", List.of(), head, rows);
  }

  private static Section alarms(ResolvedProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    for (ResolvedAlarm alarm : profile.alarms()) {
      rows.add(
          List.of(
              alarm.id(),
              alarm.severity().name().toLowerCase(Locale.ROOT),
              both(alarm.texts()),
              alarm.when().toString(),
              alarm.onDelay().toMillis() / 1000.0 + " s",
              both(alarm.actions())));
    }
    List<String> head =
        List.of(
            "告警 / Alarm",
            "级别 / Severity",
            "内容 / Text",
            "条件 / When",
            "延时 / For",
            "处置建议 / Recommended action");
    return new Section("告警 / Alarms", List.of(), head, rows);
  }

  private static Section spares(ResolvedProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    for (SparePart spare : profile.spares()) {
      rows.add(
          List.of(
              spare.part(),
              spare.maker(),
              both(spare.texts()),
              spare.every().isZero() ? "" : spare.every().toHours() + " h",
              String.join(", ", spare.substitutes())));
    }
    List<String> head =
        List.of("备件 / Part", "厂家 / Maker", "用途 / For", "周期 / Every", "代用 / Substitutes");
    return new Section("备件 / Spares", List.of(), head, rows);
  }
}
