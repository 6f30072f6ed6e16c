package org.gengfu.contract;

import java.util.HashMap;
import java.util.Map;
import org.gengfu.contract.proto.PropertySet;
import org.gengfu.contract.proto.PropertyValue;
import org.jspecify.annotations.Nullable;

/** The property set of one metric: building and reading it. Not thread safe. */
final class MetricProperties {
  private static final int MAX_PROPERTIES = 4_096;

  private final PropertySet.Builder set = PropertySet.newBuilder();

  MetricProperties text(String key, String value) {
    return add(key, property(SparkplugType.STRING).setStringValue(value));
  }

  MetricProperties texts(String prefix, Map<String, String> values) {
    values.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> text(prefix + entry.getKey(), entry.getValue()));
    return this;
  }

  MetricProperties number(String key, @Nullable Double value) {
    return value == null ? this : add(key, property(SparkplugType.DOUBLE).setDoubleValue(value));
  }

  MetricProperties whole(String key, int value) {
    return add(key, property(SparkplugType.INT32).setIntValue(value));
  }

  MetricProperties large(String key, long value) {
    return add(key, property(SparkplugType.INT64).setLongValue(value));
  }

  MetricProperties flag(String key, boolean value) {
    return add(key, property(SparkplugType.BOOLEAN).setBooleanValue(value));
  }

  private MetricProperties add(String key, PropertyValue.Builder value) {
    set.addKeys(key).addValues(value);
    return this;
  }

  private static PropertyValue.Builder property(SparkplugType type) {
    return PropertyValue.newBuilder().setType(type.code());
  }

  PropertySet build() {
    return set.build();
  }

  /**
   * The properties by key; what comes twice counts once, the last; beyond a bound they are left
   * out.
   */
  static Map<String, PropertyValue> read(PropertySet set) {
    int count = Math.min(Math.min(set.getKeysCount(), set.getValuesCount()), MAX_PROPERTIES);
    Map<String, PropertyValue> values = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      if (!set.getValues(i).getIsNull()) {
        values.put(set.getKeys(i), set.getValues(i));
      }
    }
    return values;
  }

  static String text(Map<String, PropertyValue> values, String key) {
    PropertyValue value = values.get(key);
    return value == null ? "" : value.getStringValue();
  }

  static Map<String, String> texts(Map<String, PropertyValue> values, String prefix) {
    Map<String, String> texts = new HashMap<>();
    values.forEach((key, value) -> {
      if (key.startsWith(prefix) && value.hasStringValue()) {
        texts.put(key.substring(prefix.length()), value.getStringValue());
      }
    });
    return texts;
  }

  static @Nullable Double number(Map<String, PropertyValue> values, String key) {
    PropertyValue value = values.get(key);
    if (value == null) {
      return null;
    }
    return switch (value.getValueCase()) {
      case DOUBLE_VALUE -> finite(value.getDoubleValue());
      case FLOAT_VALUE -> finite(value.getFloatValue());
      case INT_VALUE -> (double) value.getIntValue();
      case LONG_VALUE -> (double) value.getLongValue();
      case BOOLEAN_VALUE, STRING_VALUE, PROPERTYSET_VALUE, PROPERTYSETS_VALUE, VALUE_NOT_SET ->
          null;
    };
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
