package org.gengfu.driver.opcua;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.opcua.ChildrenSource;
import org.gengfu.profile.opcua.NodeAddress;
import org.gengfu.profile.opcua.NodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server one thing at a time and hands the outcome over once, never before the method has
 * returned, whatever comes late. Called on the bus's thread only.
 */
final class Asker {
  private final BusLoop thread;
  private final Connection connection;
  private final NodeTable nodes;
  private @Nullable Ask underWay;

  Asker(BusLoop thread, Connection connection, NodeTable nodes) {
    this.thread = thread;
    this.connection = connection;
    this.nodes = nodes;
  }

  /** Reads variables; values in their order. */
  void read(List<NodeSource> sources, Duration timeout, Consumer<ReadOutcome> done) {
    List<NodeAddress> addresses = sources.stream().map(NodeSource::at).toList();
    begin(
        timeout,
        done,
        session ->
            nodes.resolve(session, addresses).thenCompose(found -> values(session, sources)));
  }

  /** Reads the children of a node as one {@link RawValue.Rows}. */
  void children(ChildrenSource source, Duration timeout, Consumer<ReadOutcome> done) {
    begin(
        timeout,
        done,
        session ->
            nodes
                .resolve(session, List.of(source.parent()))
                .thenCompose(found ->
                    switch (nodes.place(source.parent())) {
                      case NodeTable.Place.Found(NodeId node) ->
                          new Children(session, source).of(node);
                      case NodeTable.Place.Missing(String why, long until) ->
                          CompletableFuture.completedFuture(new RawValue.Absent(why));
                    })
                .thenApply(rows -> new ReadOutcome.Values(List.of(rows))));
  }

  /** Writes one variable; {@link ReadOutcome.Values} without values when the server took it. */
  void write(NodeSource target, Variant value, Duration timeout, Consumer<ReadOutcome> done) {
    begin(
        timeout,
        done,
        session ->
            nodes
                .resolve(session, List.of(target.at()))
                .thenCompose(found -> write(session, target, value)));
  }

  /** Ends what is under way. */
  void abort(String why) {
    Ask ask = underWay;
    if (ask != null) {
      ask.end(new ReadOutcome.NoAnswer(ask.waited(), why));
    }
  }

  private void begin(
      Duration timeout,
      Consumer<ReadOutcome> done,
      Function<Session, CompletableFuture<ReadOutcome>> work) {
    Ask ask = new Ask(done, work);
    underWay = ask;
    thread.execute(() -> {
      Duration allowed =
          connection.active()
              ? timeout
              : timeout.plus(connection.settings().connectTimeout().multipliedBy(2));
      thread.schedule(allowed, ask::late);
      connection.reach(ask);
    });
  }

  private CompletableFuture<ReadOutcome> values(Session session, List<NodeSource> sources) {
    Map<NodeAddress, Integer> places = new HashMap<>();
    List<ReadValueId> wishes = new ArrayList<>();
    for (NodeSource source : sources) {
      if (nodes.place(source.at()) instanceof NodeTable.Place.Found(NodeId node)
          && !places.containsKey(source.at())) {
        places.put(source.at(), wishes.size());
        wishes.add(new ReadValueId(node, AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE));
      }
    }
    CompletableFuture<List<DataValue>> held = CompletableFuture.completedFuture(new ArrayList<>());
    int most = session.limits().read();
    for (int from = 0; from < wishes.size(); from += most) {
      List<ReadValueId> part = wishes.subList(from, Math.min(from + most, wishes.size()));
      held = held.thenCompose(before -> part(session, part, before));
    }
    return held.thenApplyAsync(all -> outcome(sources, places, all), thread::execute);
  }

  private static CompletableFuture<List<DataValue>> part(
      Session session, List<ReadValueId> wishes, List<DataValue> before) {
    return session
        .client()
        .readAsync(0.0, TimestampsToReturn.Both, wishes)
        .thenApply((ReadResponse response) -> {
          DataValue[] results = response.getResults();
          if (results == null || results.length != wishes.size()) {
            throw new ShortAnswerException(
                "%d values to %d questions"
                    .formatted(results == null ? 0 : results.length, wishes.size()));
          }
          before.addAll(List.of(results));
          return before;
        });
  }

  private ReadOutcome outcome(
      List<NodeSource> sources, Map<NodeAddress, Integer> places, List<DataValue> held) {
    List<RawValue> values = new ArrayList<>();
    for (NodeSource source : sources) {
      Integer place = places.get(source.at());
      if (place != null) {
        DataValue value = held.get(place);
        if (value.statusCode().value() == StatusCodes.Bad_NodeIdUnknown) {
          nodes.forget(source.at());
        }
        values.add(RawValues.of(value, source));
      } else {
        String why =
            nodes.place(source.at()) instanceof NodeTable.Place.Missing(String told, long until)
                ? told
                : "the session changed";
        values.add(new RawValue.Absent(why));
      }
    }
    return new ReadOutcome.Values(values);
  }

  private CompletableFuture<ReadOutcome> write(Session session, NodeSource target, Variant value) {
    if (!(nodes.place(target.at()) instanceof NodeTable.Place.Found(NodeId node))) {
      return CompletableFuture.completedFuture(refused(StatusCodes.Bad_NodeIdUnknown));
    }
    DataValue held = DataValue.valueOnly(value);
    WriteValue wish = new WriteValue(node, AttributeId.Value.uid(), null, held);
    return session
        .client()
        .writeAsync(List.of(wish))
        .thenApply((WriteResponse response) -> {
          StatusCode[] results = response.getResults();
          if (results == null || results.length != 1) {
            throw new ShortAnswerException("no result of a write");
          }
          return results[0].isBad()
              ? refused(results[0].value())
              : new ReadOutcome.Values(List.of());
        });
  }

  private static ReadOutcome refused(long code) {
    return new ReadOutcome.DeviceError(
        (int) code, Failures.name(code), ReadOutcome.DeviceError.Kind.REFUSED);
  }

  /** One question on its way. */
  private final class Ask implements Consumer<Connection.Reached> {
    private final Consumer<ReadOutcome> done;
    private final Function<Session, CompletableFuture<ReadOutcome>> work;
    private final long startNanos = System.nanoTime();
    private @Nullable FrameWatch watch;
    private boolean ended;

    Ask(Consumer<ReadOutcome> done, Function<Session, CompletableFuture<ReadOutcome>> work) {
      this.done = done;
      this.work = work;
    }

    Duration waited() {
      return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    @Override
    public void accept(Connection.Reached reached) {
      switch (reached) {
        case Connection.Reached.Down(String why) -> end(new ReadOutcome.NoAnswer(waited(), why));
        case Connection.Reached.Up(Session session) -> {
          if (!ended) {
            watch = session.watch().now();
            work.apply(session)
                .whenCompleteAsync((outcome, failure) -> came(outcome, failure), thread::execute);
          }
        }
      }
    }

    private void came(@Nullable ReadOutcome outcome, @Nullable Throwable failure) {
      FrameWatch seen = watch;
      String garbage = seen == null ? null : seen.garbage();
      if (failure != null && !ended && Failures.lineGone(failure)) {
        connection.broke();
      }
      if (outcome != null) {
        end(outcome);
      } else if (garbage != null) {
        end(new ReadOutcome.Malformed("bytes that are no OPC UA chunk", garbage));
      } else if (failure != null) {
        end(Failures.outcome(failure, waited(), seen == null ? "" : seen.hex()));
      }
    }

    /** Nothing came in time. Half a chunk would swallow what comes next, so its line is cut. */
    private void late() {
      if (ended) {
        return;
      }
      connection.forget(this);
      boolean cut = watch != null && watch.cutIfMidFrame();
      if (cut) {
        connection.broke();
      }
      end(new ReadOutcome.NoAnswer(waited(), cut ? "half an answer" : "no answer in time"));
    }

    void end(ReadOutcome outcome) {
      if (ended) {
        return;
      }
      ended = true;
      if (underWay == this) {
        underWay = null;
      }
      done.accept(outcome);
    }
  }
}
