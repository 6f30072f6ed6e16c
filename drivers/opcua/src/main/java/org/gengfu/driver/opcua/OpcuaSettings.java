package org.gengfu.driver.opcua;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.jspecify.annotations.Nullable;

/**
 * Settings of one bus, as {@code edge.yaml} gives them. Reading them opens no connection and no
 * file.
 *
 * @param endpoint {@code opc.tcp://host:port/path}
 * @param security how messages are signed and encrypted
 * @param sign true for signed but readable messages
 * @param trust folder of certificates, null without security
 * @param user name, empty for nobody in particular
 * @param passwordFile file whose first line is the password, null without user
 * @param plainPassword true when the password may go over the wire in clear
 * @param connectTimeout how long connecting may take
 * @param timeout how long an answer may take; null leaves it to the device's profile
 */
record OpcuaSettings(
    String endpoint,
    Security security,
    boolean sign,
    @Nullable Path trust,
    String user,
    @Nullable Path passwordFile,
    boolean plainPassword,
    Duration connectTimeout,
    @Nullable Duration timeout)
    implements Driver.BusSettings {
  private static final Pattern ENDPOINT =
      Pattern.compile("opc\\.tcp://[^/\\s]+:[0-9]{1,5}(/\\S*)?");

  /** Security policies (OPC 10000-7, SecurityPolicy facets); deprecated ones are left out. */
  enum Security {
    NONE("None"),
    BASIC256_SHA256("Basic256Sha256"),
    AES128_SHA256_RSA_OAEP("Aes128_Sha256_RsaOaep"),
    AES256_SHA256_RSA_PSS("Aes256_Sha256_RsaPss");

    private final String name;

    Security(String name) {
      this.name = name;
    }

    String uri() {
      return "http://opcfoundation.org/UA/SecurityPolicy#" + name;
    }

    String word() {
      return name;
    }
  }

  /** Message security of the configuration. */
  private enum Mode {
    SIGN,
    SIGN_AND_ENCRYPT
  }

  @Override
  public String key() {
    return "opcua " + endpoint;
  }

  /**
   * Reads the settings of a bus.
   *
   * @return the settings, null after a problem was reported
   */
  static @Nullable OpcuaSettings read(MapNode node, Problems problems) {
    int before = problems.count();
    String endpoint = node.string("endpoint", problems);
    if (endpoint != null && !ENDPOINT.matcher(endpoint).matches()) {
      problems.add(
          node.valueMark("endpoint"),
          "opcua.endpoint",
          "\"" + endpoint + "\" is no OPC UA endpoint",
          "write opc.tcp://host:port, with the path that the server's manual names");
    }
    Security security = node.choice("security", Security.class, Security.NONE, problems);
    Mode mode = node.choice("mode", Mode.class, Mode.SIGN_AND_ENCRYPT, problems);
    String trust = node.optionalString("trust", problems);
    String user = node.string("user", "", problems);
    String passwordFile = node.optionalString("passwordFile", problems);
    boolean plain = node.flag("plainPassword", false, problems);
    checkSecurity(node, security, trust, problems);
    checkUser(node, security, user, passwordFile, plain, problems);
    Duration connectTimeout =
        node.duration(
            "connectTimeout",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofSeconds(60),
            problems);
    Duration timeout =
        node.has("timeout")
            ? node.duration(
                "timeout",
                Duration.ofSeconds(3),
                Duration.ofMillis(50),
                Duration.ofSeconds(60),
                problems)
            : null;
    if (endpoint == null || problems.count() > before) {
      return null;
    }
    return new OpcuaSettings(
        endpoint,
        security,
        mode == Mode.SIGN,
        trust == null ? null : Path.of(trust),
        user,
        passwordFile == null ? null : Path.of(passwordFile),
        plain,
        connectTimeout,
        timeout);
  }

  private static void checkSecurity(
      MapNode node, Security security, @Nullable String trust, Problems problems) {
    if (security != Security.NONE && trust == null) {
      problems.add(
          node.mark(),
          "opcua.trust",
          "security needs a folder for certificates",
          "add trust: FOLDER; the server's certificate is pinned there");
    }
    if (security == Security.NONE && node.has("mode")) {
      problems.add(
          node.keyMark("mode"),
          "opcua.mode",
          "mode has no meaning without security",
          "add security");
    }
  }

  private static void checkUser(
      MapNode node,
      Security security,
      String user,
      @Nullable String passwordFile,
      boolean plain,
      Problems problems) {
    if (user.isEmpty() != (passwordFile == null)) {
      problems.add(
          node.mark(), "opcua.user", "user and passwordFile go together", "add the missing one");
    }
    if (!user.isEmpty() && security == Security.NONE && !plain) {
      problems.add(
          node.valueMark("user"),
          "opcua.plain-password",
          "without security the password may go over the wire in clear",
          "set security, or plainPassword: true where the line itself is safe");
    }
  }
}
