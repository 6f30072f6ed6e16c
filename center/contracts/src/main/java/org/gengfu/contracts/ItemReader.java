package org.gengfu.contracts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.core.contract.Commitment;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.DeviceSelector;
import org.gengfu.core.contract.Late;
import org.gengfu.core.contract.LevelRule;
import org.gengfu.core.contract.Party;
import org.gengfu.core.contract.SpareDuty;
import org.gengfu.core.contract.Step;
import org.gengfu.core.contract.Text;
import org.gengfu.document.MapNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code items:}. One thread. */
final class ItemReader {
  /** The most items of a contract. */
  static final int MOST = 1_000;

  /** The most promises of an item. */
  static final int MOST_PROMISES = 32;

  private final Remarks remarks;
  private final Words words;
  private final DeviceReader devices;
  private final PromiseReader promises;
  private final InspectionReader inspections;

  ItemReader(Remarks remarks, Frame frame) {
    this.remarks = remarks;
    this.words = new Words(remarks);
    this.devices = new DeviceReader(remarks);
    this.promises = new PromiseReader(remarks, frame);
    this.inspections = new InspectionReader(remarks, frame);
  }

  /** An item and where it stands. */
  record Placed(ContractItem item, MapNode node) {}

  List<Placed> read(MapNode root) {
    List<Placed> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<MapNode> nodes = root.maps("items", remarks.problems());
    if (nodes.size() > MOST) {
      remarks.error(
          root.keyMark("items"),
          "合同项超过 " + MOST + " 个",
          "more than " + MOST + " items",
          "Split it");
      return items;
    }
    for (MapNode node : nodes) {
      ContractItem item = item(node, items.size());
      if (!ids.add(item.id())) {
        remarks.error(
            node.valueMark("id"),
            "合同项“" + item.id() + "”重复",
            "item " + item.id() + " is there twice",
            "Rename one of them");
      }
      items.add(new Placed(item, node));
    }
    return items;
  }

  private ContractItem item(MapNode node, int index) {
    String id = words.id(node, "id", "item-" + (index + 1));
    Text name = words.required(node, "name");
    String source = words.plain(node, "source");
    String owner = words.plain(node, "owner");
    Party repairs = node.choice("repairs", Party.class, Party.OWN, remarks.problems());
    Party pays = node.choice("pays", Party.class, repairs, remarks.problems());
    List<DeviceSelector> selectors = devices.all(node, "devices");
    List<LevelRule> levels = devices.levels(node, "levels");
    List<Commitment> commitments = commitments(id, node);
    ContractItem item =
        new ContractItem(
            id,
            name,
            source,
            owner,
            repairs,
            pays,
            selectors,
            commitments,
            levels,
            steps(node),
            late(node.map("late", remarks.problems())),
            spare(node.map("spare", remarks.problems())),
            words.text(node, "note"),
            inspections.read(node),
            devices.all(node, "calibrated"));
    node.close(remarks.problems());
    return item;
  }

  private List<Commitment> commitments(String item, MapNode node) {
    List<Commitment> commitments = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<MapNode> nodes = node.maps("promises", remarks.problems());
    if (nodes.size() > MOST_PROMISES) {
      remarks.error(
          node.keyMark("promises"),
          "承诺超过 " + MOST_PROMISES + " 条",
          "more than " + MOST_PROMISES + " promises",
          "Split the item");
      return commitments;
    }
    for (MapNode each : nodes) {
      Commitment commitment = promises.read(item, each);
      if (commitment != null && !ids.add(commitment.id())) {
        remarks.error(
            each.mark(),
            "承诺“" + commitment.id() + "”重复",
            "promise " + commitment.id() + " is there twice",
            "Give one of them another id:");
      } else if (commitment != null) {
        commitments.add(commitment);
      }
    }
    return commitments;
  }

  private List<Step> steps(MapNode node) {
    List<Step> steps = new ArrayList<>();
    for (MapNode each : node.maps("steps", remarks.problems())) {
      each.require("after", remarks.problems());
      each.require("do", remarks.problems());
      steps.add(
          new Step(
              words.millis(each, "after", 1_000),
              each.choice("do", Step.What.class, Step.What.TELL_CLIENT, remarks.problems()),
              words.text(each, "text")));
      each.close(remarks.problems());
    }
    return steps;
  }

  private Late late(@Nullable MapNode node) {
    if (node == null) {
      return Late.NOTHING;
    }
    Late late = new Late(words.choices(node, "owes", Late.Duty.class), words.text(node, "text"));
    node.close(remarks.problems());
    return late;
  }

  private @Nullable SpareDuty spare(@Nullable MapNode node) {
    if (node == null) {
      return null;
    }
    node.require("within", remarks.problems());
    SpareDuty duty =
        new SpareDuty(
            words.millis(node, "within", 4 * 3_600_000L),
            node.flag("ownerKeepsMedia", false, remarks.problems()),
            node.flag("certificate", false, remarks.problems()),
            node.flag("priceCapped", false, remarks.problems()),
            node.flag("tested", false, remarks.problems()));
    node.close(remarks.problems());
    return duty;
  }
}
