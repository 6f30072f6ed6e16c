package org.gengfu.center.field;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** A column of the lists of nodes and of edges. */
enum FieldColumn {
  ID(Table.NODES, true, "编号", "Id", "节点编号", "节点", "node", "node id"),
  TYPE(Table.NODES, true, "类型", "Type", "节点类型", "node type"),
  NAME(Table.NODES, false, "名称", "Name", "节点名称", "中文名称"),
  NAME_EN(Table.NODES, false, "英文名称", "English name", "name en"),
  SITE(Table.NODES, false, "站点", "Site", "站点编号", "所在站点"),
  AUTONOMY(Table.NODES, false, "后备时间（秒）", "Autonomy (s)", "续航时间", "autonomy seconds"),
  MAC(Table.NODES, false, "MAC 地址", "MAC", "mac address"),
  SYSTEM_NAME(Table.NODES, false, "系统名", "System name", "sysName", "主机名"),
  NOTE(Table.NODES, false, "备注", "Note", "remark"),
  GONE(Table.NODES, false, "已拆除", "Ended", "拆除"),

  FROM(Table.EDGES, true, "上级", "From", "上级编号", "upstream", "上游"),
  RELATION(Table.EDGES, true, "关系", "Relation", "kind", "连接关系"),
  TO(Table.EDGES, true, "下级", "To", "下级编号", "downstream", "下游"),
  SINCE(Table.EDGES, false, "生效时间", "Since", "生效日期", "valid from", "起"),
  UNTIL(Table.EDGES, false, "失效时间", "Until", "失效日期", "valid to", "止"),
  ENDED(Table.EDGES, false, "已失效", "Ended", "失效"),
  RECORDED(Table.EDGES, false, "登记时间", "Recorded"),
  WITHDRAWN(Table.EDGES, false, "撤回时间", "Withdrawn");

  private static final Pattern ASIDE =
      Pattern.compile("[(（\\[【][^)）\\]】]*[)）\\]】]|[\\s\\p{Z}*＊:：_]+");
  private static final Map<Table, Map<String, FieldColumn>> KNOWN = known();

  private final Table table;
  private final boolean required;
  private final Words head;
  private final List<String> aliases;

  /** The two lists. */
  enum Table {
    NODES("节点", "Nodes"),
    EDGES("连接", "Edges");

    private final Words title;

    Table(String zh, String en) {
      this.title = new Words(zh, en);
    }

    Words title() {
      return title;
    }

    /** True for the name of a sheet that is meant to hold this list. */
    boolean isTitled(String name) {
      return name.strip().equalsIgnoreCase(title.zh()) || name.strip().equalsIgnoreCase(title.en());
    }
  }

  FieldColumn(Table table, boolean required, String zh, String en, String... aliases) {
    this.table = table;
    this.required = required;
    this.head = new Words(zh, en);
    this.aliases = List.of(aliases);
  }

  Table table() {
    return table;
  }

  boolean isRequired() {
    return required;
  }

  Words head() {
    return head;
  }

  /** The column that a head of that list names, null for none. */
  static @Nullable FieldColumn of(Table table, String head) {
    return KNOWN.getOrDefault(table, Map.of()).get(bare(head));
  }

  /** A head without what stands in brackets, blanks, asterisks and colons, in small letters. */
  private static String bare(String head) {
    return ASIDE.matcher(head).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static Map<Table, Map<String, FieldColumn>> known() {
    Map<Table, Map<String, FieldColumn>> known = new HashMap<>();
    for (FieldColumn column : values()) {
      Map<String, FieldColumn> heads =
          known.computeIfAbsent(column.table, ignored -> new HashMap<>());
      heads.put(bare(column.head.zh()), column);
      heads.put(bare(column.head.en()), column);
      column.aliases.forEach(alias -> heads.put(bare(alias), column));
    }
    return known;
  }
}
