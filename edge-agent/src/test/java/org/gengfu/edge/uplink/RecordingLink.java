package org.gengfu.edge.uplink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.contract.SparkplugTopic;

/** A link to nowhere that notes everything and lets the test speak as the broker. */
final class RecordingLink implements Link {
  /** Something that was done to the link, in words that a test can compare. */
  @SuppressWarnings("ArrayRecordComponent")
  record Done(String what, byte[] payload) {}

  private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
  private final List<String> refusing = new ArrayList<>();
  private volatile Inbox inbox;

  synchronized void refuse(String broker) {
    refusing.add(broker);
  }

  void say(String topic, byte[] payload) {
    inbox.arrived(new Message(topic, payload));
  }

  void lose(String why) {
    inbox.lost(why);
  }

  /** The next thing that was done; fails the test when nothing comes. */
  Done next() throws InterruptedException {
    Done next = done.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing more was done within 20 s");
    }
    return next;
  }

  @Override
  public synchronized void connect(String broker, Message will, Inbox heard) throws LinkException {
    if (refusing.contains(broker)) {
      done.add(new Done("refused " + broker, new byte[0]));
      throw new LinkException("refused", null);
    }
    inbox = heard;
    done.add(new Done("connect " + broker + " will " + kind(will.topic()), will.payload()));
  }

  private static String kind(String topic) {
    SparkplugTopic parsed = SparkplugTopic.parse(topic).orElseThrow();
    return parsed.kind() + (parsed.device().isEmpty() ? "" : " " + parsed.device());
  }

  @Override
  public void subscribe(List<String> topics) {
    done.add(new Done("subscribe " + String.join(" ", topics), new byte[0]));
  }

  @Override
  public void publish(Message message, int qos) {
    done.add(new Done(kind(message.topic()) + " q" + qos, message.payload()));
  }

  @Override
  public void disconnect() {
    done.add(new Done("disconnect", new byte[0]));
  }

  @Override
  public void drop() {}
}
