package org.gengfu.profile.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
 * finding, and what only follows from another mistake is left out. Files are read and checked side
 * by side; the findings are those of one after the other. Stateless; any thread.
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
      List.of(new ArchetypeRule(), new PollBudgetRule(), new UnitRule());

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
    ProfileLibrary library = ProfileLibrary.loadWithTexts(List.copyOf(roots), problems);
    Map<String, SourceText> sources = new LinkedHashMap<>();
    for (Path path : library.files()) {
      if (!filesOnly || wanted.contains(path.toString())) {
        String text = library.text(path.toString());
        sources.put(path.toString(), new SourceText(text == null ? "" : text));
      }
    }
    Loaded loaded = new Loaded(sources, library);
    problems.list().forEach(problem -> loaded.add(problem, Severity.ERROR));
    problems.warnings().forEach(problem -> loaded.add(problem, Severity.WARNING));
    if (filesOnly) {
      loaded.findings.keySet().removeIf(file -> !wanted.contains(file));
    }
    List<Finding> findings = settle(sources, loaded.findings, library);
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

  /** What the loader found, by file. */
  private static final class Loaded {
    private final Map<String, SourceText> sources;
    private final ProfileLibrary library;
    private final Map<String, ProfileFile> files = new HashMap<>();
    private final Map<String, List<Finding>> findings = new TreeMap<>();

    Loaded(Map<String, SourceText> sources, ProfileLibrary library) {
      this.sources = sources;
      this.library = library;
    }

    void add(Problem problem, Severity severity) {
      String path = problem.mark().file();
      ProfileFile file = files.computeIfAbsent(path, this::file);
      List<Edit> edits = file == null ? List.of() : LoaderFixes.of(problem, file);
      findings
          .computeIfAbsent(path, name -> new ArrayList<>())
          .add(
              new Finding(
                  problem.mark(),
                  problem.code(),
                  severity,
                  problem.message(),
                  problem.fix(),
                  edits));
    }

    private @Nullable ProfileFile file(String path) {
      SourceText source = sources.get(path);
      MapNode root = library.written(path);
      return source == null || root == null ? null : ProfileFile.of(path, source, root);
    }
  }

  private static List<Finding> settle(
      Map<String, SourceText> sources, Map<String, List<Finding>> loaded, ProfileLibrary library) {
    Map<String, DeviceProfile> profiles = new HashMap<>();
    library.all().forEach(profile -> profiles.put(profile.mark().file(), profile));
    Set<String> broken = new HashSet<>();
    for (String path : sources.keySet()) {
      MapNode root = library.written(path);
      if (root != null
          && !profiles.containsKey(path)
          && root.get("profile") instanceof ScalarNode id) {
        broken.add(id.text());
      }
    }
    List<Finding> findings = new ArrayList<>();
    loaded.forEach((path, list) -> {
      if (!sources.containsKey(path) || library.written(path) == null) {
        findings.addAll(list);
      }
    });
    findings.addAll(
        sources.entrySet().parallelStream()
            .map(entry -> {
              MapNode root = library.written(entry.getKey());
              if (root == null) {
                return List.<Finding>of();
              }
              ProfileFile file = ProfileFile.of(entry.getKey(), entry.getValue(), root);
              Findings own = check(file, profiles.get(file.path()), library);
              List<Finding> here = loaded.getOrDefault(file.path(), List.of());
              return FollowOn.settle(file, own, here, broken);
            })
            .flatMap(List::stream)
            .toList());
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
