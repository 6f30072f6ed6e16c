package org.gengfu.center.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.Sentence;
import org.jspecify.annotations.Nullable;

/** What incidents call things, in both languages. For the thread of those whom it asks. */
public final class IncidentWords {
  private final AlarmKinds kinds;
  private final NodeNames names;
  private final AlarmLookup alarms;

  /** Words by the table of kinds, the births and the settings. */
  public IncidentWords(AlarmKinds kinds, NodeNames names, AlarmLookup alarms) {
    this.kinds = kinds;
    this.names = names;
    this.alarms = alarms;
  }

  NodeNames names() {
    return names;
  }

  AlarmLookup alarms() {
    return alarms;
  }

  /** What an alarm type says, by language; else what the device's rule says; else its id. */
  public Map<String, String> type(AlarmKey key) {
    return kinds.text(key.type()).orElseGet(() -> ofRule(key));
  }

  private Map<String, String> ofRule(AlarmKey key) {
    @Nullable AlarmKey alarm = alarms.alarm(key);
    String rule = alarm == null ? key.type() : alarm.type();
    Map<String, String> texts = new LinkedHashMap<>(names.alarmText(key.resource(), rule));
    texts.putIfAbsent("zh", texts.getOrDefault("en", rule));
    texts.putIfAbsent("en", texts.getOrDefault("zh", rule));
    return texts;
  }

  /** The words of one language. */
  public Sentence.Words in(Sentence.Language language) {
    String code = code(language);
    return new Sentence.Words() {
      @Override
      public String alarm(AlarmKey key) {
        Map<String, String> texts = type(key);
        return texts.getOrDefault(code, texts.getOrDefault("zh", key.type()));
      }

      @Override
      public String node(String id) {
        Map<String, String> titles = names.name(id);
        return titles.getOrDefault(code, titles.getOrDefault("zh", id));
      }

      @Override
      public String peer(AlarmKey key) {
        return key.qualifier().contains("/") ? node(key.qualifier()) : "";
      }
    };
  }

  static String code(Sentence.Language language) {
    return switch (language) {
      case ZH -> "zh";
      case EN -> "en";
    };
  }
}
