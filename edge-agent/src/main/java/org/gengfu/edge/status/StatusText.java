package org.gengfu.edge.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.edge.bus.BusFigures;
import org.gengfu.edge.outbox.OutboxFigures;
import org.gengfu.edge.status.AgentStatus.DeviceLine;
import org.gengfu.edge.uplink.UplinkFigures;
import org.jspecify.annotations.Nullable;

/** The status as JSON and as a page. Stateless. */
final class StatusText {
  private static final String STYLE =
      """
      body{font:15px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:2rem auto;max-width:62rem;
      padding:0 1rem;color:#1c2733;background:#f5f7f9}h1{font-size:1.3rem}h2{font-size:1rem;
      margin:1.6rem 0 .4rem}table{border-collapse:collapse;width:100%;background:#fff}
      td,th{padding:.3rem .7rem;border-bottom:1px solid #e3e8ed;text-align:left}
      th{font-weight:600;color:#51616f}.down{color:#b3261e}.up{color:#1b7f4b}
      .note{background:#fff3f0;border-left:4px solid #b3261e;padding:.5rem .8rem}\
      """;

  private StatusText() {}

  static String json(AgentStatus status) {
    UplinkFigures uplink = status.uplink();
    OutboxFigures outbox = status.outbox();
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("edge", status.edge());
    root.put("now", status.now());
    root.put("residentBytes", status.residentBytes());
    root.put("firstReading", status.firstReading());
    Map<String, @Nullable Object> session = new LinkedHashMap<>();
    session.put("phase", uplink.phase());
    session.put("broker", uplink.broker());
    session.put("since", uplink.since());
    session.put("lastProblem", uplink.lastProblem());
    session.put("sessions", uplink.sessions());
    session.put("births", uplink.births());
    session.put("payloads", uplink.payloads());
    session.put("records", uplink.records());
    session.put("acknowledgements", uplink.acknowledgements());
    session.put("refusedCommands", uplink.refusedCommands());
    session.put("droppedMessages", uplink.droppedMessages());
    root.put("uplink", session);
    Map<String, @Nullable Object> waiting = new LinkedHashMap<>();
    waiting.put("epoch", outbox.epoch());
    waiting.put("next", outbox.next());
    waiting.put("acknowledged", outbox.acknowledged());
    waiting.put("depth", outbox.depth());
    waiting.put("bytes", outbox.bytes());
    waiting.put("lost", outbox.lost());
    waiting.put("refused", outbox.refused());
    waiting.put("refusing", outbox.refusing());
    root.put("outbox", waiting);
    root.put("buses", status.buses().stream().map(StatusText::bus).toList());
    root.put("devices", status.devices().stream().map(StatusText::device).toList());
    root.put("configurationProblems", status.configuration());
    return Json.of(root);
  }

  private static Map<String, Object> bus(BusFigures bus) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("bus", bus.bus());
    line.put("devices", bus.devices());
    line.put("down", bus.down());
    line.put("questions", bus.questions());
    line.put("unanswered", bus.unanswered());
    line.put("skippedTurns", bus.skippedTurns());
    line.put("busyMillis", bus.busyNanos() / 1_000_000);
    line.put("meanLatenessMillis", meanLateness(bus));
    line.put("worstLatenessMillis", bus.worstLatenessNanos() / 1_000_000);
    return line;
  }

  private static long meanLateness(BusFigures bus) {
    return bus.latePolls() == 0 ? 0 : bus.latenessNanos() / bus.latePolls() / 1_000_000;
  }

  private static Map<String, Object> device(DeviceLine device) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("device", device.device());
    line.put("bus", device.bus());
    line.put("profile", device.profile());
    line.put("state", device.state());
    return line;
  }

  static String page(AgentStatus status, boolean chinese) {
    UplinkFigures uplink = status.uplink();
    OutboxFigures outbox = status.outbox();
    StringBuilder page = new StringBuilder(8_192);
    page.append("<!doctype html><html lang=").append(chinese ? "zh-CN" : "en");
    page.append("><meta charset=utf-8><meta http-equiv=refresh content=5>");
    page.append("<meta name=viewport content=\"width=device-width\"><title>")
        .append(escape(status.edge()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style><h1>");
    page.append(chinese ? "更夫边缘代理 " : "Gengfu edge agent ").append(escape(status.edge()));
    page.append(" <small><a href=\"?lang=").append(chinese ? "en\">English" : "zh\">中文");
    page.append("</a></small></h1>");
    if (!status.configuration().isEmpty()) {
      page.append("<div class=note><b>");
      page.append(chinese ? "新配置被拒绝，沿用旧配置：" : "New configuration rejected, old one in use:");
      status.configuration().forEach(line -> page.append("<br>").append(escape(line)));
      page.append("</b></div>");
    }
    String problem = uplink.lastProblem();
    table(
        page,
        chinese ? "上行连接" : "Uplink",
        List.of(
            List.of(chinese ? "状态" : "State", uplink.phase().name()),
            List.of(chinese ? "服务器" : "Broker", uplink.broker()),
            List.of(chinese ? "自" : "Since", uplink.since().toString()),
            List.of(chinese ? "上次问题" : "Last problem", problem == null ? "-" : problem)));
    String refusing = outbox.refusing();
    table(
        page,
        chinese ? "离线缓存" : "Outbox",
        List.of(
            List.of(chinese ? "待发记录" : "Waiting", Long.toString(outbox.depth())),
            List.of(chinese ? "占用字节" : "Bytes", Long.toString(outbox.bytes())),
            List.of(chinese ? "丢失记录" : "Lost", Long.toString(outbox.lost())),
            List.of(chinese ? "拒收" : "Refusing", refusing == null ? "-" : refusing)));
    table(page, chinese ? "总线" : "Buses", busRows(status, chinese));
    table(page, chinese ? "设备" : "Devices", deviceRows(status, chinese));
    return page.toString();
  }

  private static List<List<String>> busRows(AgentStatus status, boolean chinese) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        chinese
            ? List.of("总线", "设备", "无应答", "提问", "未答", "漏轮询", "平均延迟 ms")
            : List.of(
                "Bus", "Devices", "Silent", "Asked", "Unanswered", "Skipped", "Mean late ms"));
    for (BusFigures bus : status.buses()) {
      rows.add(
          List.of(
              bus.bus(),
              Integer.toString(bus.devices()),
              Integer.toString(bus.down()),
              Long.toString(bus.questions()),
              Long.toString(bus.unanswered()),
              Long.toString(bus.skippedTurns()),
              Long.toString(meanLateness(bus))));
    }
    return rows;
  }

  private static List<List<String>> deviceRows(AgentStatus status, boolean chinese) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        chinese ? List.of("设备", "总线", "模型", "状态") : List.of("Device", "Bus", "Profile", "State"));
    for (DeviceLine device : status.devices()) {
      rows.add(List.of(device.device(), device.bus(), device.profile(), device.state()));
    }
    return rows;
  }

  private static void table(StringBuilder page, String title, List<List<String>> rows) {
    page.append("<h2>").append(escape(title)).append("</h2><table>");
    for (List<String> row : rows) {
      page.append("<tr>");
      for (String cell : row) {
        boolean state = cell.equals("up") || cell.equals("down");
        page.append(state ? "<td class=" + cell + ">" : "<td>").append(escape(cell));
      }
    }
    page.append("</table>");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
