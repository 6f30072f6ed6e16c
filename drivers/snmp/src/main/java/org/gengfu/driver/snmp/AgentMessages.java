package org.gengfu.driver.snmp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.CommunityTarget;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Target;
import org.snmp4j.TransportStateReference;
import org.snmp4j.UserTarget;
import org.snmp4j.event.AuthenticationFailureEvent;
import org.snmp4j.event.AuthenticationFailureListener;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.PduHandle;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.SecurityProtocols.SecurityProtocolSet;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.util.DefaultPDUFactory;

/**
 * The messages of one agent: encodes questions and decodes what came, by snmp4j's message
 * processing and security models, without its threads, timers and sockets. Users, engine id and
 * clock of one agent never mix with another's. One thread.
 */
final class AgentMessages {
  private static final byte[] OWN_ENGINE =
      MPv3.createLocalEngineID(new OctetString("gengfu manager"));

  private final UdpAddress address;
  private final Target<UdpAddress> target;
  private final MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
  private final PacketTransport transport = new PacketTransport(this::sent);
  private final @Nullable MPv3 v3;
  private final @Nullable USM usm;

  private final @Nullable OctetString user;

  /** The messages of the question under way; v3 knows its answers by them. */
  private final List<Integer> messageIds = new ArrayList<>();

  private final List<PduHandle> handles = new ArrayList<>();
  private byte @Nullable [] encoded;
  private @Nullable Received received;

  AgentMessages(Access access, UdpAddress address) {
    this.address = address;
    switch (access) {
      case Access.Community community -> {
        usm = null;
        v3 = null;
        user = null;
        target = new CommunityTarget<>(address, community.secret().octetString());
        target.setVersion(community.v1() ? SnmpConstants.version1 : SnmpConstants.version2c);
        dispatcher.addMessageProcessingModel(community.v1() ? new MPv1() : new MPv2c());
      }
      case Access.User known -> {
        usm = usm(OWN_ENGINE, 0);
        usm.addUser(user(known));
        user = known.securityName();
        v3 = v3(usm, OWN_ENGINE);
        target = new UserTarget<>(address, known.securityName(), new byte[0]);
        target.setVersion(SnmpConstants.version3);
        target.setSecurityLevel(known.level().getSnmpValue());
        dispatcher.addMessageProcessingModel(v3);
      }
    }
    dispatcher.addTransportMapping(transport);
    dispatcher.addCommandResponder(new Responses());
    dispatcher.addAuthenticationFailureListener(new Failures());
  }

  /** A security model with every protocol that is known. */
  static USM usm(byte[] engineId, int boots) {
    SecurityProtocols protocols = new SecurityProtocols(SecurityProtocolSet.maxCompatibility);
    USM usm = new USM(protocols, new OctetString(engineId), boots);
    usm.setEngineDiscoveryEnabled(true);
    return usm;
  }

  static MPv3 v3(USM usm, byte[] engineId) {
    return new MPv3(
        engineId,
        new DefaultPDUFactory(),
        usm.getSecurityProtocols(),
        SecurityModels.getCollection(new SecurityModel[] {usm}),
        new CounterSupport() {});
  }

  static UsmUser user(Access.User user) {
    return new UsmUser(
        user.securityName(),
        user.authentication().id(),
        user.authSecret() == null ? null : user.authSecret().octetString(),
        user.privacy().id(),
        user.privSecret() == null ? null : user.privSecret().octetString());
  }

  /** A PDU of the version that one speaks with, without objects. */
  static PDU pdu(Access access, int type) {
    PDU pdu =
        switch (access) {
          case Access.Community community -> community.v1() ? new org.snmp4j.PDUv1() : new PDU();
          case Access.User user -> {
            ScopedPDU scoped = new ScopedPDU();
            scoped.setContextName(new OctetString(user.context()));
            yield scoped;
          }
        };
    pdu.setType(type);
    return pdu;
  }

  /**
   * The bytes of a question, or of the discovery that must come before it.
   *
   * @throws MessageException when the message cannot be made, for instance because it is too long
   */
  byte[] encode(PDU pdu) throws MessageException {
    encoded = null;
    handles.add(dispatcher.sendPdu(transport, target, pdu, true));
    byte[] bytes = encoded;
    if (bytes == null) {
      throw new MessageException("nothing to send");
    }
    if (v3 != null) {
      messageIds.add(V3Header.of(bytes).messageId());
    }
    return bytes;
  }

  private void sent(byte[] message) {
    encoded = message;
  }

  /** What a datagram from the agent is. */
  Received decode(ByteBuffer datagram) {
    byte[] octets = new byte[datagram.remaining()];
    datagram.get(octets);
    if (v3 != null) {
      int id = V3Header.of(octets).messageId();
      if (id >= 0 && !messageIds.contains(id)) {
        return new Received.Stale();
      }
    }
    received = null;
    try {
      dispatcher.processMessage(transport, address, ByteBuffer.wrap(octets), state());
    } catch (RuntimeException broken) {
      // The library's decoder breaks on some octets that are no message.
      return new Received.Unreadable("no SNMP message: " + broken.getClass().getSimpleName());
    }
    Received what = received;
    return what == null ? new Received.Unreadable("no SNMP message that can be read") : what;
  }

  private TransportStateReference state() {
    return new TransportStateReference(
        transport, address, null, SecurityLevel.undefined, SecurityLevel.undefined, false, null);
  }

  /** The question is over: later answers to it are stale. */
  void end() {
    for (PduHandle handle : handles) {
      if (v3 != null) {
        dispatcher.releaseStateReference(SnmpConstants.version3, handle);
      }
    }
    handles.clear();
    messageIds.clear();
  }

  /**
   * Forgets engine id and clock of a v3 agent that went silent: it may come back as another one, or
   * with its count of boots lost.
   */
  void forget() {
    if (v3 != null && usm != null && user != null) {
      OctetString engine = v3.removeEngineID(address);
      if (engine != null) {
        usm.removeEngineTime(engine);
        // Its keys as well: an agent that comes back with another engine each time adds no more.
        usm.removeAllUsers(user, engine);
      }
    }
  }

  private final class Responses implements CommandResponder {
    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
      event.setProcessed(true);
      PDU pdu = event.getPDU();
      switch (pdu.getType()) {
        case PDU.RESPONSE -> received = new Received.Response(pdu);
        case PDU.REPORT ->
            received = new Received.Report(pdu.size() == 0 ? new OID("0.0") : pdu.get(0).getOid());
        default -> received = new Received.Unreadable("a PDU of type " + pdu.getType());
      }
    }
  }

  private final class Failures implements AuthenticationFailureListener {
    @Override
    public <A extends Address> void authenticationFailure(AuthenticationFailureEvent<A> event) {
      received = new Received.Unreadable(SnmpConstants.usmErrorMessage(event.getError()));
    }
  }
}
