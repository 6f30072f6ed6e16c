package org.gengfu.profiletool.probe;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.Identification;
import org.gengfu.profile.Identification.Match;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.lint.Archetype;
import org.gengfu.profile.lint.Archetypes;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.WrongCallException;

/** Which profiles fit what a device says of itself. For one thread. */
final class Recogniser {
  /** Most profiles that are named; those with lower scores are counted only. */
  static final int MAX_SHOWN = 10;

  private final List<Path> folders;
  private final List<ResolvedProfile> profiles;

  private Recogniser(List<Path> folders, List<ResolvedProfile> profiles) {
    this.folders = folders;
    this.profiles = profiles;
  }

  /** A profile that fits, by its best rule. */
  record Fit(ResolvedProfile profile, int score, List<Match> matched) {}

  /**
   * Loads the profiles of {@code --profiles}, or those of the house.
   *
   * @param err is told when profiles with errors are left out
   * @throws WrongCallException when a folder is not there
   */
  static Recogniser of(Arguments line, PrintStream err) {
    List<Path> folders = new ArrayList<>();
    for (String word : line.values("profiles")) {
      if (!Files.exists(Path.of(word))) {
        throw new WrongCallException("there is no " + word);
      }
      folders.add(Path.of(word));
    }
    Path house = Path.of(System.getProperty("gengfu.root", "."), "device-profiles");
    if (folders.isEmpty() && Files.isDirectory(house)) {
      folders.add(house);
    }
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(folders, problems);
    if (!problems.isEmpty()) {
      err.println("profiles with errors are left out; see ./gengfu profile lint " + named(folders));
    }
    return new Recogniser(
        folders,
        library.all().stream()
            .filter(profile -> !profile.mixin() && !profile.deprecated())
            .map(DeviceProfile::standard)
            .toList());
  }

  private static String named(List<Path> folders) {
    return String.join(" ", folders.stream().map(Path::toString).toList());
  }

  /** Those that fit, best score first. */
  List<Fit> fitting(Seen seen) {
    List<Fit> fits = new ArrayList<>();
    for (ResolvedProfile profile : profiles) {
      Map<String, String> texts = seen.by(profile.id());
      profile.identify().stream()
          .max(Comparator.comparingInt(rule -> rule.score(texts)))
          .filter(rule -> rule.score(texts) > 0)
          .ifPresent(rule -> fits.add(fit(profile, rule, texts)));
    }
    fits.sort(
        Comparator.comparingInt(Fit::score).reversed().thenComparing(fit -> fit.profile().id()));
    return fits;
  }

  private static Fit fit(ResolvedProfile profile, Identification rule, Map<String, String> texts) {
    return new Fit(profile, rule.score(texts), rule.all());
  }

  /**
   * Asks the device who it is and says which profiles fit.
   *
   * @param gapMillis pause between two questions
   * @return true when one fits
   */
  boolean tell(
      LiveDevice device, String protocol, long gapMillis, PrintStream out, PrintStream err) {
    if (device.silent()) {
      err.println("It was not asked which profile fits: it does not answer");
      return false;
    }
    if (folders.isEmpty()) {
      err.println("It was not asked which profile fits: --profiles FOLDER says of which");
      return false;
    }
    List<ResolvedProfile> own =
        profiles.stream().filter(profile -> profile.protocol().name().equals(protocol)).toList();
    Seen seen = new Enquiry(device, own, gapMillis).ask(protocol);
    seen.notes().forEach(err::println);
    List<Fit> fits = fitting(seen);
    out.println();
    out.println(seen.nothing() ? "of itself it says nothing" : "of itself it says:");
    seen.words().forEach(text -> out.println("  " + text));
    if (fits.isEmpty()) {
      none(protocol, own, out);
      return false;
    }
    out.println("profiles that fit, the best first:");
    fits.stream().limit(MAX_SHOWN).forEach(fit -> show(fit, seen, out));
    if (fits.size() > MAX_SHOWN) {
      out.println("  and " + (fits.size() - MAX_SHOWN) + " more");
    }
    out.println(
        "next: ./gengfu profile test "
            + named(folders)
            + " --profile "
            + fits.getFirst().profile().id()
            + " --live, with the same options for the line");
    return true;
  }

  private static void show(Fit fit, Seen seen, PrintStream out) {
    ResolvedProfile profile = fit.profile();
    out.printf(
        "  %s %s (%s, %s), score %d%n",
        profile.id(), profile.version(), profile.kind(), profile.protocol().name(), fit.score());
    Map<String, String> texts = seen.by(profile.id());
    for (Match match : fit.matched()) {
      String how =
          switch (match.how()) {
            case EQUALS -> "is";
            case REGEX -> "holds";
            case BELOW -> "is or lies below";
          };
      String text = Seen.quoted(texts.getOrDefault(match.key(), ""));
      out.println("    " + match.key() + " " + text + " " + how + " " + match.value());
    }
  }

  /** What to begin with when none fits. */
  private void none(String protocol, List<ResolvedProfile> own, PrintStream out) {
    long ruled = own.stream().filter(profile -> !profile.identify().isEmpty()).count();
    out.printf(
        "none of the profiles in %s fits; of %d for %s, %d say%s how to recognise a device%n",
        named(folders), own.size(), protocol, ruled, ruled == 1 ? "s" : "");
    List<String> words =
        Archetypes.all().stream()
            .filter(archetype -> archetype.protocols().contains(protocol))
            .map(Archetype::word)
            .toList();
    out.println(
        words.isEmpty()
            ? "next: ./gengfu profile new KIND --protocol " + protocol
            : "next: ./gengfu profile new KIND --protocol %s, KIND being one of %s"
                .formatted(protocol, String.join(", ", words)));
  }
}
