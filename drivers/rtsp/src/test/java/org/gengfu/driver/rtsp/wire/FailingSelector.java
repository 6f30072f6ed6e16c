package org.gengfu.driver.rtsp.wire;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.Set;

/** A selector that cannot select. Any thread. */
final class FailingSelector extends AbstractSelector {
  FailingSelector() {
    super(SelectorProvider.provider());
  }

  @Override
  protected void implCloseSelector() {}

  @Override
  protected SelectionKey register(AbstractSelectableChannel channel, int wanted, Object with) {
    throw new IllegalStateException("nobody registers here");
  }

  @Override
  public Set<SelectionKey> keys() {
    return Set.of();
  }

  @Override
  public Set<SelectionKey> selectedKeys() {
    return Set.of();
  }

  @Override
  public int selectNow() throws IOException {
    throw new IOException("Bad file descriptor");
  }

  @Override
  public int select(long timeout) throws IOException {
    return selectNow();
  }

  @Override
  public int select() throws IOException {
    return selectNow();
  }

  @Override
  public Selector wakeup() {
    return this;
  }
}
