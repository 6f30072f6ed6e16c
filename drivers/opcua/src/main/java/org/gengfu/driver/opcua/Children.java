package org.gengfu.driver.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseResultMask;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseNextResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.opcua.ChildrenSource;

/** Walks the children of one node, page by page. One walk; its steps never overlap. */
final class Children {
  private final Session session;
  private final ChildrenSource source;
  private final Pattern named;
  private final Map<String, RawValue.Row> rows = new LinkedHashMap<>();

  Children(Session session, ChildrenSource source) {
    this.session = session;
    this.source = source;
    named = Pattern.compile(source.named().isEmpty() ? ".*" : source.named());
  }

  /** The rows, or {@link RawValue.Absent} when there is no such node or there are too many. */
  CompletableFuture<RawValue> of(NodeId parent) {
    int classes =
        switch (source.kind()) {
          case OBJECT -> NodeClass.Object.getValue();
          case VARIABLE -> NodeClass.Variable.getValue();
          case ANY -> NodeClass.Object.getValue() | NodeClass.Variable.getValue();
        };
    BrowseDescription wish =
        new BrowseDescription(
            parent,
            BrowseDirection.Forward,
            NodeIds.HierarchicalReferences,
            true,
            uint(classes),
            uint(BrowseResultMask.All.getValue()));
    return session.client().browseAsync(wish).thenCompose(this::take);
  }

  private CompletableFuture<RawValue> take(BrowseResult result) {
    if (result.getStatusCode().isBad()) {
      return done(new RawValue.Absent(Failures.name(result.getStatusCode())));
    }
    ReferenceDescription[] references = result.getReferences();
    for (ReferenceDescription each :
        references == null ? new ReferenceDescription[0] : references) {
      add(each);
    }
    ByteString point = result.getContinuationPoint();
    boolean more = point != null && !point.isNullOrEmpty();
    boolean full = rows.size() > RawValue.Rows.MAX_ROWS;
    if (!more || full) {
      return done(
          full
              ? new RawValue.Absent("more than " + RawValue.Rows.MAX_ROWS + " children")
              : new RawValue.Rows(List.copyOf(rows.values())));
    }
    return session
        .client()
        .browseNextAsync(false, List.of(point))
        .thenCompose((BrowseNextResponse response) -> {
          BrowseResult[] results = response.getResults();
          if (results == null || results.length != 1) {
            throw new ShortAnswerException("no result of a browse");
          }
          return take(results[0]);
        });
  }

  private void add(ReferenceDescription child) {
    String name = child.getBrowseName().name();
    if (name == null || !named.matcher(name).matches()) {
      return;
    }
    String title = child.getDisplayName().text();
    rows.putIfAbsent(
        name,
        new RawValue.Row(
            name,
            Map.of(
                "name",
                name,
                "title",
                title == null ? name : title,
                "node",
                node(child.getNodeId()))));
  }

  /** A node id that stays right when namespaces move. */
  private String node(ExpandedNodeId id) {
    NamespaceTable namespaces = session.client().getNamespaceTable();
    return id.toNodeId(namespaces)
        .map(node -> {
          String text = node.toParseableString();
          String uri = namespaces.get(node.getNamespaceIndex());
          String bare = text.substring(text.indexOf(';') + 1);
          return node.getNamespaceIndex().intValue() == 0 || uri == null
              ? bare
              : "nsu=" + uri.replace("%", "%25").replace(";", "%3B") + ";" + bare;
        })
        .orElse("");
  }

  private static CompletableFuture<RawValue> done(RawValue value) {
    return CompletableFuture.completedFuture(value);
  }
}
