package org.gengfu.notify;

import java.time.Instant;
import java.util.List;

/** The daily list of what could not be told. One thread, one input. */
final class DailyList {
  private final Deciding deciding;

  DailyList(Deciding deciding) {
    this.deciding = deciding;
  }

  /** Makes it when it is due. */
  void make() {
    NotifyPolicy policy = deciding.policy();
    NotifyState state = deciding.state();
    NotifyPolicy.FailureList list = policy.failures();
    Instant listed = state.listed();
    Instant due = listed == null ? null : policy.nextList(listed).orElse(null);
    if (list == null || due == null || due.isAfter(deciding.now())) {
      return;
    }
    List<Failure> failures = state.failures();
    int more = state.moreFailures();
    deciding.tell(new NotifyFact.Listed(deciding.now(), failures.size() + more));
    if (failures.isEmpty()) {
      return;
    }
    for (Receiver receiver : policy.targets(list.step(), deciding.now())) {
      for (String channel : list.step().via()) {
        queue(receiver, channel, failures, more);
      }
    }
  }

  private void queue(Receiver receiver, String channel, List<Failure> failures, int more) {
    String address = receiver.addresses().get(channel);
    if (address == null || !deciding.policy().channels().containsKey(channel)) {
      return;
    }
    Instant now = deciding.now();
    Wording wording = deciding.wording();
    Language language = receiver.language();
    String title = wording.failures(failures.size() + more, now, language);
    String key = String.join("|", "", "failures", now.toString(), receiver.id(), channel);
    String text = wording.lines(title, failures, more, language);
    deciding.queue(
        deciding.plain(
            key,
            Message.Kind.FAILURES,
            4,
            receiver.id(),
            channel,
            address,
            title,
            text,
            List.of()));
  }
}
