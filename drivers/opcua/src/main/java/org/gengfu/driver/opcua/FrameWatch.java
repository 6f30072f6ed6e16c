package org.gengfu.driver.opcua;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the bytes of one connection before the client library does: notices what is no OPC UA
 * chunk (OPC 10000-6, 7.1.2) and closes then, and knows whether a chunk has begun that has not come
 * to its end. One for each connection. Read by any thread, fed by the socket's.
 */
@ChannelHandler.Sharable
final class FrameWatch extends ChannelInboundHandlerAdapter {
  private static final Set<String> TYPES = Set.of("ACK", "ERR", "OPN", "MSG", "CLO", "RHE");
  private static final int HEADER = 8;
  private static final int SHOWN = 64;

  /** Largest chunk that is believed; the client library offers 64 KiB. */
  private static final long LARGEST = 1 << 20;

  private final byte[] header = new byte[HEADER];
  private final byte[] shown = new byte[SHOWN];
  private boolean settled;
  private int inHeader;
  private int inShown;
  private long left;
  private volatile @Nullable Channel channel;
  private volatile @Nullable String garbage;
  private volatile boolean midFrame;

  @Override
  public void channelActive(ChannelHandlerContext ctx) throws Exception {
    channel = ctx.channel();
    super.channelActive(ctx);
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    if (message instanceof ByteBuf bytes && !follow(bytes)) {
      bytes.release();
      ctx.close();
      return;
    }
    super.channelRead(ctx, message);
    if (!settled) {
      settled = true;
      // The library puts its handler of messages first once the server said hello.
      ctx.executor().execute(() -> toFront(ctx.pipeline()));
    }
  }

  private void toFront(ChannelPipeline pipeline) {
    if (pipeline.channel().isActive() && pipeline.context(this) != null) {
      pipeline.remove(this);
      pipeline.addFirst(this);
    }
  }

  private boolean follow(ByteBuf bytes) {
    int at = bytes.readerIndex();
    int end = bytes.writerIndex();
    while (at < end) {
      if (left == 0 && inHeader == 0) {
        inShown = 0;
      }
      if (inShown < SHOWN) {
        int count = Math.min(SHOWN - inShown, end - at);
        bytes.getBytes(at, shown, inShown, count);
        inShown += count;
      }
      if (left > 0) {
        long step = Math.min(left, end - at);
        left -= step;
        at += (int) step;
      } else {
        header[inHeader++] = bytes.getByte(at++);
        if (inHeader == HEADER && !begins()) {
          return false;
        }
      }
    }
    midFrame = left > 0 || inHeader > 0;
    return true;
  }

  private boolean begins() {
    String type = new String(header, 0, 3, StandardCharsets.US_ASCII);
    long size = 0;
    for (int i = HEADER - 1; i >= 4; i--) {
      size = size << 8 | header[i] & 0xFF;
    }
    inHeader = 0;
    left = size - HEADER;
    if (!TYPES.contains(type) || left < 0 || size > LARGEST) {
      garbage = hex();
      return false;
    }
    return true;
  }

  /** The beginning of what came last, in hexadecimal. */
  String hex() {
    return HexFormat.of().formatHex(shown, 0, inShown);
  }

  /** What came and is no chunk, in hexadecimal; null when everything was. */
  @Nullable String garbage() {
    return garbage;
  }

  /**
   * Closes the connection when a chunk has begun and not ended: what follows would be lost in it.
   */
  boolean cutIfMidFrame() {
    Channel open = channel;
    if (!midFrame || open == null) {
      return false;
    }
    open.close();
    return true;
  }
}
