package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;

/** Whatever a device says of itself, it gets a profile, and no other device is the worse for it. */
class DeviceSaysAnythingTest {
  private static final String PROFILE =
      """
      profile: p
      schema: 1
      version: 1.0.0
      kind: test.probe
      title: {zh: 探, en: Probe}
      illustrative: true
      protocol: modbus
      modbus: {base: 0}
      points:
        n: {title: {zh: 数, en: N}, at: input:0}
        name: {title: {zh: 名, en: Name}, at: input:1, type: string, length: 4}
        x: {title: {zh: 值, en: X}, at: input:10, when: n > 3 and not name matches "^A", since: "2.1", titleFrom: "${name}"}
      asset: {firmware: name}
      repeat:
        pump:
          count: "${n}"
          stride: 700
          key: "${i}"
          points: {current: {title: {zh: 流, en: Current}, at: input:100, when: present == 1}, present: {title: {zh: 有, en: There}, at: input:101}}
          derived: {twice: {title: {zh: 倍, en: Twice}, expr: current * 2}}
          alarms: {over: {when: current > limit, limit: n, severity: major, type: other, text: {zh: 警, en: "${key}"}, action: {zh: 看, en: Look}}}
      """;

  private final ProfileLibrary library = library();

  private static ProfileLibrary library() {
    try {
      Path folder = Files.createTempDirectory("profiles");
      Files.writeString(folder.resolve("p.yaml"), PROFILE);
      Problems problems = new Problems();
      ProfileLibrary library = ProfileLibrary.load(folder, problems);
      Files.delete(folder.resolve("p.yaml"));
      Files.delete(folder);
      assertThat(problems.list()).isEmpty();
      return library;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<Operand> anything() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().between(-10, 2_000).map(Operand.Number::new),
        Arbitraries.integers().between(-1, 200).map(i -> new Operand.Number(i)),
        Arbitraries.of(true, false).map(Operand.Flag::new),
        Arbitraries.strings().ofMaxLength(12).map(Operand.Text::new));
  }

  @Property(tries = 300)
  void itGetsAProfile(
      @ForAll("anything") Operand n,
      @ForAll("anything") Operand name,
      @ForAll("anything") Operand present) {
    Map<String, Operand> values = new LinkedHashMap<>();
    values.put("n", n);
    values.put("name", name);
    for (int i = 0; i < 50; i++) {
      values.put("pump[" + i + "].present", present);
    }
    Problems problems = new Problems();
    ResolvedProfile profile =
        library.resolve(
            "p",
            Map.of(),
            null,
            new DeviceFacts(values, Map.of()),
            new Mark("edge.yaml", 1, 1),
            problems);
    assertThat(problems.list()).isEmpty();
    assertThat(profile).isNotNull();
    List<String> ids = ProfileRig.ids(profile.points());
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(profile.points().size()).isLessThanOrEqualTo(PointBook.MAX_POINTS);
    assertThat(profile.facts().size()).isLessThanOrEqualTo(ProfileExtra.MAX_FACTS);
    profile.alarms().forEach(alarm -> assertThat(ids).containsAll(alarm.when().names()));
  }
}
