package org.gengfu.center.field;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.graph.Relation;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * Proposes who carries whom, out of what switches say of their neighbours. It proposes only: a
 * person accepts. Pure.
 *
 * <p>A neighbour that announces itself (LLDP) is sought by its chassis address, then by its system
 * name; a name that two devices have says nothing. An address that a switch only hears (bridge
 * table) counts where nobody announces himself as a switch at that port, and, when several switches
 * hear it, at the port that hears the fewest. A switch carries what is no switch; of two switches
 * the aggregating one carries, else the one with more neighbours, and the evidence says that the
 * direction is a guess.
 */
public final class Discovery {
  /** The most proposals. */
  static final int MOST = 1_000;

  /** Addresses at a port beyond which it is taken to lead to further switches. */
  static final int MOST_AT_ACCESS_PORT = 8;

  private static final Set<String> SWITCHES = Set.of("switch", "aggswitch");

  private final List<Speaker> speakers;
  private final Map<String, Speaker> byId = new HashMap<>();
  private final Identities identities;
  private final GraphView view;
  private final SortedMap<String, Proposal> proposals = new TreeMap<>();

  /**
   * A device as far as this goes.
   *
   * @param id its node
   * @param type of its node
   * @param macs its addresses, 12 hexadecimal digits each
   * @param names its system names
   * @param neighbours what it says of others
   * @param seen when it said so
   */
  record Speaker(
      String id,
      String type,
      Collection<String> macs,
      Collection<String> names,
      Neighbours neighbours,
      @Nullable Instant seen) {
    boolean isSwitch() {
      return SWITCHES.contains(type);
    }
  }

  /**
   * An edge that might be drawn.
   *
   * @param id 16 hexadecimal digits, the same for the same edge
   * @param evidence what speaks for it
   * @param seen when it was said, null when nobody knows
   */
  public record Proposal(
      String id,
      String from,
      Relation relation,
      String to,
      Words evidence,
      @Nullable Instant seen) {}

  private Discovery(FieldGraph graph, List<Speaker> speakers, long nowMillis) {
    this.speakers = speakers;
    this.identities = new Identities(speakers);
    this.view = graph.at(nowMillis, TimeRange.LATEST - 1);
    speakers.forEach(speaker -> byId.put(speaker.id(), speaker));
  }

  /** What might be drawn and is not, in order of what hangs and what bears. */
  static List<Proposal> propose(FieldGraph graph, List<Speaker> speakers, long nowMillis) {
    Discovery discovery = new Discovery(graph, speakers, nowMillis);
    speakers.forEach(discovery::announced);
    discovery.learned();
    return discovery.proposals.values().stream()
        .sorted(Comparator.comparing(Proposal::to).thenComparing(Proposal::from))
        .limit(MOST)
        .toList();
  }

  /** A speaker for a drawn node of which no device is known. */
  static Speaker of(GraphNode node) {
    String mac = Neighbours.mac(node.attributes().getOrDefault(Neighbours.MAC, ""));
    String name = node.attributes().getOrDefault(Neighbours.SYSTEM_NAME, "");
    return new Speaker(
        node.id(),
        node.type(),
        mac == null ? List.of() : List.of(mac),
        name.isBlank() ? List.of() : List.of(name),
        new Neighbours(List.of(), List.of()),
        null);
  }

  private void announced(Speaker speaker) {
    for (Neighbours.Announced each : speaker.neighbours().announced()) {
      String peerId = identities.of(each).filter(id -> !id.equals(speaker.id())).orElse(null);
      Speaker peer = peerId == null ? null : byId.get(peerId);
      if (peer != null) {
        boolean named = !identities.isAddressOf(each.chassis(), peer.id());
        Words how =
            named
                ? new Words("系统名 " + each.name(), "system name " + each.name())
                : new Words("机箱地址 " + each.chassis(), "chassis address " + each.chassis());
        Words evidence =
            new Words(
                "%s 的端口 %s 通过 LLDP 收到邻居（对端端口 %s），按%s识别为 %s"
                    .formatted(speaker.id(), each.port(), each.peerPort(), how.zh(), peer.id()),
                "%s hears by LLDP at port %s a neighbour (its port %s) that is %s by its %s"
                    .formatted(speaker.id(), each.port(), each.peerPort(), peer.id(), how.en()));
        propose(speaker, peer, evidence);
      }
    }
  }

  /** An address that several switches hear is at the port that hears the fewest. */
  private void learned() {
    Map<String, Heard> nearest = new TreeMap<>();
    for (Speaker speaker : speakers) {
      Set<String> trunks = trunks(speaker);
      Map<String, Set<String>> atPort = new TreeMap<>();
      for (Neighbours.Learned each : speaker.neighbours().learned()) {
        atPort.computeIfAbsent(each.port(), ignored -> new TreeSet<>()).add(each.mac());
      }
      atPort.forEach((port, macs) -> {
        if (!trunks.contains(port) && macs.size() <= MOST_AT_ACCESS_PORT) {
          macs.forEach(mac ->
              identities
                  .ofAddress(mac)
                  .filter(id -> !id.equals(speaker.id()))
                  .ifPresent(id ->
                      nearest.merge(
                          id, new Heard(speaker, port, mac, macs.size()), Heard::nearer)));
        }
      });
    }
    nearest.forEach((id, heard) -> {
      Speaker peer = byId.get(id);
      if (peer != null && !peer.isSwitch()) {
        propose(
            heard.by(),
            peer,
            new Words(
                "%s 的端口 %s 学到 %s 的地址 %s（该端口共 %d 个地址）"
                    .formatted(heard.by().id(), heard.port(), id, heard.mac(), heard.others()),
                "%s has learned at port %s the address %s of %s (%d addresses at that port)"
                    .formatted(heard.by().id(), heard.port(), heard.mac(), id, heard.others())));
      }
    });
  }

  private record Heard(Speaker by, String port, String mac, int others) {
    Heard nearer(Heard other) {
      return other.others < others ? other : this;
    }
  }

  /** Ports at which another switch announces itself. */
  private Set<String> trunks(Speaker speaker) {
    Set<String> trunks = new HashSet<>();
    for (Neighbours.Announced each : speaker.neighbours().announced()) {
      Speaker peer = identities.of(each).map(byId::get).orElse(null);
      if (peer != null && peer.isSwitch()) {
        trunks.add(each.port());
      }
    }
    return trunks;
  }

  private void propose(Speaker one, Speaker other, Words evidence) {
    boolean bothSwitches = one.isSwitch() && other.isSwitch();
    Speaker from = bears(one, other) ? one : other;
    Speaker to = from == one ? other : one;
    List<String> masters = view.directSupports(to.id(), Set.of(Relation.CARRIES));
    List<String> below = view.directDependents(to.id(), Set.of(Relation.CARRIES));
    if (masters.contains(from.id()) || below.contains(from.id())) {
      return; // drawn, one way or the other
    }
    boolean guessed = bothSwitches && one.type().equals(other.type());
    Words whole =
        new Words(
            evidence.zh()
                + (guessed ? "；上下级方向为推测，请核对" : "")
                + (masters.isEmpty() ? "" : "；已登记的承载上级为 " + masters),
            evidence.en()
                + (guessed ? "; which of them carries the other is a guess" : "")
                + (masters.isEmpty() ? "" : "; drawn as carried by " + masters));
    String id = id(from.id() + "|CARRIES|" + to.id());
    Instant seen = one.seen();
    proposals.putIfAbsent(id, new Proposal(id, from.id(), Relation.CARRIES, to.id(), whole, seen));
  }

  private static String id(String edge) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(edge.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static boolean bears(Speaker one, Speaker other) {
    if (one.isSwitch() != other.isSwitch()) {
      return one.isSwitch();
    }
    if (one.type().equals("aggswitch") != other.type().equals("aggswitch")) {
      return one.type().equals("aggswitch");
    }
    int degrees =
        Integer.compare(one.neighbours().announced().size(), other.neighbours().announced().size());
    return degrees != 0 ? degrees > 0 : one.id().compareTo(other.id()) < 0;
  }

  /** Who has which address and name; what two have, nobody has. */
  private static final class Identities {
    private final Map<String, Set<String>> ofAddress = new HashMap<>();
    private final Map<String, Set<String>> ofName = new HashMap<>();

    Identities(List<Speaker> speakers) {
      for (Speaker speaker : speakers) {
        speaker.macs().forEach(mac -> add(ofAddress, mac, speaker.id()));
        speaker.names().forEach(name -> add(ofName, Neighbours.plain(name), speaker.id()));
      }
    }

    private static void add(Map<String, Set<String>> to, String key, String id) {
      if (!key.isEmpty()) {
        to.computeIfAbsent(key, ignored -> new TreeSet<>()).add(id);
      }
    }

    Optional<String> of(Neighbours.Announced each) {
      return ofAddress(each.chassis()).or(() -> only(ofName, Neighbours.plain(each.name())));
    }

    Optional<String> ofAddress(String mac) {
      return only(ofAddress, mac);
    }

    boolean isAddressOf(String mac, String id) {
      return ofAddress(mac).filter(id::equals).isPresent();
    }

    private static Optional<String> only(Map<String, Set<String>> from, String key) {
      List<String> ids = new ArrayList<>(from.getOrDefault(key, Set.of()));
      return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
    }
  }
}
