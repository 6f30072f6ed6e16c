package org.gengfu.notify.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.transport.NativeSerialLink;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.gengfu.notify.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * gammu, which nobody here wrote, speaks with the simulated modem and reads our messages out of its
 * memory: so the simulator is a modem to a stranger, and our messages are messages.
 */
class GammuPeerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  private String gammu(PtyLine line, String... arguments) throws Exception {
    Path settings = folder.resolve("gammurc");
    Files.writeString(settings, "[gammu]\ndevice = %s\nconnection = at\n".formatted(line.port()));
    List<String> command = new ArrayList<>(List.of("gammu", "-c", settings.toString()));
    command.addAll(List.of(arguments));
    Process process = PtyLine.start("gammu", command.toArray(String[]::new));
    process.getOutputStream().close();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(said).isTrue();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theSimulatorIsAModemToAStranger() throws Exception {
    AtModem modem = new AtModem();
    try (PtyLine line = new PtyLine(folder, modem)) {
      assertThat(gammu(line, "identify")).contains("Gengfu", "490154203237518");
      gammu(line, "sendsms", "TEXT", "+8613800000001", "-unicode", "-text", "停电了");
    }
    assertThat(modem.heard)
        .singleElement()
        .isEqualTo(new HeardMessage("+8613800000001", "停电了", 21, 0, 0, false));
  }

  @Test
  void aStrangerReadsOurMessages() throws Exception {
    String text = "一级 人民路机柜 市电 停电";
    AtModem modem = new AtModem();
    modem.stored.add(
        SubmitPdu.of(new SubmitPdu.Order("+8613800000001", 9, true, 167), text).getFirst().hex());
    modem.stored.add(
        SubmitPdu.of(new SubmitPdu.Order("10086", 9, false, -1), "Level 1 {mains} failed €")
            .getFirst()
            .hex());
    modem.stored.add(
        SubmitPdu.of(new SubmitPdu.Order("+8613800000001", 9, true, 167), "停电".repeat(50))
            .get(1)
            .hex());
    try (PtyLine line = new PtyLine(folder, modem)) {
      assertThat(gammu(line, "getsms", "0", "1")).contains("一级 人民路机柜 市电 停电", "+8613800000001");
      assertThat(gammu(line, "getsms", "0", "2")).contains("Level 1 {mains} failed €", "10086");
      assertThat(gammu(line, "getsms", "0", "3")).contains("停电".repeat(16), "part 2 of 2");
    }
  }

  @Test
  void aMessageGoesOverAPseudoTerminal() throws IOException {
    AtModem modem = new AtModem();
    modem.statuses.add("00");
    try (PtyLine line = new PtyLine(folder, modem);
        ModemChannel channel =
            new ModemChannel(
                new NativeSerialLink(
                    PortSettings.plain(line.port().toString(), 115_200, Parity.NONE, 1)),
                new ModemSettings("+8613800371500", true, 167, 300),
                InstantSource.fixed(Texts.NOW),
                report -> {})) {
      Sent sent = channel.send(Texts.message("k", "13800000001", "停电"), Texts.NOW.plusSeconds(30));
      assertThat(sent).isEqualTo(new Sent.Accepted("reference 7"));
    }
    assertThat(modem.commands).contains("AT+CSCA=\"+8613800371500\",145");
  }
}
