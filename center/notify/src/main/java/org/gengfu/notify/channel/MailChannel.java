package org.gengfu.notify.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.gengfu.notify.Channel;
import org.gengfu.notify.Message;
import org.gengfu.notify.Sent;
import org.jspecify.annotations.Nullable;

/**
 * Hands mail to a server (RFC 5321, RFC 5322). The Message-ID follows from the message's key, so
 * that a mail that is sent again is known. Any thread.
 */
final class MailChannel implements Channel {
  private final MailSettings settings;
  private final InstantSource clock;

  MailChannel(MailSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Sent send(Message message, Instant deadline) {
    Instant now = clock.instant();
    Duration left = Duration.between(now, deadline);
    if (!left.isPositive()) {
      return new Sent.TryAgain("no time left");
    }
    InternetAddress to;
    try {
      to = new InternetAddress(message.address(), true);
    } catch (AddressException e) {
      return new Sent.Refused("no mail address: " + Texts.said(message.address()));
    }
    Session session = Session.getInstance(properties(left));
    try {
      MimeMessage mail = new KeyedMail(session, id(message.key()));
      mail.setFrom(new InternetAddress(settings.from()));
      mail.setRecipient(RecipientType.TO, to);
      mail.setSentDate(Date.from(now));
      mail.setSubject(message.title(), StandardCharsets.UTF_8.name());
      mail.setText(message.text().replace("\n", "\r\n"), StandardCharsets.UTF_8.name());
      if (message.level() == 1) {
        mail.setHeader("Importance", "high"); // RFC 2156
      }
      mail.saveChanges();
      return deliver(session, mail);
    } catch (MessagingException | IOException e) {
      return new Sent.TryAgain(Texts.said(String.valueOf(e.getMessage())));
    }
  }

  private Sent deliver(Session session, MimeMessage mail) throws MessagingException, IOException {
    SecretFile password = settings.password();
    String secret = password == null ? null : password.read();
    Transport transport = session.getTransport("smtp");
    try {
      transport.connect(settings.host(), settings.port(), settings.user(), secret);
    } catch (AuthenticationFailedException e) {
      return new Sent.TryAgain("the server does not know this user and password");
    } catch (MessagingException e) {
      return new Sent.TryAgain("no connection: " + Texts.said(String.valueOf(e.getMessage())));
    }
    Sent sent;
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
      sent = new Sent.Accepted("taken");
    } catch (MessagingException e) {
      sent = outcome(e);
    }
    try {
      transport.close();
    } catch (MessagingException alreadyGone) {
      // What was taken stays taken.
    }
    return sent;
  }

  /** What the server said decides; without a word from it the mail may have been taken. */
  private static Sent outcome(MessagingException failure) {
    Integer code = code(failure);
    String why = Texts.said(String.valueOf(failure.getMessage()));
    if (code == null || code < 400) {
      return new Sent.Unknown(why);
    }
    return code < 500 ? new Sent.TryAgain(why) : new Sent.Refused(why);
  }

  private static @Nullable Integer code(MessagingException failure) {
    for (Exception each = failure; each instanceof MessagingException mail; ) {
      if (mail instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      if (mail instanceof SMTPSendFailedException send && mail.getNextException() == null) {
        return send.getReturnCode();
      }
      each = mail.getNextException();
    }
    return failure instanceof SMTPSendFailedException send ? send.getReturnCode() : null;
  }

  private String id(String key) {
    UUID name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    int at = settings.from().indexOf('@');
    String domain = at < 0 ? "gengfu.invalid" : settings.from().substring(at + 1);
    return "<" + name + "@" + domain + ">";
  }

  private Properties properties(Duration left) {
    String millis = String.valueOf(Math.min(60_000, left.toMillis()));
    Properties properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
    switch (settings.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  /** A mail that keeps its id when it is saved. */
  private static final class KeyedMail extends MimeMessage {
    private final String id;

    KeyedMail(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
