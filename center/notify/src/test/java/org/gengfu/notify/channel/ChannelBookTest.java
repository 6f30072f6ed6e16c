package org.gengfu.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gengfu.document.Documents;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.notify.NotifyPolicy;
import org.junit.jupiter.api.Test;

/** Settings of channels that are wrong are named; the same document serves rules and channels. */
class ChannelBookTest {
  private static Problems problems(String text) {
    Problems problems = new Problems();
    try (ChannelBook book =
        ChannelBook.read(
            Documents.parse("center.yaml", text, problems),
            Path.of("."),
            InstantSource.fixed(Sample.NOW),
            report -> {},
            problems)) {
      assertThat(book.channels().keySet()).allMatch(each -> each.startsWith("ok"));
    }
    return problems;
  }

  @Test
  void wrongSettingsAreNamedWithTheirPlace() {
    Problems problems =
        problems(
            """
            channels:
              - {id: a, kind: webhook}
              - {id: b, kind: webhook, settings: {url: "ftp://x/"}}
              - {id: c, kind: dingtalk, settings: {url: "https://x/?access_token=1"}}
              - {id: d, kind: sms, settings: {url: "http://x/${nobody}", body: "${nothing}", method: PUT}}
              - {id: e, kind: mail, settings: {host: x, from: a@b.example, user: u}}
              - {id: f, kind: wecom, settings: {keyFile: k, spare: 1}}
              - {id: g, kind: modem, settings: {baud: 9600}}
              - {id: h, kind: modem, settings: {port: /dev/ttyS0, serviceCenter: "call me"}}
              - {id: ok, kind: webhook, settings: {url: "https://x.example/hook"}}
              - {id: ok2, kind: modem, settings: {port: /dev/ttyS0, validity: 4h}}
            """);
    assertThat(problems.list())
        .extracting(Problem::message)
        .contains(
            "a channel without settings:",
            "no address of a service",
            "\"tokenFile\" is missing",
            "no piece ${nobody}",
            "no piece ${nothing}",
            "no method",
            "user and passwordFile belong together",
            "where is the modem?",
            "no telephone number",
            "unknown key \"spare\"");
    assertThat(problems.list()).allMatch(each -> each.mark().file().equals("center.yaml"));
  }

  @Test
  void rulesAndChannelsReadTheSameDocument() {
    Problems problems = new Problems();
    var node =
        Documents.parse(
            "center.yaml",
            """
            channels:
              - {id: ok, kind: webhook, digest: 1m, settings: {url: "https://x.example/hook"}}
            receivers: [{id: desk, addresses: {ok: "desk"}}]
            routes: [{id: all, ladder: [{to: [desk], via: [ok]}]}]
            """,
            problems);
    try (ChannelBook book =
        ChannelBook.read(
            node, Path.of("."), InstantSource.fixed(Sample.NOW), report -> {}, problems)) {
      NotifyPolicy policy = NotifyPolicy.read(node, problems);
      assertThat(problems.list()).isEmpty();
      assertThat(policy.channels().keySet()).isEqualTo(book.channels().keySet());
    }
  }

  /** The example of the notifications' own file, which people copy, is one that is read. */
  @Test
  void theExampleOfTheDocumentIsRead() throws IOException {
    String page = Files.readString(Path.of("../../docs/notifications.md"));
    int begin = page.indexOf("```yaml\nzone:") + 8;
    String example = page.substring(begin, page.indexOf("```", begin));
    Problems problems = new Problems();
    var node = Documents.parse("notifications.md", example, problems);
    try (ChannelBook book =
        ChannelBook.read(
            node, Path.of("."), InstantSource.fixed(Sample.NOW), report -> {}, problems)) {
      NotifyPolicy policy = NotifyPolicy.read(node, problems);
      assertThat(problems.list()).isEmpty();
      assertThat(problems.warnings()).isEmpty();
      assertThat(book.channels().keySet()).isEqualTo(policy.channels().keySet());
      assertThat(policy.routes()).hasSize(3);
    }
  }
}
