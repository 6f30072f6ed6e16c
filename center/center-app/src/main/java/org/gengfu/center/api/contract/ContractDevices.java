package org.gengfu.center.api.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.contract.FieldFacts;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.Held;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.graph.FieldGraph;

/** Counts the devices that items hold, as the field is now. Any thread. */
final class ContractDevices {
  private final LivePicture picture;
  private final FieldFacts facts;

  ContractDevices(LivePicture picture, FieldFacts facts) {
    this.picture = picture;
    this.facts = facts;
  }

  /** Devices by item of an edition, whenever it holds. */
  Map<String, Integer> counts(ContractEdition edition) {
    FieldGraph graph = picture.incidents().graph();
    ContractBook alone = ContractBook.of(List.of(edition));
    Map<String, Integer> counts = new HashMap<>();
    for (String id : FieldFacts.nodes(picture)) {
      NodeFacts node = facts.of(graph, id);
      for (Held held : alone.items(node, edition.from())) {
        counts.merge(held.item().id(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
