package org.gengfu.driver.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfigBuilder;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransportConfigBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Opens a session: asks for the endpoints, chooses the one of the settings, checks the certificate,
 * connects. {@link #open} waits; it belongs to a thread that may.
 */
final class Opening {
  private static final String NO_SECURITY = OpcuaSettings.Security.NONE.uri();
  private static final long SESSION_MILLIS = 60_000;
  private static final long KEEP_ALIVE_MILLIS = 5_000;
  private static final long REQUEST_MILLIS = 15_000;
  private static final int MOST_PASSWORD_BYTES = 4_096;

  private final OpcuaSettings settings;
  private final MiloRuntime runtime;
  private final SessionActivityListener listener;
  private final Session.WatchSlot watch = new Session.WatchSlot();

  Opening(OpcuaSettings settings, MiloRuntime runtime, SessionActivityListener listener) {
    this.settings = settings;
    this.runtime = runtime;
    this.listener = listener;
  }

  /**
   * Opens a session.
   *
   * @throws UaException when the server refuses or is not trusted
   * @throws TimeoutException when it does not answer in time
   */
  Session open()
      throws UaException,
          IOException,
          GeneralSecurityException,
          ExecutionException,
          TimeoutException,
          InterruptedException {
    long millis = settings.connectTimeout().toMillis();
    List<EndpointDescription> offered =
        DiscoveryClient.getEndpoints(settings.endpoint(), this::transport)
            .get(millis, TimeUnit.MILLISECONDS);
    OpcUaClient client = OpcUaClient.create(config(chosen(offered)), this::transport);
    client.addSessionActivityListener(listener);
    try {
      client.connectAsync().get(2 * millis, TimeUnit.MILLISECONDS);
      return new Session(client, watch, Session.Limits.of(client));
    } catch (ExecutionException | TimeoutException | InterruptedException | RuntimeException e) {
      client.disconnectAsync();
      throw e;
    }
  }

  private void transport(OpcTcpClientTransportConfigBuilder transport) {
    runtime.configure(transport);
    transport
        .setConnectTimeout(uint(settings.connectTimeout().toMillis()))
        .setAcknowledgeTimeout(uint(settings.connectTimeout().toMillis()))
        .setChannelPipelineCustomizer(pipeline -> pipeline.addFirst(watch.renew()));
  }

  private EndpointDescription chosen(List<EndpointDescription> offered) throws UaException {
    MessageSecurityMode mode =
        settings.security() == OpcuaSettings.Security.NONE
            ? MessageSecurityMode.None
            : settings.sign() ? MessageSecurityMode.Sign : MessageSecurityMode.SignAndEncrypt;
    for (EndpointDescription each : offered) {
      String transport = each.getTransportProfileUri();
      if (settings.security().uri().equals(each.getSecurityPolicyUri())
          && each.getSecurityMode() == mode
          && (transport == null || transport.endsWith("uatcp-uasc-uabinary"))) {
        return here(each);
      }
    }
    String offer =
        offered.stream()
            .map(e -> policy(e.getSecurityPolicyUri()) + " " + e.getSecurityMode())
            .distinct()
            .collect(Collectors.joining(", "));
    throw new UaException(
        StatusCodes.Bad_SecurityPolicyRejected,
        "the server does not offer %s %s; it offers %s"
            .formatted(settings.security().word(), mode, offer));
  }

  private static String policy(@Nullable String uri) {
    return uri == null ? "nothing" : uri.substring(uri.indexOf('#') + 1);
  }

  /** The same endpoint at the address of the settings: servers often name one that is not ours. */
  private EndpointDescription here(EndpointDescription e) {
    return EndpointUtil.updateUrl(
        e, EndpointUtil.getHost(settings.endpoint()), EndpointUtil.getPort(settings.endpoint()));
  }

  private OpcUaClientConfig config(EndpointDescription endpoint)
      throws UaException, IOException, GeneralSecurityException {
    OpcUaClientConfigBuilder config =
        OpcUaClientConfig.builder()
            .setApplicationName(LocalizedText.english("Gengfu edge"))
            .setApplicationUri("urn:gengfu:edge")
            .setProductUri("urn:gengfu:edge")
            .setEndpoint(endpoint)
            .setSessionName(() -> "gengfu")
            .setSessionTimeout(uint(SESSION_MILLIS))
            .setRequestTimeout(uint(REQUEST_MILLIS))
            .setKeepAliveInterval(uint(KEEP_ALIVE_MILLIS))
            .setKeepAliveTimeout(uint(settings.connectTimeout().toMillis()))
            .setKeepAliveFailuresAllowed(uint(1))
            .setSessionEndpointValidationEnabled(false);
    Path folder = settings.trust();
    TrustFolder trust = folder == null ? null : new TrustFolder(folder);
    if (settings.security() != OpcuaSettings.Security.NONE && folder != null && trust != null) {
      provide(settings.security());
      OwnCertificate own = OwnCertificate.in(folder);
      var certificate = endpoint.getServerCertificate();
      if (certificate == null || certificate.isNullOrEmpty()) {
        throw new UaException(
            StatusCodes.Bad_CertificateInvalid, "the server shows no certificate");
      }
      trust.check(OwnCertificate.read(certificate.bytesOrEmpty()));
      config
          .setKeyPair(own.keys())
          .setCertificate(own.certificate())
          .setCertificateChain(new X509Certificate[] {own.certificate()})
          .setApplicationUri(own.applicationUri())
          .setCertificateValidator(trust);
    }
    return config.setIdentityProvider(identity(endpoint, trust)).build();
  }

  /** The JDK names the PSS signature otherwise; the library asks for it by Bouncy Castle's name. */
  private static void provide(OpcuaSettings.Security security) {
    if (security == OpcuaSettings.Security.AES256_SHA256_RSA_PSS
        && Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
      Security.addProvider(new BouncyCastleProvider());
    }
  }

  private IdentityProvider identity(EndpointDescription endpoint, @Nullable TrustFolder trust)
      throws IOException {
    Path file = settings.passwordFile();
    if (settings.user().isEmpty() || file == null) {
      return new AnonymousProvider();
    }
    if (Files.size(file) > MOST_PASSWORD_BYTES) {
      throw new IOException(file + " is no password: more than " + MOST_PASSWORD_BYTES + " bytes");
    }
    String password = Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    return new UsernameProvider(
        settings.user(),
        () -> password.getBytes(StandardCharsets.UTF_8),
        trust == null ? (chain, uri, hosts) -> {} : trust,
        policies -> closed(policies, endpoint));
  }

  /** The token policy to use: one that encrypts, unless the line does or the settings allow. */
  private UserTokenPolicy closed(List<UserTokenPolicy> policies, EndpointDescription endpoint) {
    for (UserTokenPolicy policy : policies) {
      String uri = policy.getSecurityPolicyUri();
      String used = uri == null || uri.isEmpty() ? endpoint.getSecurityPolicyUri() : uri;
      if (!NO_SECURITY.equals(used)
          || endpoint.getSecurityMode() == MessageSecurityMode.SignAndEncrypt
          || settings.plainPassword()) {
        return policy;
      }
    }
    throw new IllegalStateException(
        "the server wants the password in clear; set plainPassword: true where the line is safe");
  }
}
