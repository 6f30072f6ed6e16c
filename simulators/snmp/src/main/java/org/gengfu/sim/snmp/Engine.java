package org.gengfu.sim.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gengfu.sim.snmp.Responder.Answered;
import org.gengfu.sim.snmp.Responder.Asked;
import org.jspecify.annotations.Nullable;

/** One agent without its socket: from a datagram to the datagram that answers it. Any thread. */
final class Engine {
  private static final int V1 = 0;
  private static final int V2C = 1;

  private final Responder responder;
  private final String readCommunity;
  private final String writeCommunity;
  private final Usm usm;
  private final Quirks quirks;

  /**
   * An answer on the wire.
   *
   * @param numbers what it shows of the device, see {@link Answered}
   */
  record Reply(byte[] datagram, Map<String, Double> numbers, Map<String, String> texts) {}

  Engine(Responder responder, String readCommunity, String writeCommunity, Usm usm, Quirks quirks) {
    this.responder = responder;
    this.readCommunity = readCommunity;
    this.writeCommunity = writeCommunity;
    this.usm = usm;
    this.quirks = quirks;
  }

  Usm usm() {
    return usm;
  }

  /**
   * The answer to a datagram, null when an agent stays silent.
   *
   * @param refusing error-status with which everything is answered, 0 for none
   */
  @Nullable Reply reply(byte[] datagram, int refusing) throws BadMessageException {
    return reply(datagram, refusing, quirks.wrongRequestId());
  }

  /** An answer in good order to a question that nobody asked. */
  @Nullable Reply foreign(byte[] datagram) throws BadMessageException {
    return reply(datagram, 0, true);
  }

  private @Nullable Reply reply(byte[] datagram, int refusing, boolean foreign)
      throws BadMessageException {
    BerReader message = new BerReader(datagram).enter(Tag.SEQUENCE);
    int version = (int) message.integer();
    if (version == V3Message.VERSION) {
      return v3(datagram, refusing, foreign);
    }
    if (version != V1 && version != V2C) {
      return null;
    }
    String community = new String(message.octets(), StandardCharsets.UTF_8);
    boolean mayWrite = community.equals(writeCommunity);
    if (!mayWrite && !community.equals(readCommunity)) {
      return null;
    }
    Pdu question = Pdu.read(message);
    Asked how = new Asked(version == V1, mayWrite, quirks.maxOctets());
    Answered answer = answer(question, how, refusing);
    if (answer == null) {
      return null;
    }
    byte[] out =
        BerWriter.wrap(
            Tag.SEQUENCE,
            BerWriter.integer(version),
            BerWriter.octets(community.getBytes(StandardCharsets.UTF_8)),
            numbered(answer.pdu(), foreign).encode());
    return new Reply(out, answer.numbers(), answer.texts());
  }

  private @Nullable Reply v3(byte[] datagram, int refusing, boolean foreign)
      throws BadMessageException {
    Usm.Opened opened = usm.open(datagram);
    byte[] report = opened.report();
    if (report != null) {
      return new Reply(report, Map.of(), Map.of());
    }
    Usm.Question question = opened.question();
    if (question == null) {
      return null;
    }
    User user = question.user();
    int level = question.message().flags() & (V3Message.AUTH | V3Message.PRIV);
    boolean allowed = user != null && level >= user.level();
    Answered answer =
        allowed
            ? answer(question.pdu(), new Asked(false, true, quirks.maxOctets()), refusing)
            : Answered.without(question.pdu().error(Pdu.AUTHORIZATION_ERROR, 0));
    return answer == null
        ? null
        : new Reply(
            usm.answer(question, numbered(answer.pdu(), foreign)),
            answer.numbers(),
            answer.texts());
  }

  private @Nullable Answered answer(Pdu question, Asked how, int refusing) {
    return refusing > 0
        ? Answered.without(question.error(refusing, 0))
        : responder.answer(question, how);
  }

  private static Pdu numbered(Pdu answer, boolean foreign) {
    return foreign
        ? new Pdu(
            answer.tag(),
            answer.requestId() ^ 0x2A,
            answer.status(),
            answer.index(),
            answer.varbinds())
        : answer;
  }
}
