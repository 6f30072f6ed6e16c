package org.gengfu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;

/** Policies and notices for tests. */
final class Policies {
  /** 12:00 in China. */
  static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

  /** 23:00 in China. */
  static final Instant NIGHT = Instant.parse("2026-11-22T15:00:00Z");

  static final String TOWN =
      """
      zone: Asia/Shanghai
      shifts:
        - {id: day, from: "08:00", to: "20:00"}
        - {id: night, from: "20:00", to: "08:00"}
      channels:
        - id: mail
          kind: mail
          retry: {attempts: 3, first: 30s, most: 1m}
          settings: {host: mail.example}
        - id: sms
          kind: sms
          limits: [{count: 5, per: 10m, scope: channel, reserve: 2}, {count: 4, per: 1h, scope: receiver, reserve: 1}]
          retry: {attempts: 3, first: 30s, most: 10m}
          digest: 1m
          patience: 30s
        - {id: call, kind: voice, retry: {attempts: 2, first: 1m}}
      receivers:
        - {id: li, name: 李工, quiet: {from: "22:00", to: "07:00"}, addresses: {sms: "+8613800000001", call: "+8613800000001", mail: li@city.example}}
        - {id: wang, name: 王工, addresses: {sms: "+8613800000002", call: "+8613800000002"}}
        - {id: chief, name: Chief, language: en, addresses: {sms: "+8613800000003", call: "+8613800000003", mail: chief@city.example}}
      duties:
        - id: control
          turns: [{shift: day, to: [li]}, {shift: night, to: [wang]}]
      routes:
        - id: first
          levels: [1]
          ladder:
            - {to: [control], via: [sms, call]}
            - {after: 10m, to: [chief], via: [call, sms]}
            - {after: 30m, to: [chief, li], via: [call]}
        - id: power
          levels: [2, 3]
          sites: [S04*]
          items: [G7]
          ladder:
            - {to: [li], via: [sms]}
            - {after: 1h, to: [chief], via: [mail]}
        - id: rest
          levels: [2, 3]
          ladder: [{to: [li, wang], via: [sms, mail]}]
      failures: {at: "08:30", to: [chief], via: [mail]}
      """;

  private Policies() {}

  static NotifyPolicy town() {
    return read(TOWN);
  }

  static NotifyPolicy read(String text) {
    Problems problems = new Problems();
    NotifyPolicy policy =
        NotifyPolicy.read(Documents.parse("center.yaml", text, problems), problems);
    assertThat(problems.list()).isEmpty();
    return policy;
  }

  static Notice notice(String subject, int level, Instant at) {
    return new Notice(
        subject,
        level,
        "S0412",
        "G7",
        "人民路机柜",
        "市电",
        new Notice.Words("停电", "mains failed"),
        "WO-7",
        at,
        at);
  }
}
