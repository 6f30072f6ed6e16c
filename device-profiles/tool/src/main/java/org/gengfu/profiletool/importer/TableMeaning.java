package org.gengfu.profiletool.importer;

import java.util.List;
import java.util.Map;

/** Adds scale, sentinels, labels and plausible range to a point that is no flag. For one thread. */
record TableMeaning(TablePoint row, Map<String, Object> point, List<String> doubts) {

  void add() {
    boolean text = row.type().type().equals("string");
    if (text || point.containsKey("bit")) {
      return;
    }
    LabelText labels = LabelText.of(row.notes() + "\n" + row.range());
    boolean whole = !row.type().type().startsWith("float");
    if (whole && !labels.invalid().isEmpty()) {
      point.put("invalid", labels.invalid().stream().sorted().map(StateWords::hex).toList());
    }
    if (whole && !labels.bits().isEmpty() && labels.values().isEmpty()) {
      bits(labels);
      return;
    }
    if (whole && !labels.values().isEmpty()) {
      point.put("enum", StateWords.labels(labels.values()));
      point.remove("quantity");
      point.remove("unit");
      return;
    }
    TableProfile.scale(point, row.unit().factor());
    RangeText range = RangeText.of(row.range());
    if (range != null) {
      RangeText scaled = range.scaled(row.type(), row.unit().factor());
      point.put("valid", List.of(scaled.low(), scaled.high()));
      if (scaled != range) {
        doubts.add("the range \"" + row.range() + "\" was read as raw numbers");
      }
    } else if (!row.range().isEmpty() && labels.values().isEmpty()) {
      doubts.add("the range \"" + row.range() + "\" is not understood");
    }
  }

  private void bits(LabelText labels) {
    int width = row.type().registers() * 16;
    if (labels.bits().keySet().stream().anyMatch(bit -> bit >= width)) {
      doubts.add("it names bits beyond its " + width);
      return;
    }
    point.put("bits", StateWords.bits(labels.bits()));
    point.put("type", row.type().type().replaceFirst("^int", "uint"));
    point.remove("quantity");
    point.remove("unit");
    if (point.remove("invalid") != null) {
      doubts.add("its invalid value is left out, since it is a set of bits");
    }
  }
}
