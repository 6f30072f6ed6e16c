package org.gengfu.center.broker;

import com.hivemq.configuration.service.InternalConfigurations;

/** HiveMQ's own configuration file: memory only, no outside connection, everything bounded. */
final class HiveConfiguration {
  /** Largest message: a birth of the most metrics that are allowed, with their texts. */
  static final int MAX_PACKET_BYTES = 8 * 1024 * 1024;

  /** Commands that wait for one edge at most; then the oldest is dropped and sent again later. */
  private static final int MAX_QUEUED = 1_000;

  private static final int SPARE_CONNECTIONS = 64;

  private HiveConfiguration() {}

  /** Keeps HiveMQ small: it serves some tens of edges, not some million clients. */
  static void tune() {
    InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
    InternalConfigurations.PERSISTENCE_BUCKET_COUNT.set(4);
    InternalConfigurations.PAYLOAD_PERSISTENCE_BUCKET_COUNT.set(4);
    InternalConfigurations.SINGLE_WRITER_THREAD_POOL_SIZE.set(2);
    InternalConfigurations.EXTENSION_TASK_QUEUE_EXECUTOR_THREADS_COUNT.set(2);
    InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(200);
  }

  /**
   * Without an authenticator nobody gets in. HiveMQ inside a process sets the contrary when it is
   * built, so this comes after; it guards the moments before ours is registered.
   */
  static void denyStrangers() {
    InternalConfigurations.AUTH_DENY_UNAUTHENTICATED_CONNECTIONS.set(true);
  }

  static String xml(BrokerSettings settings, int edges) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <hivemq>
      <listeners>
        <tcp-listener>
          <port>%d</port>
          <bind-address>%s</bind-address>
        </tcp-listener>
      </listeners>
      <persistence><mode>in-memory</mode></persistence>
      <mqtt>
        <session-expiry><max-interval>0</max-interval></session-expiry>
        <shared-subscriptions><enabled>false</enabled></shared-subscriptions>
        <packets><max-packet-size>%d</max-packet-size></packets>
        <queued-messages>
          <max-queue-size>%d</max-queue-size>
          <strategy>discard-oldest</strategy>
        </queued-messages>
      </mqtt>
      <restrictions>
        <max-connections>%d</max-connections>
        <max-client-id-length>256</max-client-id-length>
        <max-topic-length>1024</max-topic-length>
        <no-connect-idle-timeout>10000</no-connect-idle-timeout>
      </restrictions>
      <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
    </hivemq>
    """
        .formatted(
            settings.port(),
            escaped(settings.address()),
            MAX_PACKET_BYTES,
            MAX_QUEUED,
            edges * 4 + SPARE_CONNECTIONS);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
