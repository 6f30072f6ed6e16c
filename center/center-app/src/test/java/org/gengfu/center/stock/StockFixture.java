package org.gengfu.center.stock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.DeviceSelector;
import org.gengfu.core.contract.Late;
import org.gengfu.core.contract.Party;
import org.gengfu.core.contract.SpareDuty;
import org.gengfu.core.contract.Text;
import org.gengfu.core.graph.GraphEdit;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.register.TableSheets;

/** Workbooks, contracts and drawings for tests of the stock. */
public final class StockFixture {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private StockFixture() {}

  /** A workbook with these lines of cells, apart by {@code |}; heads as in the form. */
  public static byte[] workbook(List<String> skus, List<String> places, List<String> parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TableSheets.write(
          List.of(
              sheet("型号", "型号*|名称*|适用设备|可替代型号|最低库存|存储介质", skus),
              sheet("库位", "库位*|库位类别*|纬度|经度|开放时间", places),
              sheet("备件", "序列号*|备件型号*|所在库位*|测试日期|采购价|厂家证明|替换序列号", parts)),
          out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static TableSheets.Sheet sheet(String name, String heads, List<String> lines) {
    List<List<String>> rows = new ArrayList<>();
    lines.forEach(line -> rows.add(List.of(line.split("\\|", -1))));
    return new TableSheets.Sheet(name, List.of(heads.split("\\|")), rows);
  }

  /** A store some five kilometres from hall-1, with so many cameras on its shelf. */
  public static byte[] cameras(int count, String hours) {
    List<String> parts = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      parts.add("c%02d|CAM-A|store||3200.00||".formatted(i));
    }
    return workbook(
        List.of("CAM-A|摄像机|camera|CAM-B|2|", "CAM-B|替代摄像机|||0|", "HDD|硬盘|||0|是"),
        List.of("store|仓库|34.05|113.85|" + hours, "hall-1|站点|34.00|113.85|", "van-1|车辆|||"),
        parts);
  }

  public static StockList list(byte[] workbook) {
    return StockSheet.read(workbook, 1 << 24, ZONE);
  }

  /** One contract whose one item wants parts for these kinds of nodes. */
  public static ContractBook contracts(Instant from, SpareDuty duty, Party repairs) {
    DeviceSelector selector =
        new DeviceSelector(
            Set.of(), Set.of("camera", "device"), Set.of(), Set.of(), Set.of(), Map.of());
    ContractItem item =
        new ContractItem(
            "network",
            new Text("设备", "Devices"),
            "G7",
            "城市",
            repairs,
            Party.OWN,
            List.of(selector),
            List.of(),
            List.of(),
            List.of(),
            Late.NOTHING,
            duty,
            Text.NONE);
    return ContractBook.of(
        List.of(
            new ContractEdition(
                "c1",
                1,
                new Text("合同", "Contract"),
                "城市",
                from,
                null,
                ZONE,
                List.of(),
                KeyPeriods.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(item),
                null)));
  }

  public static SpareDuty within(int minutes) {
    return new SpareDuty(minutes * 60_000L, true, false, false, false);
  }

  /** Draws cameras at hall-1. */
  public static IncidentInput cameraNodes(int count) {
    List<GraphEdit> edits = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      edits.add(
          new GraphEdit.NodeDrawn(
              new GraphNode(
                  "room-a/cam-" + i,
                  "camera",
                  "hall-1",
                  new TreeMap<>(Map.of("title.zh", "机 " + i, "price", "3000.00")))));
    }
    return new IncidentInput.GraphChanged(edits);
  }
}
