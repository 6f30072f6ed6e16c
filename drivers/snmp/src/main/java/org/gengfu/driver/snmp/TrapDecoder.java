package org.gengfu.driver.snmp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gengfu.profile.snmp.Oid;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponder;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.PDUv1;
import org.snmp4j.TransportStateReference;
import org.snmp4j.mp.MPv1;
import org.snmp4j.mp.MPv2c;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.USM;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;

/**
 * Decodes the notifications of one sender and acknowledges its informs. A v1 or v2c notification
 * needs the community, a v3 one the sender's user at the level that is set for it. One thread.
 */
final class TrapDecoder {
  /** Engines that one sender may speak for; each costs a key. The oldest goes for a new one. */
  static final int MAX_ENGINES = 8;

  private final @Nullable Secret community;
  private final Access.@Nullable User user;
  private final MessageDispatcherImpl dispatcher = new MessageDispatcherImpl();
  private final PacketTransport transport;
  private final @Nullable USM usm;
  private final LinkedHashSet<OctetString> engines = new LinkedHashSet<>();
  private final Predicate<Notification> taker;
  private final OctetString own;
  private boolean taken;
  private @Nullable InetSocketAddress from;

  /**
   * @param access how its agent is spoken to; a v3 user's notifications are v3
   * @param community what v1 and v2c notifications must carry, null for any
   * @param engineId our own engine's id, which informs are sent to
   * @param boots our own engine's boots
   * @param out sends an acknowledgement, or a report, to where the datagram came from
   * @param taker takes notifications; false when it has no room, so that an inform is not
   *     acknowledged
   */
  TrapDecoder(
      Access access,
      @Nullable Secret community,
      byte[] engineId,
      int boots,
      Consumer<byte[]> out,
      Predicate<Notification> taker) {
    this.community = community;
    this.taker = taker;
    transport = new PacketTransport(out);
    dispatcher.addMessageProcessingModel(new MPv1());
    dispatcher.addMessageProcessingModel(new MPv2c());
    if (access instanceof Access.User known) {
      user = known;
      usm = AgentMessages.usm(engineId, boots);
      usm.addUser(AgentMessages.user(known));
      MPv3 v3 = AgentMessages.v3(usm, engineId);
      v3.setMaxEngineIdCacheSize(MAX_ENGINES);
      dispatcher.addMessageProcessingModel(v3);
    } else {
      user = null;
      usm = null;
    }
    own = new OctetString(engineId);
    dispatcher.addTransportMapping(transport);
    dispatcher.addCommandResponder(new Notifications());
  }

  /**
   * Takes a datagram.
   *
   * @return true when it was good, or needs no notice: the first step of an inform is a question
   *     for our engine
   */
  boolean decode(byte[] datagram, InetSocketAddress sender) {
    OctetString engine = V3Header.of(datagram).engineId();
    boolean fresh = engine.length() > 0 && !engine.equals(own) && !engines.contains(engine);
    taken = false;
    from = sender;
    UdpAddress address = new UdpAddress(sender.getAddress(), sender.getPort());
    TransportStateReference state =
        new TransportStateReference(
            transport,
            address,
            null,
            SecurityLevel.undefined,
            SecurityLevel.undefined,
            false,
            null);
    try {
      dispatcher.processMessage(transport, address, ByteBuffer.wrap(datagram), state);
    } catch (RuntimeException broken) {
      // The library's decoder breaks on some octets that are no message.
      taken = false;
    }
    if (fresh) {
      known(engine);
    }
    return taken || (engine.length() == 0 && V3Header.of(datagram).messageId() >= 0);
  }

  /** Only who was understood is kept; a stranger that makes engines up costs nobody his place. */
  private void known(OctetString engine) {
    if (!taken) {
      forget(engine);
      return;
    }
    if (engines.size() >= MAX_ENGINES) {
      forget(engines.removeFirst());
    }
    engines.add(engine);
  }

  /** Engines that were understood, for tests. */
  int engines() {
    return engines.size();
  }

  private void forget(OctetString engine) {
    if (usm != null && user != null) {
      usm.removeAllUsers(user.securityName(), engine);
      usm.removeEngineTime(engine);
    }
  }

  private final class Notifications implements CommandResponder {
    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
      event.setProcessed(true);
      PDU pdu = event.getPDU();
      boolean notification =
          pdu.getType() == PDU.V1TRAP || pdu.getType() == PDU.TRAP || pdu.getType() == PDU.INFORM;
      InetSocketAddress sender = from;
      if (!notification || sender == null || !allowed(event)) {
        return;
      }
      Notification read = read(pdu, sender);
      if (read != null) {
        taken = true;
        if (taker.test(read) && pdu.getType() == PDU.INFORM) {
          acknowledge(event, pdu);
        }
      }
    }
  }

  private boolean allowed(CommandResponderEvent<?> event) {
    if (event.getMessageProcessingModel() == SnmpConstants.version3) {
      return user != null
          && event.getSecurityLevel() >= user.level().getSnmpValue()
          && user.securityName().equals(new OctetString(event.getSecurityName()));
    }
    return community == null
        || community.octetString().equals(new OctetString(event.getSecurityName()));
  }

  private <A extends Address> void acknowledge(CommandResponderEvent<A> event, PDU pdu) {
    pdu.setType(PDU.RESPONSE);
    pdu.setErrorStatus(PDU.noError);
    pdu.setErrorIndex(0);
    try {
      dispatcher.returnResponsePdu(
          event.getMessageProcessingModel(),
          event.getSecurityModel(),
          event.getSecurityName(),
          event.getSecurityLevel(),
          pdu,
          event.getMaxSizeResponsePDU(),
          event.getStateReference(),
          new StatusInformation());
    } catch (MessageException e) {
      // The sender repeats what is not acknowledged.
      taken = false;
    }
  }

  private static @Nullable Notification read(PDU pdu, InetSocketAddress sender) {
    Set<Oid> names = new HashSet<>();
    List<VariableBinding> objects = new ArrayList<>();
    for (VariableBinding binding : pdu.getVariableBindings()) {
      if (binding.getOid().equals(SnmpConstants.snmpTrapOID)) {
        add(names, binding.getVariable() instanceof OID oid ? oid : null);
      } else if (!binding.getOid().equals(SnmpConstants.sysUpTime)) {
        objects.add(binding);
      }
    }
    if (pdu instanceof PDUv1 v1) {
      add(
          names,
          SnmpConstants.getTrapOID(v1.getEnterprise(), v1.getGenericTrap(), v1.getSpecificTrap()));
      if (v1.getGenericTrap() == PDUv1.ENTERPRISE_SPECIFIC) {
        OID plain = new OID(v1.getEnterprise());
        add(names, plain.append(v1.getSpecificTrap()));
      }
    }
    return names.isEmpty() ? null : new Notification(sender.getAddress(), names, objects);
  }

  private static void add(Set<Oid> names, @Nullable OID oid) {
    Oid name = oid == null ? null : Oid.parse(oid.toDottedString());
    if (name != null) {
      names.add(name);
    }
  }
}
