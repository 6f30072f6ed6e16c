package org.gengfu.sim.snmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A user of v3, with keys for one engine. The passwords are those of a simulated device and secret
 * to nobody.
 *
 * @param authKey localized key, null without authentication
 * @param privKey key, null without privacy
 */
record User(
    String name,
    @Nullable AuthProtocol auth,
    byte @Nullable [] authKey,
    @Nullable PrivacyProtocol priv,
    byte @Nullable [] privKey) {

  /** Flags of msgFlags that this user's messages carry at least. */
  int level() {
    return (auth == null ? 0 : 1) | (priv == null ? 0 : 2);
  }

  static User of(
      String name,
      @Nullable AuthProtocol auth,
      String authPassword,
      @Nullable PrivacyProtocol priv,
      String privPassword,
      byte[] engineId) {
    byte[] authKey = auth == null ? null : auth.localizedKey(octets(authPassword), engineId);
    byte[] privKey = null;
    if (auth != null && priv != null) {
      privKey = priv.key(auth, auth.localizedKey(octets(privPassword), engineId));
    }
    return new User(name, auth, authKey, priv, privKey);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The users of a device's entry: {@code name}, {@code auth}, {@code priv} and passwords. */
  static List<User> read(MapNode device, byte[] engineId, Problems problems) {
    List<User> users = new ArrayList<>();
    for (MapNode node : device.maps("users", problems)) {
      String name = node.string("name", problems);
      AuthProtocol auth = node.has("auth") ? auth(node, problems) : null;
      PrivacyProtocol priv = node.has("priv") ? priv(node, problems) : null;
      String authPassword = node.string("authPassword", "12345678", problems);
      String privPassword = node.string("privPassword", authPassword, problems);
      node.close(problems);
      if (name != null) {
        users.add(of(name, auth, authPassword, priv, privPassword, engineId));
      }
    }
    return users;
  }

  private static AuthProtocol auth(MapNode node, Problems problems) {
    return node.choice("auth", AuthProtocol.class, AuthProtocol.SHA256, problems);
  }

  private static PrivacyProtocol priv(MapNode node, Problems problems) {
    return node.choice("priv", PrivacyProtocol.class, PrivacyProtocol.AES128, problems);
  }

  @Override
  public String toString() {
    return "User[" + name + " " + String.valueOf(auth).toLowerCase(Locale.ROOT) + "]";
  }
}
