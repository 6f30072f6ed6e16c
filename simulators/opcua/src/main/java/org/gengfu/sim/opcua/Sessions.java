package org.gengfu.sim.opcua;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gengfu.sim.opcua.wire.NodeId;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.UaFault;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.UaWriter;
import org.jspecify.annotations.Nullable;

/** The sessions of a server and who answers for them. Guarded by the server's lock. */
final class Sessions {
  /** Sessions at a time. */
  static final int MOST = 32;

  private static final long SHORTEST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 3_600_000;
  private static final long ANONYMOUS = 321;
  private static final long USER_NAME = 324;

  private final UaServer server;
  private final Discovery discovery;
  private final Map<NodeId, SimSession> byToken = new LinkedHashMap<>();
  private final Subscriptions subscriptions;
  private long next = 1;

  Sessions(UaServer server) {
    this.server = server;
    discovery = new Discovery(server);
    subscriptions = new Subscriptions(server);
  }

  void clear() {
    byToken.clear();
  }

  /** A refusal that says that the session is gone makes it so. */
  void dropOn(long status) {
    if (status == Status.BAD_SESSION_ID_INVALID || status == Status.BAD_SESSION_CLOSED) {
      clear();
    }
  }

  /** The answer, null when it comes later. */
  byte @Nullable [] answer(Service service, Call call) {
    byToken.values().removeIf(session -> session.over(server.now()));
    return switch (service) {
      case FIND_SERVERS -> discovery.findServers(call);
      case GET_ENDPOINTS -> discovery.endpoints(call);
      case CREATE_SESSION -> create(call);
      case ACTIVATE_SESSION -> activate(call, session(call));
      case CLOSE_SESSION -> close(call, session(call));
      case BROWSE -> views(call).browse(call, active(call));
      case BROWSE_NEXT -> views(call).browseNext(call, active(call));
      case TRANSLATE -> views(call).translate(call);
      case READ -> attributes(call).read(call);
      case WRITE -> attributes(call).write(call);
      case CREATE_ITEMS,
          MODIFY_ITEMS,
          SET_MONITORING_MODE,
          DELETE_ITEMS,
          CREATE_SUBSCRIPTION,
          MODIFY_SUBSCRIPTION,
          SET_PUBLISHING_MODE,
          PUBLISH,
          REPUBLISH,
          DELETE_SUBSCRIPTIONS ->
          subscriptions.answer(service, call, active(call));
    };
  }

  /** Answers that the passing of time makes due. */
  Map<Call, byte[]> tick() {
    Map<Call, byte[]> answers = new LinkedHashMap<>();
    byToken.values().removeIf(session -> session.over(server.now()));
    byToken.values().forEach(session -> subscriptions.tick(session, answers));
    return answers;
  }

  private Views views(Call call) {
    active(call);
    return new Views(server);
  }

  private Attributes attributes(Call call) {
    active(call);
    return new Attributes(server);
  }

  private SimSession session(Call call) {
    SimSession session = byToken.get(call.token());
    if (session == null) {
      throw new UaFault(Status.BAD_SESSION_ID_INVALID, "no such session");
    }
    session.seen(server.now());
    return session;
  }

  private SimSession active(Call call) {
    SimSession session = session(call);
    if (!session.active() || session.channel() != call.channel()) {
      throw new UaFault(Status.BAD_SESSION_NOT_ACTIVATED, "the session is not active here");
    }
    return session;
  }

  private byte[] create(Call call) {
    UaReader in = call.body();
    Discovery.skipApplication(in);
    in.text();
    in.text();
    in.text();
    in.bytes();
    in.bytes();
    long timeout = Math.clamp((long) in.f64(), SHORTEST_MILLIS, LONGEST_MILLIS);
    if (byToken.size() >= MOST) {
      throw new UaFault(Status.BAD_TOO_MANY_SESSIONS, MOST + " sessions");
    }
    NodeId id = new NodeId(1, next++);
    NodeId token = new NodeId(1, UUID.randomUUID());
    SimSession session = new SimSession(id, token, timeout, call.channel(), server.now());
    byToken.put(token, session);
    return call.answer(
        Service.CREATE_SESSION.response(),
        out -> {
          out.nodeId(id).nodeId(token).f64(timeout).bytes(nonce()).none();
          discovery.endpointList(out);
          out.none().text(null).none().u32(Channel.MOST_REQUEST);
        });
  }

  private static byte[] nonce() {
    byte[] nonce = new byte[32];
    new SecureRandom().nextBytes(nonce);
    return nonce;
  }

  /** What a client says it is. */
  private record Identity(boolean anonymous, String user, String password) {
    static Identity named(UaReader in) {
      in.text();
      String user = in.textOr("");
      byte[] password = in.bytes();
      String text = password == null ? "" : new String(password, StandardCharsets.UTF_8);
      return new Identity(false, user, text);
    }
  }

  private byte[] activate(Call call, SimSession session) {
    UaReader in = call.body();
    in.text();
    in.bytes();
    in.list(each -> {
      each.bytes();
      return Objects.requireNonNullElse(each.bytes(), new byte[0]);
    });
    in.list(UaReader::text);
    Identity identity =
        in.extension(type ->
            type.standardId() == USER_NAME
                ? Identity::named
                : type.standardId() == ANONYMOUS ? each -> new Identity(true, "", "") : null);
    ServerSettings settings = server.settings();
    boolean right =
        settings.user().isEmpty()
            ? identity == null || identity.anonymous()
            : identity != null
                && !identity.anonymous()
                && identity.user().equals(settings.user())
                && identity.password().equals(settings.password());
    if (!right) {
      throw new UaFault(
          identity == null || identity.anonymous()
              ? Status.BAD_IDENTITY_TOKEN_INVALID
              : Status.BAD_USER_ACCESS_DENIED,
          "not this user");
    }
    session.activate(call.channel());
    return call.answer(
        Service.ACTIVATE_SESSION.response(), out -> out.bytes(nonce()).none().none());
  }

  private byte[] close(Call call, SimSession session) {
    byToken.remove(session.token());
    return call.answer(Service.CLOSE_SESSION.response(), out -> {});
  }

  /** Reads a list of numbers. */
  static List<Long> numbers(UaReader in) {
    return new ArrayList<>(in.list(UaReader::u32));
  }

  /** Writes a list of status codes and no diagnostics. */
  static void results(UaWriter out, List<Long> codes) {
    out.list(codes, (writer, code) -> writer.u32(code)).none();
  }

  /** Holds a list to the server's limit. */
  static <T> List<T> operations(UaServer server, List<T> list) {
    if (list.isEmpty()) {
      throw new UaFault(Status.BAD_NOTHING_TO_DO, "an empty list");
    }
    if (list.size() > server.mostOperations()) {
      throw new UaFault(Status.BAD_TOO_MANY_OPERATIONS, list.size() + " operations");
    }
    return list;
  }
}
