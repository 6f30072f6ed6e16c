package org.gengfu.profiletool.probe;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.Identification.Match;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.Question;
import org.gengfu.profiletool.WrongCallException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a device for what the {@code identify:} rules of profiles look at, and for nothing else:
 * sysDescr and sysObjectID of an SNMP agent; on a serial line the questions that profiles read
 * points with; registers, then Read Device Identification of a Modbus device. Reads only, each
 * question once, never repeated, at most {@link #MAX_QUESTIONS}. For one thread.
 */
final class Enquiry {
  /** Most questions in all; what is left is not asked, and that is said. */
  static final int MAX_QUESTIONS = 24;

  private final LiveDevice device;
  private final List<ResolvedProfile> profiles;
  private final long gapMillis;
  private final Map<String, String> common = new TreeMap<>();
  private final Map<String, Map<String, String>> own = new TreeMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private int asked;

  /**
   * @param profiles those whose rules are looked at
   * @param gapMillis pause before each question but the first
   */
  Enquiry(LiveDevice device, List<ResolvedProfile> profiles, long gapMillis) {
    this.device = device;
    this.profiles = profiles;
    this.gapMillis = gapMillis;
  }

  /** Asks by a protocol; one that no rule is about is asked nothing. */
  Seen ask(String protocol) {
    switch (protocol) {
      case "snmp" -> system();
      case "serial" -> replies();
      case "modbus" -> {
        if (registers()) {
          identification();
        }
      }
      default -> notes.add("no rule recognises a device by " + protocol);
    }
    return new Seen(common, own, new ArrayList<>(notes));
  }

  /** What the rules of a profile look at. */
  static Stream<Match> matches(ResolvedProfile profile) {
    return profile.identify().stream()
        .flatMap(rule -> Stream.concat(rule.all().stream(), rule.except().stream()));
  }

  private void system() {
    DevicePlan plan = device.plan(MadeProfile.system());
    for (ReadRequest request : plan.requests(PollClass.NORMAL)) {
      ReadOutcome outcome = read(plan, request);
      if (outcome instanceof ReadOutcome.Values values) {
        for (int i = 0; i < request.points().size(); i++) {
          String text = text(values.values().get(i));
          if (text != null) {
            common.put(request.points().get(i), text);
          }
        }
      }
    }
  }

  /** False when the device fell silent: it is not asked on. */
  private boolean registers() {
    Map<RegisterSource, List<String[]>> wanted = new LinkedHashMap<>();
    for (ResolvedProfile profile : profiles) {
      matches(profile)
          .forEach(match -> {
            if (match.source() instanceof RegisterSource source) {
              wanted
                  .computeIfAbsent(source, s -> new ArrayList<>())
                  .add(new String[] {profile.id(), match.key()});
            }
          });
    }
    for (Map.Entry<RegisterSource, List<String[]>> entry : wanted.entrySet()) {
      DevicePlan plan = device.plan(MadeProfile.register(entry.getKey()));
      for (ReadRequest request : plan.requests(PollClass.NORMAL)) {
        ReadOutcome outcome = read(plan, request);
        if (outcome instanceof ReadOutcome.NoAnswer) {
          return false;
        }
        String text = single(outcome);
        if (text != null) {
          entry.getValue().forEach(name -> said(name[0], name[1], text));
        }
      }
    }
    return true;
  }

  /** A device that does not know function 43 is asked once. */
  private void identification() {
    Set<String> keys = new LinkedHashSet<>();
    profiles.forEach(profile ->
        matches(profile).map(Match::key).filter(key -> key.startsWith("fc43.")).forEach(keys::add));
    if (keys.isEmpty()) {
      return;
    }
    DevicePlan plan = device.plan(MadeProfile.registers("holding", 0, 0, 1, 1));
    for (String key : keys) {
      ReadRequest request = plan.request(key).orElse(null);
      ReadOutcome outcome = request == null ? null : read(plan, request);
      if (outcome instanceof ReadOutcome.NoAnswer || outcome instanceof ReadOutcome.DeviceError) {
        return;
      }
      String text = outcome == null ? null : single(outcome);
      if (text != null) {
        common.put(key, text);
      }
    }
  }

  private void replies() {
    Map<List<Object>, String> known = new LinkedHashMap<>();
    for (ResolvedProfile profile : profiles) {
      matches(profile)
          .map(Match::key)
          .filter(key -> key.startsWith(ReplyQuestion.PREFIX))
          .distinct()
          .forEach(key -> reply(profile, key, known));
    }
  }

  private void reply(ResolvedProfile profile, String key, Map<List<Object>, String> known) {
    Question question = ReplyQuestion.of(profile, key).orElse(null);
    if (question == null) {
      notes.add(profile.id() + ": " + Seen.quoted(key) + " is not asked: no point is read with it");
      return;
    }
    ResolvedProfile made = ReplyQuestion.made(profile, question);
    List<Object> same = ReplyQuestion.same(profile, question);
    String before = known.get(same);
    if (before == null) {
      before = fresh(profile, made);
      known.put(same, before);
    }
    if (!before.isEmpty()) {
      said(profile.id(), key, before);
    }
  }

  /** What comes of a question on a serial line, empty for nothing. */
  private String fresh(ResolvedProfile profile, ResolvedProfile made) {
    try {
      DevicePlan plan = device.plan(made);
      for (ReadRequest request : plan.requests(PollClass.NORMAL)) {
        String text = single(read(plan, request));
        return text == null ? "" : text;
      }
    } catch (WrongCallException e) {
      notes.add(
          profile.id()
              + " is not asked for: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
    return "";
  }

  private void said(String profile, String key, String text) {
    own.computeIfAbsent(profile, p -> new TreeMap<>()).put(key, text);
  }

  private static @Nullable String single(ReadOutcome outcome) {
    return outcome instanceof ReadOutcome.Values values ? text(values.values().getFirst()) : null;
  }

  private static @Nullable String text(RawValue value) {
    return switch (value) {
      case RawValue.Whole(long whole) -> Long.toString(whole);
      case RawValue.Real(double real) ->
          Double.isFinite(real)
              ? BigDecimal.valueOf(real).stripTrailingZeros().toPlainString()
              : null;
      case RawValue.Text(String text) -> text;
      case RawValue.Absent ignored -> null;
      case RawValue.Rows ignored -> null;
    };
  }

  private ReadOutcome read(DevicePlan plan, ReadRequest request) {
    if (asked == MAX_QUESTIONS) {
      notes.add("after " + MAX_QUESTIONS + " questions no more are asked; name fewer profiles");
      return new ReadOutcome.NoAnswer(Duration.ZERO, "not asked");
    }
    if (asked++ > 0) {
      try {
        Thread.sleep(gapMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ReadOutcome.NoAnswer(Duration.ZERO, "interrupted");
      }
    }
    return device.ask(plan, request);
  }
}
