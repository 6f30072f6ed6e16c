package org.gengfu.profiletool.page;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.lint.LintReport;
import org.gengfu.profile.lint.Linter;
import org.gengfu.profile.lint.Severity;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.trial.Trials;

/** {@code profile docs}: a page per profile. */
public final class DocsCommand implements Subcommand {
  @Override
  public String name() {
    return "docs";
  }

  @Override
  public String usage() {
    return """
    docs PATH... --out FOLDER [--profile ID]
      A Markdown and an HTML page per profile, Chinese and English: line, points, writes, states,
      alarms with what to do, spares, evidence, and a quality level that is computed: draft,
      linted, simulated (the profile's test passed just now), recorded (a file <id>.recording lies
      beside it), field-proven (source.tested names a firmware).
    """;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments call = Arguments.parse(arguments, Set.of("out", "profile"), Set.of());
    if (call.words().isEmpty() || !call.has("out")) {
      throw new WrongCallException("name profiles, and a folder by --out");
    }
    LintReport report = Linter.lint(call.words().stream().map(Path::of).toList());
    String only = call.value("profile").orElse("");
    Path folder = Path.of(call.value("out").orElseThrow());
    int made = 0;
    try {
      Files.createDirectories(folder);
      Trials trials = new Trials(report.library());
      for (DeviceProfile profile : report.library().all()) {
        if (!profile.mixin() && (only.isEmpty() || only.equals(profile.id()))) {
          write(profile, report, trials, folder);
          out.println("wrote " + folder.resolve(profile.id() + ".md") + " and .html");
          made++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    report.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .forEach(err::println);
    if (made == 0) {
      err.println("no profile without errors was found");
    }
    return made > 0 && report.clean() ? FINE : FINDINGS;
  }

  private static void write(DeviceProfile profile, LintReport report, Trials trials, Path folder)
      throws IOException {
    MapNode root = Documents.load(Path.of(profile.mark().file()), new Problems());
    if (root == null) {
      return;
    }
    ResolvedProfile whole = trials.whole(profile, Map.of());
    boolean linted =
        report.findings().stream()
            .noneMatch(finding ->
                finding.severity() == Severity.ERROR
                    && finding.mark().file().equals(profile.mark().file()));
    Quality quality = Quality.of(linted, trials.passes(profile), recorded(profile), tested(root));
    Page page = ProfilePage.of(whole == null ? profile.standard() : whole, root, quality);
    Files.writeString(folder.resolve(profile.id() + ".md"), page.markdown());
    Files.writeString(folder.resolve(profile.id() + ".html"), page.html());
  }

  private static boolean recorded(DeviceProfile profile) throws IOException {
    Path beside = Path.of(profile.mark().file()).toAbsolutePath().getParent();
    if (beside == null) {
      return false;
    }
    try (Stream<Path> files = Files.list(beside)) {
      return files.anyMatch(file -> {
        String name = file.getFileName().toString();
        return name.startsWith(profile.id() + ".") && name.endsWith("recording");
      });
    }
  }

  private static boolean tested(MapNode root) {
    return root.get("source") instanceof MapNode source
        && source.maps("tested", new Problems()).stream().anyMatch(test -> test.has("firmware"));
  }
}
