package org.gengfu.sim.opcua;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gengfu.sim.opcua.wire.NodeId;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.UaWriter;
import org.jspecify.annotations.Nullable;

/** Browsing (OPC 10000-4, 5.8). Guarded by the server's lock. */
final class Views {
  private static final int MOST_REFERENCES = 1_000;
  private static final int FORWARD = 0;
  private static final int BACKWARD = 1;
  private static final long WHOLE_PATH = 0xFFFF_FFFFL;

  private final UaServer server;
  private final AddressSpace space;

  Views(UaServer server) {
    this.server = server;
    space = server.space();
  }

  /** One node whose references are asked for. */
  private record Wish(
      NodeId node, int direction, NodeId type, boolean subtypes, long classes, long mask) {
    static Wish read(UaReader in) {
      return new Wish(in.nodeId(), in.i32(), in.nodeId(), in.flag(), in.u32(), in.u32());
    }
  }

  /** One step of a path. */
  private record Step(NodeId type, boolean inverse, boolean subtypes, NodeId name) {
    static Step read(UaReader in) {
      return new Step(in.nodeId(), in.flag(), in.flag(), in.qualifiedName());
    }
  }

  /** A path from a node. */
  private record Way(NodeId from, List<Step> steps) {
    static Way read(UaReader in) {
      return new Way(in.nodeId(), in.list(Step::read));
    }
  }

  byte[] browse(Call call, SimSession session) {
    UaReader in = call.body();
    in.nodeId();
    in.dateTime();
    in.u32();
    int asked = (int) Math.min(in.u32(), MOST_REFERENCES);
    int most = asked == 0 ? MOST_REFERENCES : asked;
    List<Wish> wishes = Sessions.operations(server, in.list(Wish::read));
    return call.answer(
        Service.BROWSE.response(),
        out -> out.list(wishes, (writer, wish) -> browse(writer, wish, most, session)).none());
  }

  private void browse(UaWriter out, Wish wish, int most, SimSession session) {
    if (space.node(wish.node()) == null) {
      out.u32(Status.BAD_NODE_ID_UNKNOWN).none().none();
      return;
    }
    List<Reference> found = new ArrayList<>();
    for (Reference reference : space.references(wish.node())) {
      Node target = space.node(reference.target());
      boolean way =
          wish.direction() == FORWARD
              ? reference.forward()
              : wish.direction() != BACKWARD || !reference.forward();
      if (way
          && reference.is(wish.type(), wish.subtypes())
          && target != null
          && (wish.classes() == 0 || (wish.classes() & target.kind().number()) != 0)) {
        found.add(reference);
      }
    }
    page(out, new Continuations.Rest(found, most, wish.mask()), session);
  }

  byte[] browseNext(Call call, SimSession session) {
    UaReader in = call.body();
    boolean release = in.flag();
    List<byte[]> points =
        Sessions.operations(
            server, in.list(each -> Objects.requireNonNullElse(each.bytes(), new byte[0])));
    return call.answer(
        Service.BROWSE_NEXT.response(),
        out -> out.list(points, (writer, point) -> next(writer, point, release, session)).none());
  }

  private void next(UaWriter out, byte[] point, boolean release, SimSession session) {
    Continuations.Rest rest = session.continuations().take(point);
    if (rest == null) {
      out.u32(Status.BAD_CONTINUATION_POINT_INVALID).none().none();
    } else if (release) {
      out.u32(Status.GOOD).none().none();
    } else {
      page(out, rest, session);
    }
  }

  private void page(UaWriter out, Continuations.Rest rest, SimSession session) {
    List<Reference> all = rest.references();
    int count = Math.min(rest.most(), all.size());
    byte @Nullable [] point =
        count == all.size()
            ? null
            : session
                .continuations()
                .keep(
                    new Continuations.Rest(
                        all.subList(count, all.size()), rest.most(), rest.mask()));
    out.u32(Status.GOOD).bytes(point);
    out.list(all.subList(0, count), this::reference);
  }

  private void reference(UaWriter out, Reference reference) {
    Node target = Objects.requireNonNull(space.node(reference.target()));
    out.nodeId(NodeId.standard(reference.type()))
        .flag(reference.forward())
        .nodeId(target.id())
        .qualifiedName(target.browseName())
        .localizedText(target.name())
        .u32(target.kind().number())
        .nodeId(target.type());
  }

  byte[] translate(Call call) {
    List<Way> ways = Sessions.operations(server, call.body().list(Way::read));
    return call.answer(Service.TRANSLATE.response(), out -> out.list(ways, this::translate).none());
  }

  private void translate(UaWriter out, Way way) {
    if (space.node(way.from()) == null) {
      out.u32(Status.BAD_NODE_ID_UNKNOWN).none();
      return;
    }
    List<NodeId> at = List.of(way.from());
    for (Step step : way.steps()) {
      List<NodeId> next = new ArrayList<>();
      at.forEach(node -> follow(node, step, next));
      at = next;
    }
    if (at.isEmpty()) {
      out.u32(Status.BAD_NO_MATCH).none();
    } else {
      out.u32(Status.GOOD).list(at, (writer, node) -> writer.nodeId(node).u32(WHOLE_PATH));
    }
  }

  private void follow(NodeId from, Step step, List<NodeId> next) {
    for (Reference reference : space.references(from)) {
      Node target = space.node(reference.target());
      if (reference.forward() != step.inverse()
          && reference.is(step.type(), step.subtypes())
          && target != null
          && target.browseName().equals(step.name())
          && next.size() < MOST_REFERENCES) {
        next.add(target.id());
      }
    }
  }
}
