package org.gengfu.scenario.post;

import java.util.List;

/** One receiver: an open port and what came to it. Any thread. */
interface LetterBox extends AutoCloseable {
  /** Where it listens on the loopback interface. */
  int port();

  /** What has arrived so far, in order. */
  List<Delivered> delivered();

  @Override
  void close();
}
