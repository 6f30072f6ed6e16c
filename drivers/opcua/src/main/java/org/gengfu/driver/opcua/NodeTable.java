package org.gengfu.driver.opcua;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.eclipse.milo.opcua.stack.core.types.structured.TranslateBrowsePathsToNodeIdsResponse;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.opcua.NodeAddress;
import org.gengfu.profile.opcua.NodeAddress.Id;
import org.gengfu.profile.opcua.NodeAddress.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which node an address means in the present session. Paths are translated once; a new session, in
 * which every index may have moved, begins with an empty table. Called on the bus's thread only.
 */
final class NodeTable {
  /** How long a node that is not there is not looked for again. */
  private static final long MISSING_NANOS = 60_000_000_000L;

  /** What an address means. */
  sealed interface Place {
    /** This node. */
    record Found(NodeId node) implements Place {}

    /** No node, and why. */
    record Missing(String why, long untilNanos) implements Place {}
  }

  private final BusLoop thread;
  private final Map<NodeAddress, Place> places = new HashMap<>();
  private long age;

  NodeTable(BusLoop thread) {
    this.thread = thread;
  }

  /** Forgets everything. */
  void clear() {
    places.clear();
    age++;
  }

  /** Forgets one address, whose node turned out to be gone. */
  void forget(NodeAddress address) {
    places.remove(address);
  }

  /** What the address means; to be asked after {@link #resolve}. */
  Place place(NodeAddress address) {
    Place place = places.get(address);
    return place == null ? new Place.Missing("not looked for", 0) : place;
  }

  /**
   * Makes sure that all addresses are in the table.
   *
   * @return completes on the bus's thread
   */
  CompletableFuture<Void> resolve(Session session, List<NodeAddress> addresses) {
    NamespaceTable namespaces = session.client().getNamespaceTable();
    Set<Path> paths = new LinkedHashSet<>();
    for (NodeAddress address : addresses) {
      if (known(address)) {
        continue;
      }
      switch (address) {
        case Id id -> places.put(id, found(id, namespaces));
        case Path path -> paths.add(path);
      }
    }
    CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
    List<Path> open = new ArrayList<>(paths);
    int most = session.limits().translate();
    for (int from = 0; from < open.size(); from += most) {
      List<Path> batch = open.subList(from, Math.min(from + most, open.size()));
      all = all.thenCompose(done -> translate(session, batch, namespaces));
    }
    return all;
  }

  private boolean known(NodeAddress address) {
    return switch (places.get(address)) {
      case null -> false;
      case Place.Found found -> true;
      case Place.Missing(String why, long untilNanos) -> System.nanoTime() - untilNanos < 0;
    };
  }

  private CompletableFuture<Void> translate(
      Session session, List<Path> batch, NamespaceTable namespaces) {
    long asked = age;
    List<Path> sent = new ArrayList<>();
    List<BrowsePath> wishes = new ArrayList<>();
    for (Path path : batch) {
      BrowsePath wish = browsePath(path, namespaces);
      if (wish == null) {
        places.put(path, missing("a namespace of " + path + " is not on this server"));
      } else {
        sent.add(path);
        wishes.add(wish);
      }
    }
    if (wishes.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return session
        .client()
        .translateBrowsePathsAsync(wishes)
        .thenAcceptAsync(response -> take(asked, sent, namespaces, response), thread::execute);
  }

  private void take(
      long asked,
      List<Path> sent,
      NamespaceTable namespaces,
      TranslateBrowsePathsToNodeIdsResponse response) {
    BrowsePathResult[] results = response.getResults();
    for (int i = 0; i < sent.size() && age == asked; i++) {
      Place place =
          results == null || i >= results.length
              ? missing("the server did not translate it")
              : place(results[i], namespaces);
      places.put(sent.get(i), place);
    }
  }

  private static Place place(BrowsePathResult result, NamespaceTable namespaces) {
    var targets = result.getTargets();
    if (result.getStatusCode().isBad() || targets == null || targets.length == 0) {
      return missing(Failures.name(result.getStatusCode()));
    }
    if (targets.length > 1) {
      return missing("the path leads to " + targets.length + " nodes");
    }
    return targets[0]
        .getTargetId()
        .toNodeId(namespaces)
        .map(node -> (Place) new Place.Found(node))
        .orElseGet(() -> missing("the node is on another server"));
  }

  private static Place missing(String why) {
    return new Place.Missing(why, System.nanoTime() + MISSING_NANOS);
  }

  private static Place found(Id id, NamespaceTable namespaces) {
    NodeId node = nodeId(id, namespaces);
    return node == null
        ? missing("namespace " + id.namespace() + " is not on this server")
        : new Place.Found(node);
  }

  private static @Nullable NodeId nodeId(Id id, NamespaceTable namespaces) {
    UShort index = namespaces.getIndex(id.namespace());
    if (index == null) {
      return null;
    }
    return switch (id.kind()) {
      case NUMBER -> new NodeId(index, UInteger.valueOf(id.value()));
      case TEXT -> new NodeId(index, id.value());
      case GUID -> new NodeId(index, UUID.fromString(id.value()));
      case OPAQUE -> new NodeId(index, ByteString.of(Base64.getDecoder().decode(id.value())));
    };
  }

  private static @Nullable BrowsePath browsePath(Path path, NamespaceTable namespaces) {
    NodeId start = nodeId(path.start(), namespaces);
    List<RelativePathElement> elements = new ArrayList<>();
    for (NodeAddress.Step step : path.steps()) {
      UShort index = namespaces.getIndex(step.namespace());
      if (index == null || start == null) {
        return null;
      }
      QualifiedName name = new QualifiedName(index, step.name());
      elements.add(new RelativePathElement(NodeIds.HierarchicalReferences, false, true, name));
    }
    return new BrowsePath(start, new RelativePath(elements.toArray(RelativePathElement[]::new)));
  }
}
