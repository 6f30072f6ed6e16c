package org.gengfu.sim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Our files beside those of the kernel that runs the tests, which nobody here wrote: the tools that
 * read them (ps, free, lsusb) know no other folder.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has /proc")
class KernelFilesTest {
  private final Map<String, String> files = KernelFiles.of(new Computer()).files();

  /** Names and white space of lines; digits are 9, since their number differs. */
  private static List<String> forms(String text) {
    return text.lines().map(line -> line.replaceAll("[0-9]+", "9")).toList();
  }

  private static String real(String path) throws IOException {
    return Files.readString(Path.of("/proc").resolve(path));
  }

  @Test
  void memoryIsWrittenAsTheKernelDoes() throws IOException {
    List<String> real = real("meminfo").lines().toList();
    for (String line : files.get("proc/meminfo").lines().toList()) {
      String name = line.substring(0, line.indexOf(':') + 1);
      String theirs = real.stream().filter(each -> each.startsWith(name)).findFirst().orElse("");
      assertThat(line).as(name).hasSameSizeAs(theirs).endsWith(" kB");
    }
    assertThat(files.get("proc/meminfo").lines().map(line -> line.split(":")[0]))
        .isSubsetOf(real.stream().map(line -> line.split(":")[0]).toList());
  }

  @Test
  void processorsAreWrittenAsTheKernelDoes() throws IOException {
    Map<String, Integer> real =
        real("stat")
            .lines()
            .map(line -> line.split(" +"))
            .collect(Collectors.toMap(words -> words[0], words -> words.length));
    List<String> lines = new Clockwork().stat(5).lines().toList();
    assertThat(lines.getFirst().split(" +")).hasSize(real.get("cpu"));
    assertThat(lines.get(1).split(" +")).hasSize(real.get("cpu0"));
    Set<String> names = new HashSet<>(lines.stream().map(line -> line.split(" ")[0]).toList());
    names.removeIf(name -> name.matches("cpu[0-9]+"));
    assertThat(real.keySet()).containsAll(names);
  }

  @Test
  void timesAndProcessesAreWrittenAsTheKernelDoes() throws IOException {
    assertThat(forms(files.get("proc/uptime"))).isEqualTo(forms(real("uptime")));
    assertThat(forms(files.get("proc/loadavg"))).isEqualTo(forms(real("loadavg")));
    assertThat(real("self/cmdline")).contains("java").endsWith("\0").doesNotContain(" -cp ");
    assertThat(files.get("proc/1001/cmdline")).isEqualTo("ticketing\0--full\0");
    assertThat(real("self/comm")).isEqualTo("java\n");
    assertThat(files.get("proc/1001/comm")).isEqualTo("ticketing --ful\n");
  }

  /** Busy ticks grow by the load, all of them by time. */
  @Test
  void ticksGrowWithTimeAndLoad() {
    Clockwork clockwork = new Clockwork();
    long[] before = ticks(clockwork);
    clockwork.pass(10, 25);
    long[] after = ticks(clockwork);
    assertThat(after[0] - before[0]).isEqualTo(1_000);
    assertThat(after[1] - before[1]).isEqualTo(3_000);
  }

  private static long[] ticks(Clockwork clockwork) {
    String[] words = clockwork.stat(1).lines().findFirst().orElse("").split(" +");
    return new long[] {
      Long.parseLong(words[1]) + Long.parseLong(words[3]), Long.parseLong(words[4])
    };
  }

  /** Every point as it is generated, one process. */
  private static final class Computer implements DeviceFace {
    private final ResolvedProfile profile = kiosk();

    private static ResolvedProfile kiosk() {
      Problems problems = new Problems();
      MapNode params = Documents.parse("test", "{application: ticketing --full}", problems);
      Node application = params.get("application");
      ProfileLibrary library = ProfileLibrary.load(Path.of("../../device-profiles"), problems);
      return library.resolve(
          "kiosk-host",
          Map.of("application", application),
          null,
          DeviceFacts.NONE,
          new Mark("test", 1, 1),
          problems);
    }

    @Override
    public String id() {
      return "pc";
    }

    @Override
    public ResolvedProfile profile() {
      return profile;
    }

    @Override
    public MapNode settings() {
      return MapNode.empty(new Mark("test", 1, 1));
    }

    @Override
    public double number(String point) {
      return 1;
    }

    @Override
    public String text(String point) {
      return "";
    }

    @Override
    public WireMode mode() {
      return new WireMode.Normal();
    }

    @Override
    public boolean powered() {
      return true;
    }

    @Override
    public boolean write(String point, double value) {
      return false;
    }

    @Override
    public void served(Map<String, Double> numbers, Map<String, String> texts) {}

    @Override
    public void refused() {}
  }
}
