package org.gengfu.core.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gengfu.core.alarm.AlarmKey;

/**
 * Says an incident, and one membership, as a person would. Pure. What things are called is told by
 * {@link Words}; without them alarm types and nodes go by their ids.
 */
public final class Sentence {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final int MOST_STEPS = 6;

  private Sentence() {}

  /** The language of a sentence. */
  public enum Language {
    /** Chinese. */
    ZH,
    /** English. */
    EN
  }

  /** What things are called in one language. */
  public interface Words {
    /** Ids as they are. */
    Words IDS =
        new Words() {
          @Override
          public String alarm(AlarmKey key) {
            return key.type();
          }

          @Override
          public String node(String id) {
            return id;
          }
        };

    /** What is wrong, e.g. {@code camera offline}; for several of one type by the first of them. */
    String alarm(AlarmKey key);

    /** What a thing of the field is called. */
    String node(String id);

    /** The far end that an alarm's qualifier names; empty when it names none. */
    default String peer(AlarmKey key) {
      return key.qualifier().isEmpty() ? "" : node(key.qualifier());
    }
  }

  /** An incident, with ids as they are. */
  public static String of(IncidentState state, Incident incident, ZoneId zone, Language language) {
    return of(state, incident, zone, language, Words.IDS);
  }

  /**
   * An incident: the effects farthest down and most in number first, then each cause up to the
   * root, e.g. {@code 60 camera_offline ← switch_unreachable S1 ← mains_fail M1 since 02:14:07}.
   */
  public static String of(
      IncidentState state, Incident incident, ZoneId zone, Language language, Words words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, Episode> samples = new LinkedHashMap<>();
    for (Episode member : state.members(incident)) {
      String type = member.key().type();
      counts.merge(type, 1, Integer::sum);
      samples.putIfAbsent(type, member);
    }
    StringBuilder text = new StringBuilder();
    Episode at = deepest(state, samples);
    int steps = 0;
    while (true) {
      int count = counts.getOrDefault(at.key().type(), 1);
      text.append(count > 1 ? many(count, at, language, words) : one(at.key(), words));
      Reason reason = at.reason();
      if (reason == null) {
        break;
      }
      at = state.episode(reason.cause());
      if (++steps == MOST_STEPS && at.reason() != null) {
        text.append(" ← …");
        at = state.rootOf(at);
      }
      text.append(" ← ");
    }
    return text.append(since(at, zone, language)).toString();
  }

  private static Episode deepest(IncidentState state, Map<String, Episode> samples) {
    Episode deepest = samples.values().iterator().next();
    int most = -1;
    for (Episode sample : samples.values()) {
      int depth = 0;
      Episode at = sample;
      while (at.reason() != null) {
        at = state.episode(at.reason().cause());
        depth++;
      }
      if (depth > most) {
        most = depth;
        deepest = sample;
      }
    }
    return deepest;
  }

  private static String one(AlarmKey key, Words words) {
    String peer = words.peer(key);
    return words.alarm(key) + " " + words.node(key.resource()) + (peer.isEmpty() ? "" : "→" + peer);
  }

  private static String many(int count, Episode episode, Language language, Words words) {
    String what = words.alarm(episode.key());
    return switch (language) {
      case ZH -> count + " 个" + what;
      case EN -> count + " " + what;
    };
  }

  private static String since(Episode root, ZoneId zone, Language language) {
    String at = CLOCK.format(Instant.ofEpochMilli(root.raisedMillis()).atZone(zone));
    Episode.Inference inference = root.inference();
    String inferred = "";
    if (inference != null && !inference.confirmed()) {
      inferred =
          switch (language) {
            case ZH -> "（推断：%d/%d 个下级同时故障）".formatted(inference.failed(), inference.of());
            case EN ->
                " (inferred: %d of %d below it failed together)"
                    .formatted(inference.failed(), inference.of());
          };
    }
    return switch (language) {
      case ZH -> "，自 " + at + " 起" + inferred;
      case EN -> " since " + at + inferred;
    };
  }

  /** One membership, with ids as they are. */
  public static String of(Episode episode, Language language) {
    return of(episode, language, Words.IDS);
  }

  /** One membership: why an alarm belongs to its cause, and what else was looked at. */
  public static String of(Episode episode, Language language, Words words) {
    Reason reason = episode.reason();
    String what = one(episode.key(), words);
    if (reason == null) {
      return switch (language) {
        case ZH -> what + "：没有更上级的原因";
        case EN -> what + ": nothing above explains it";
      };
    }
    String cause = one(reason.causeKey(), words);
    if (!reason.by().isEmpty()) {
      return switch (language) {
        case ZH -> "%s ← %s：人工归并（%s）".formatted(what, cause, reason.by());
        case EN -> "%s ← %s: by hand (%s)".formatted(what, cause, reason.by());
      };
    }
    if (reason.rule().equals(Reason.AGAIN)) {
      return switch (language) {
        case ZH -> "%s：恢复后 %s 秒内再次出现".formatted(what, seconds(reason.lag().millis()));
        case EN ->
            "%s: came again %s s after the first".formatted(what, seconds(reason.lag().millis()));
      };
    }
    return switch (language) {
      case ZH ->
          "%s ← %s：规则 %s 第 %d 版，路径 %s，间隔 %s 秒，允许 %s 至 %s 秒%s%s"
              .formatted(
                  what,
                  cause,
                  reason.rule(),
                  reason.ruleVersion(),
                  way(reason, words),
                  seconds(reason.lag().millis()),
                  seconds(reason.lag().minMillis()),
                  seconds(reason.lag().maxMillis()),
                  reason.kind() == CauseRule.Kind.VISIBILITY ? "；仅为未观测到，不等于故障" : "",
                  rejected(reason, language, words));
      case EN ->
          "%s ← %s: rule %s version %d, way %s, %s s after it, %s to %s s allowed%s%s"
              .formatted(
                  what,
                  cause,
                  reason.rule(),
                  reason.ruleVersion(),
                  way(reason, words),
                  seconds(reason.lag().millis()),
                  seconds(reason.lag().minMillis()),
                  seconds(reason.lag().maxMillis()),
                  reason.kind() == CauseRule.Kind.VISIBILITY
                      ? "; not observed, which is not the same as down"
                      : "",
                  rejected(reason, language, words));
    };
  }

  private static String way(Reason reason, Words words) {
    if (words == Words.IDS) {
      return reason.path().toString();
    }
    return reason.path().nodes().stream().map(words::node).collect(Collectors.joining(" → "));
  }

  private static String rejected(Reason reason, Language language, Words words) {
    StringBuilder text = new StringBuilder();
    for (Reason.Rejected each : reason.rejected()) {
      text.append(
          switch (language) {
            case ZH -> "；未采用 %s（%s）".formatted(one(each.key(), words), why(each.why(), language));
            case EN -> "; not %s (%s)".formatted(one(each.key(), words), why(each.why(), language));
          });
    }
    return text.toString();
  }

  /** Why a cause was not taken. */
  public static String why(Reason.Why why, Language language) {
    boolean zh = language == Language.ZH;
    return switch (why) {
      case TOO_EARLY -> zh ? "早于允许时间" : "came too long before it";
      case TOO_LATE -> zh ? "超过允许时间" : "came too long after it";
      case HAD_ENDED -> zh ? "此前已恢复" : "it was over before";
      case CIRCLE -> zh ? "它本身由此引起" : "it is itself an effect";
      case LESS_NEAR -> zh ? "另一原因更近" : "another one is nearer";
    };
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f", millis / 1000.0);
  }
}
