package org.gengfu.sim.snmp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.gengfu.profile.snmp.Oid;
import org.jspecify.annotations.Nullable;

/** The user-based security model of one agent (RFC 3414, 3.2). Any thread. */
final class Usm {
  private static final String STATS = "1.3.6.1.6.3.15.1.1.";
  private static final int UNSUPPORTED_LEVEL = 1;
  private static final int NOT_IN_TIME = 2;
  private static final int UNKNOWN_USER = 3;
  private static final int UNKNOWN_ENGINE = 4;
  private static final int WRONG_DIGEST = 5;
  private static final int DECRYPTION_ERROR = 6;
  private static final int WINDOW_SECONDS = 150;

  private final byte[] engineId;
  private final List<User> users;
  private final LongSupplier seconds;
  private final AtomicInteger boots = new AtomicInteger(1);
  private final AtomicInteger[] counters = new AtomicInteger[DECRYPTION_ERROR + 1];
  private final AtomicLong salts = new AtomicLong();

  /** A checked question, or the report that answers it. */
  record Opened(@Nullable Question question, byte @Nullable [] report) {}

  /** A question that may be answered. */
  record Question(
      V3Message message, @Nullable User user, byte[] contextEngine, byte[] context, Pdu pdu) {}

  Usm(byte[] engineId, List<User> users, LongSupplier seconds) {
    this.engineId = engineId.clone();
    this.users = List.copyOf(users);
    this.seconds = seconds;
    for (int i = 0; i < counters.length; i++) {
      counters[i] = new AtomicInteger();
    }
  }

  /** The agent began anew: its clock starts at 0 and its boots are one more. */
  void rebooted() {
    boots.incrementAndGet();
  }

  Opened open(byte[] datagram) throws BadMessageException {
    V3Message.Read read = V3Message.read(datagram);
    V3Message message = read.message();
    if (!Arrays.equals(message.engineId(), engineId)) {
      return report(message, UNKNOWN_ENGINE, null);
    }
    User user =
        users.stream().filter(u -> u.name().equals(message.user())).findFirst().orElse(null);
    if (user == null) {
      return report(message, UNKNOWN_USER, null);
    }
    boolean auth = (message.flags() & V3Message.AUTH) != 0;
    boolean priv = (message.flags() & V3Message.PRIV) != 0;
    if (auth && user.auth() == null || priv && (user.priv() == null || !auth)) {
      return report(message, UNSUPPORTED_LEVEL, null);
    }
    AuthProtocol protocol = user.auth();
    byte[] key = user.authKey();
    if (auth && protocol != null && key != null) {
      if (!V3Message.authentic(datagram, read, protocol, key)) {
        return report(message, WRONG_DIGEST, null);
      }
      boolean inTime =
          message.boots() == boots.get()
              && Math.abs(message.time() - seconds.getAsLong()) <= WINDOW_SECONDS;
      if (!inTime) {
        return report(message, NOT_IN_TIME, user);
      }
    }
    try {
      BerReader scoped = new BerReader(priv ? decrypt(message, user) : message.data());
      BerReader inner = scoped.enter(Tag.SEQUENCE);
      byte[] contextEngine = inner.octets();
      byte[] context = inner.octets();
      return new Opened(new Question(message, user, contextEngine, context, Pdu.read(inner)), null);
    } catch (GeneralSecurityException | BadMessageException e) {
      if (priv) {
        return report(message, DECRYPTION_ERROR, null);
      }
      throw new BadMessageException(String.valueOf(e.getMessage()));
    }
  }

  private static byte[] decrypt(V3Message message, User user)
      throws GeneralSecurityException, BadMessageException {
    PrivacyProtocol protocol = user.priv();
    byte[] key = user.privKey();
    if (protocol == null || key == null) {
      throw new GeneralSecurityException("the user has no key");
    }
    byte[] secret = new BerReader(message.data()).octets();
    return protocol.decrypt(key, message.boots(), message.time(), message.privParameters(), secret);
  }

  /** A message that carries an answer back as safely as the question came. */
  byte[] answer(Question question, Pdu answer) {
    int flags = question.message().flags() & (V3Message.AUTH | V3Message.PRIV);
    byte[] contextEngine =
        question.contextEngine().length == 0 ? engineId : question.contextEngine();
    return seal(
        question.message().id(), flags, question.user(), contextEngine, question.context(), answer);
  }

  /** A notification of our own, as safe as the user can. */
  byte[] notification(String userName, int id, Pdu pdu) {
    User user = users.stream().filter(u -> u.name().equals(userName)).findFirst().orElseThrow();
    return seal(id, user.level(), user, engineId, new byte[0], pdu);
  }

  private byte[] seal(
      int id, int flags, @Nullable User user, byte[] contextEngine, byte[] context, Pdu pdu) {
    byte[] data =
        BerWriter.wrap(
            Tag.SEQUENCE, BerWriter.octets(contextEngine), BerWriter.octets(context), pdu.encode());
    byte[] salt = new byte[0];
    int now = (int) seconds.getAsLong();
    PrivacyProtocol priv = user == null ? null : user.priv();
    byte[] privKey = user == null ? null : user.privKey();
    if ((flags & V3Message.PRIV) != 0 && priv != null && privKey != null) {
      salt = priv.salt(boots.get(), salts.incrementAndGet());
      try {
        data = BerWriter.octets(priv.encrypt(privKey, boots.get(), now, salt, data));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("cannot encrypt with " + priv, e);
      }
    }
    String name = user == null ? "" : user.name();
    V3Message sealed =
        new V3Message(id, flags, engineId, boots.get(), now, name, new byte[0], salt, data);
    AuthProtocol auth = user == null ? null : user.auth();
    byte[] authKey = user == null ? null : user.authKey();
    return (flags & V3Message.AUTH) != 0 && auth != null && authKey != null
        ? sealed.signed(auth, authKey)
        : sealed.encode();
  }

  private Opened report(V3Message message, int counter, @Nullable User user) {
    if ((message.flags() & V3Message.REPORTABLE) == 0) {
      return new Opened(null, null);
    }
    Oid name = new Oid(STATS + counter + ".0");
    Value count = new Value.Whole(Tag.COUNTER32, counters[counter].incrementAndGet());
    Pdu pdu = new Pdu(Tag.REPORT, 0, 0, 0, List.of(new Varbind(name, count)));
    int flags = user == null ? 0 : V3Message.AUTH;
    return new Opened(null, seal(message.id(), flags, user, engineId, new byte[0], pdu));
  }
}
