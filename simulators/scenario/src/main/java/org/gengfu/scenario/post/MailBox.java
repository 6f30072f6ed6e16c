package org.gengfu.scenario.post;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.gengfu.scenario.house.HouseException;

/** A mail server that nobody here wrote; it takes mail for everybody. */
final class MailBox implements LetterBox {
  private final String receiver;
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  MailBox(String receiver) {
    this.receiver = receiver;
    server.start();
  }

  @Override
  public int port() {
    return server.getSmtp().getPort();
  }

  @Override
  public List<Delivered> delivered() {
    List<Delivered> delivered = new ArrayList<>();
    try {
      for (MimeMessage mail : server.getReceivedMessages()) {
        String subject = mail.getSubject() == null ? "" : mail.getSubject();
        Date at = mail.getReceivedDate();
        delivered.add(
            new Delivered(
                receiver,
                at == null ? Instant.EPOCH : at.toInstant(),
                subject,
                subject + "\n" + mail.getContent()));
      }
    } catch (MessagingException | IOException e) {
      throw new HouseException("a mail to " + receiver + " cannot be read: " + e.getMessage());
    }
    return delivered;
  }

  @Override
  public void close() {
    server.stop();
  }
}
