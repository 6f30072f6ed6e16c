package org.gengfu.driver.snmp;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.snmp.SnmpBlock;
import org.gengfu.profile.snmp.SnmpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Where an agent is and how one may speak to it, as a device's entry in {@code edge.yaml} says.
 *
 * @param host name or address
 * @param port UDP port, 1 to 65535
 * @param access community or user
 * @param rate most questions in a second
 * @param trapHost where its traps come from when that is another address; null for {@code host}
 */
record AgentSettings(String host, int port, Access access, int rate, @Nullable String trapHost) {
  private static final int LEAST_PASSWORD = 8;

  /** The address when {@link #host} is one already, null when it is a name. */
  @Nullable InetAddress literalHost() {
    return literal(host);
  }

  static @Nullable InetAddress literal(String host) {
    try {
      return InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Reads a device's entry; null after a problem was reported. */
  static @Nullable AgentSettings read(MapNode node, SnmpBlock block, Problems problems) {
    int before = problems.count();
    String host = node.string("host", problems);
    int port = (int) node.whole("port", 161, 1, 65535, problems);
    int rate = (int) node.whole("rate", block.rate(), 1, 1000, problems);
    String trapHost = node.optionalString("trapHost", problems);
    Access access = access(node, block, problems);
    return problems.count() > before || host == null || access == null
        ? null
        : new AgentSettings(host, port, access, rate, trapHost);
  }

  private static @Nullable Access access(MapNode node, SnmpBlock block, Problems problems) {
    SnmpVersion version = version(node, block, problems);
    return switch (version) {
      case V1, V2C -> {
        Secret secret = secret(node, "communityFile", 1, problems);
        yield secret == null ? null : new Access.Community(version == SnmpVersion.V1, secret);
      }
      case V3 -> user(node, problems);
    };
  }

  private static SnmpVersion version(MapNode node, SnmpBlock block, Problems problems) {
    SnmpVersion usual =
        node.has("user") && block.versions().contains(SnmpVersion.V3)
            ? SnmpVersion.V3
            : block.versions().contains(SnmpVersion.V2C)
                ? SnmpVersion.V2C
                : Arrays.stream(SnmpVersion.values())
                    .filter(block.versions()::contains)
                    .findFirst()
                    .orElse(SnmpVersion.V2C);
    SnmpVersion version = node.choice("version", SnmpVersion.class, usual, problems);
    if (!block.versions().contains(version)) {
      String known =
          String.join(", ", block.versions().stream().sorted().map(SnmpVersion::word).toList());
      problems.add(
          node.valueMark("version"),
          "snmp.version",
          "the profile's devices do not speak " + version.word().toLowerCase(Locale.ROOT),
          "Use one of " + known);
    }
    return version;
  }

  private static @Nullable Secret secret(MapNode node, String key, int least, Problems problems) {
    if (!node.has(key)) {
      String fix = "Add " + key + ": with the path of a file that holds it";
      problems.add(node.mark(), "MISSING", "\"" + key + "\" is missing", fix);
      return null;
    }
    return Secret.read(node, key, least, problems);
  }

  private static @Nullable Access user(MapNode node, Problems problems) {
    String name = node.string("user", problems);
    Access.Authentication authentication =
        node.choice("auth", Access.Authentication.class, Access.Authentication.SHA256, problems);
    Access.Privacy privacy =
        node.choice(
            "priv",
            Access.Privacy.class,
            authentication == Access.Authentication.NONE
                ? Access.Privacy.NONE
                : Access.Privacy.AES128,
            problems);
    if (authentication == Access.Authentication.NONE && privacy != Access.Privacy.NONE) {
      String message = "\"priv\" without \"auth\": v3 has no privacy without authentication";
      problems.add(node.valueMark("priv"), "snmp.level", message, "Set auth:, or priv: none");
      return null;
    }
    int before = problems.count();
    Secret authSecret =
        authentication == Access.Authentication.NONE
            ? null
            : secret(node, "authFile", LEAST_PASSWORD, problems);
    Secret privSecret =
        privacy == Access.Privacy.NONE ? null : secret(node, "privFile", LEAST_PASSWORD, problems);
    String context = node.string("context", "", problems);
    return name == null || problems.count() > before
        ? null
        : new Access.User(name, authentication, authSecret, privacy, privSecret, context);
  }
}
