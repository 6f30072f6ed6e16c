package org.gengfu.driver.opcua;

import java.util.concurrent.CompletableFuture;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.UaException;

/**
 * A client with an open session, and what the server allows. Immutable.
 *
 * @param client the client library's
 * @param watch looks at the bytes of its connection
 * @param limits the server's
 */
record Session(OpcUaClient client, WatchSlot watch, Limits limits) {
  /** The watch of the present connection; each reconnection has its own. */
  static final class WatchSlot {
    private volatile FrameWatch now = new FrameWatch();

    FrameWatch now() {
      return now;
    }

    FrameWatch renew() {
      FrameWatch fresh = new FrameWatch();
      now = fresh;
      return fresh;
    }
  }

  /**
   * Operation limits of a server (OPC 10000-5, 6.3.11), each at most {@value #MOST}.
   *
   * @param read nodes in one read
   * @param translate paths in one translation
   * @param items monitored items in one call
   */
  record Limits(int read, int translate, int items) {
    static final int MOST = 1_000;

    /** For servers that say nothing. */
    static final Limits USUAL = new Limits(MOST, 100, 500);

    static Limits of(OpcUaClient client) {
      try {
        var told = client.readOperationLimits();
        return new Limits(
            told.maxNodesPerRead().map(n -> bounded(n.longValue(), USUAL.read)).orElse(USUAL.read),
            told.maxNodesPerTranslateBrowsePathsToNodeIds()
                .map(n -> bounded(n.longValue(), USUAL.translate))
                .orElse(USUAL.translate),
            told.maxMonitoredItemsPerCall()
                .map(n -> bounded(n.longValue(), USUAL.items))
                .orElse(USUAL.items));
      } catch (UaException e) {
        return USUAL;
      }
    }

    /** 0 means that the server has no limit. */
    private static int bounded(long told, int usual) {
      return told == 0 ? usual : (int) Math.clamp(told, 1, MOST);
    }
  }

  /** Ends session and connection. */
  CompletableFuture<?> close() {
    return client.disconnectAsync();
  }
}
