package org.gengfu.profiletool.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ProtocolBlock;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.gengfu.profiletool.WrongCallException;

/**
 * Profiles made for looking: one point for each register of a range, the walk of a subtree, or what
 * a device says of itself. So the real driver plans and asks, and nothing here speaks a protocol.
 * Stateless; any thread.
 */
public final class MadeProfile {
  /** Most registers of one look. */
  public static final int MAX_REGISTERS = 5_000;

  private static final String HEAD =
      """
      profile: look
      schema: 1
      version: 0.0.1
      kind: other.device
      title: {zh: 查看, en: Look}
      illustrative: true
      """;

  private MadeProfile() {}

  /** The point of a register. */
  public static String point(int address) {
    return "r" + address;
  }

  /**
   * A range of registers or bits, each a point.
   *
   * @param table {@code holding}, {@code input}, {@code coil} or {@code discrete}
   * @param from first address on the wire
   * @param to last address on the wire
   * @param block most registers of one question
   * @param gapMillis pause before each question
   */
  public static ResolvedProfile registers(
      String table, int from, int to, int block, long gapMillis) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("protocol: modbus\nmodbus:\n  base: 0\n");
    text.append("  read: {maxRegisters: ").append(block).append(", maxBits: ").append(block);
    text.append(", maxGap: 0}\n  timing: {gap: ").append(gapMillis);
    text.append("ms, retries: 0}\npoints:\n");
    for (int address = from; address <= to; address++) {
      text.append("  ").append(point(address)).append(": {title: {zh: r, en: r}, at: \"");
      text.append(table).append(':').append(address).append("\"}\n");
    }
    return resolve(text.toString());
  }

  /**
   * The walk of everything below an object identifier.
   *
   * @param perSecond most questions in a second
   */
  public static ResolvedProfile walk(String root, int perSecond) {
    String text =
        HEAD
            + "protocol: snmp\nsnmp: {versions: [v1, v2c, v3], rate: "
            + perSecond
            + "}\nrepeat:\n  walk:\n    table: {columns: {value: \""
            + root
            + "\"}}\n    key: index\n    points:\n      value: {title: {zh: v, en: v}, type: text, at: \""
            + root
            + ".${index}\"}\n";
    return resolve(text);
  }

  /** The children of an OPC UA node. */
  public static ResolvedProfile children(String node) {
    return resolve(
        HEAD
            + "protocol: opcua\nopcua: {}\nrepeat:\n  walk:\n    title: {zh: w, en: w}\n"
            + "    children: {of: \""
            + node.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\", kind: any}\n    points:\n"
            + "      value: {title: {zh: v, en: v}, at: \"i=2258\", type: string}\n");
  }

  /** What an SNMP agent says of itself: sysDescr and sysObjectID (RFC 3418, section 2). */
  static ResolvedProfile system() {
    return resolve(
        HEAD
            + "protocol: snmp\nsnmp: {versions: [v1, v2c, v3], timing: {retries: 0}}\npoints:\n"
            + "  sysDescr: {title: {zh: d, en: d}, type: text, at: \"1.3.6.1.2.1.1.1.0\"}\n"
            + "  sysObjectId: {title: {zh: o, en: o}, type: oid, at: \"1.3.6.1.2.1.1.2.0\"}\n");
  }

  /** One place of a Modbus device, read as another profile says; asked once, without repeats. */
  static ResolvedProfile register(RegisterSource source) {
    ResolvedProfile plain = registers("holding", 0, 0, ModbusBlock.REGISTER_LIMIT, 1);
    return of(plain, plain.protocol(), List.of(text("register", source)));
  }

  /** A point that is asked for in class NORMAL and whose raw value is all that matters. */
  static ResolvedPoint text(String id, WireSource source) {
    return new ResolvedPoint(
        id,
        ValueKind.TEXT,
        PollClass.NORMAL,
        source,
        Set.of(),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        null,
        null,
        null,
        0,
        Duration.ofHours(1),
        "",
        "",
        Map.of(),
        Map.of(),
        null);
  }

  /** Some points behind a protocol block, and nothing else of a profile. */
  static ResolvedProfile of(
      ResolvedProfile named, ProtocolBlock block, List<ResolvedPoint> points) {
    return new ResolvedProfile(
        named.id(),
        named.version(),
        named.kind(),
        named.titles(),
        named.vendor(),
        named.model(),
        named.illustrative(),
        named.evidence(),
        block,
        named.polling(),
        points,
        List.of());
  }

  private static ResolvedProfile resolve(String text) {
    try {
      Path folder = Files.createTempDirectory("gengfu-look");
      Path file = folder.resolve("look.yaml");
      try {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return resolve(folder);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }

  private static ResolvedProfile resolve(Path folder) {
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(folder, problems);
    ResolvedProfile profile =
        problems.isEmpty()
            ? library.resolve("look", Map.of(), null, new Mark("look", 1, 1), problems)
            : null;
    if (profile == null) {
      throw new WrongCallException(problems.list().getFirst().message());
    }
    return profile;
  }
}
