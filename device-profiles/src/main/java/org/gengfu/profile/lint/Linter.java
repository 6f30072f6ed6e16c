package org.gengfu.profile.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.jspecify.annotations.Nullable;

/**
 * Lints profiles: what the loader reports, and the rules of this package. One place has one
 * finding, and what only follows from another mistake is left out. Stateless; any thread.
 */
public final class Linter {
  private static final List<NodeRule> NODE_RULES =
      List.of(
          new SecretRule(),
          new ParallelRule(),
          new AddressRule(),
          new RangeRule(),
          new WriteRule(),
          new BlockRule(),
          new IndexRule(),
          new EnumRule(),
          new TextRule(),
          new QuoteRule());
  private static final List<ModelRule> MODEL_RULES =
      List.of(new ArchetypeRule(), new PollBudgetRule());

  private Linter() {}

  /**
   * Lints files and folders. Folders are searched as {@link ProfileLibrary#load} does; a profile
   * that is named as a file finds what it extends in its own folder and those below.
   */
  public static LintReport lint(List<Path> paths) {
    Set<Path> roots = new LinkedHashSet<>();
    Set<String> wanted = new HashSet<>();
    for (Path path : paths) {
      if (Files.isRegularFile(path)) {
        wanted.add(path.toString());
        roots.add(extending(path) && path.getParent() != null ? path.getParent() : path);
      } else {
        roots.add(path);
      }
    }
    boolean filesOnly = wanted.size() == paths.size();
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(List.copyOf(roots), problems);
    Map<String, List<Finding>> loaded = new TreeMap<>();
    Map<String, ProfileFile> files = new LinkedHashMap<>();
    Map<String, SourceText> sources = new LinkedHashMap<>();
    for (Path path : ProfileLibrary.files(List.copyOf(roots), new Problems())) {
      if (!filesOnly || wanted.contains(path.toString())) {
        read(path, library, files, sources);
      }
    }
    problems.list().forEach(problem -> add(loaded, files, problem, Severity.ERROR));
    problems.warnings().forEach(problem -> add(loaded, files, problem, Severity.WARNING));
    if (filesOnly) {
      loaded.keySet().removeIf(file -> !wanted.contains(file));
    }
    List<Finding> findings = settle(files, loaded, library);
    int dropped =
        problems.count()
            - problems.list().size()
            + problems.warningCount()
            - problems.warnings().size();
    return new LintReport(findings, sources, sources.size(), dropped, library);
  }

  private static boolean extending(Path file) {
    MapNode root = Documents.load(file, new Problems());
    return root != null && root.has("extends");
  }

  private static void read(
      Path path,
      ProfileLibrary library,
      Map<String, ProfileFile> files,
      Map<String, SourceText> sources) {
    try {
      String text = Files.readString(path, StandardCharsets.UTF_8);
      SourceText source = new SourceText(text.startsWith("\uFEFF") ? text.substring(1) : text);
      MapNode root = library.written(path.toString());
      sources.put(path.toString(), source);
      if (root != null) {
        files.put(path.toString(), ProfileFile.of(path.toString(), source, root));
      }
    } catch (IOException e) {
      // The loader reports the same file as unreadable or not UTF-8.
      sources.put(path.toString(), new SourceText(""));
    }
  }

  private static void add(
      Map<String, List<Finding>> loaded,
      Map<String, ProfileFile> files,
      Problem problem,
      Severity severity) {
    ProfileFile file = files.get(problem.mark().file());
    List<Edit> edits = file == null ? List.of() : LoaderFixes.of(problem, file);
    loaded
        .computeIfAbsent(problem.mark().file(), name -> new ArrayList<>())
        .add(
            new Finding(
                problem.mark(), problem.code(), severity, problem.message(), problem.fix(), edits));
  }

  private static List<Finding> settle(
      Map<String, ProfileFile> files, Map<String, List<Finding>> loaded, ProfileLibrary library) {
    Map<String, DeviceProfile> profiles = new LinkedHashMap<>();
    library.all().forEach(profile -> profiles.put(profile.mark().file(), profile));
    Set<String> broken = new HashSet<>();
    for (ProfileFile file : files.values()) {
      if (!profiles.containsKey(file.path())
          && file.root().get("profile") instanceof ScalarNode id) {
        broken.add(id.text());
      }
    }
    List<Finding> findings = new ArrayList<>();
    loaded.forEach((path, list) -> {
      if (!files.containsKey(path)) {
        findings.addAll(list);
      }
    });
    for (ProfileFile file : files.values()) {
      Findings own = check(file, profiles.get(file.path()), library);
      List<Finding> here = loaded.getOrDefault(file.path(), List.of());
      findings.addAll(FollowOn.settle(file, own, here, broken));
    }
    findings.sort(FollowOn.BY_PLACE);
    return Collections.unmodifiableList(findings);
  }

  private static Findings check(
      ProfileFile file, @Nullable DeviceProfile profile, ProfileLibrary library) {
    Findings own = new Findings();
    NODE_RULES.forEach(rule -> rule.check(file, own));
    String protocol = file.root().get("protocol") instanceof ScalarNode scalar ? scalar.text() : "";
    Set<String> placing = SchemaParts.pointKeys(protocol);
    if (!placing.isEmpty()) {
      new DraftRule(placing).check(file, own);
    }
    SuccessorRule.check(file, library, own);
    if (profile != null) {
      MODEL_RULES.forEach(rule -> rule.check(profile, file, own));
    }
    return own;
  }
}
