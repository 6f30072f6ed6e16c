package org.gengfu.contract;

/** Names of metrics and properties that edge and center agree on, beside the points' own ids. */
final class MetricNames {
  static final String BD_SEQ = "bdSeq";
  static final String REBIRTH = "Node Control/Rebirth";
  static final String ACKNOWLEDGED_EPOCH = "Outbox/Acknowledged Epoch";
  static final String ACKNOWLEDGED_OFFSET = "Outbox/Acknowledged Offset";
  static final String ALARMS = "Alarms/";
  static final String PROPERTIES = "Properties/";

  /** What came of the last command of a device: the value is the number of the request. */
  static final String OUTCOME = "Outcome/Command";

  /** What the last visit to a camera found: the value is a thumbnail, or there is none. */
  static final String LOOK = "Look/Camera";

  static final String QUALITY = "Quality";
  static final String UNIT = "unit";
  static final String LOW = "low";
  static final String HIGH = "high";
  static final String TITLE = "title.";
  static final String LABEL = "label.";
  static final String WRITABLE = "writable";
  static final String SETTING = "setting";
  static final String SEVERITY = "severity";
  static final String TYPE = "type";
  static final String TEXT = "text.";
  static final String ACTION = "action.";
  static final String OBSERVED = "observed";
  static final String LIMIT = "limit";
  static final String POINT = "point";
  static final String REQUEST = "request";
  static final String METRIC = "metric";
  static final String STATE = "state";
  static final String WHY = "why";

  private MetricNames() {}
}
