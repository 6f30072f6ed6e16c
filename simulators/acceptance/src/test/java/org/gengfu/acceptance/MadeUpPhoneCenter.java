package org.gengfu.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The made-up center of center/phone/dev: three orders of one technician. One thread. */
final class MadeUpPhoneCenter extends PhoneCenter {
  private final Process process;
  private final String address;

  private MadeUpPhoneCenter(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on a free port; needs Node.js, without which the pages could not have been built. */
  static MadeUpPhoneCenter start(Path root) {
    ProcessBuilder builder = new ProcessBuilder("node", "dev/server.mjs", "0");
    builder.directory(root.resolve("center/phone").toFile());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line = out.readLine();
      if (line == null || !line.startsWith("http://")) {
        process.destroy();
        throw new IllegalStateException("center/phone/dev/server.mjs did not start: " + line);
      }
      return new MadeUpPhoneCenter(process, line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException("node cannot be run: apt-get install nodejs", e);
    }
  }

  @Override
  String address() {
    return address;
  }

  @Override
  String user() {
    return "wei";
  }

  @Override
  String password() {
    return "any";
  }

  @Override
  String order() {
    return "W2026-000123";
  }

  /** Does the next sync, but the line breaks before its answer. */
  void loseNextAnswer() {
    get("/dev/lose?answers=1");
  }

  /** The device of an order is well again, and telemetry shows it. */
  void heal(String order) {
    get("/dev/heal?order=" + order);
  }

  /** Gives an order to somebody else. */
  void give(String order) {
    get("/dev/give?to=liu&order=" + order);
  }

  /** How many deeds came more than once. */
  int repeated() {
    return get("/dev/ledger").get("repeated").asInt();
  }

  @Override
  public void close() {
    process.destroy();
    super.close();
  }
}
