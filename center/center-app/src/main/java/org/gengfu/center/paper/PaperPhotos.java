package org.gengfu.center.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.order.Photo;
import org.gengfu.center.story.Said;
import org.gengfu.core.order.OrderState;
import org.gengfu.report.page.PaperJpeg;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.Pictures;

/**
 * The photographs of orders for papers: in the order in which they were taken, signatures last,
 * made small when a paper is written. What cannot be read is named in the paper. Any thread that
 * may block.
 */
public final class PaperPhotos implements Pictures {
  private static final String SIGNATURE = "signature";
  private static final Comparator<Photo> ORDER =
      Comparator.comparing((Photo photo) -> photo.kind().equals(SIGNATURE))
          .thenComparing(Photo::taken, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Photo::id);

  private final OrderQuery orders;
  private final Function<String, Optional<Path>> files;

  /**
   * @param files the file of a photograph by its id, empty when there is none that is whole
   */
  public PaperPhotos(OrderQuery orders, Function<String, Optional<Path>> files) {
    this.orders = orders;
    this.files = files;
  }

  /**
   * What a paper says of photographs.
   *
   * @param place where they were taken, by order
   * @param people what a person is called, by the user's name
   */
  record Words(boolean zh, Function<OrderState, String> place, UnaryOperator<String> people) {}

  /** Those of an order that are whole. */
  List<Block.Photograph> of(OrderState order, Words words) {
    return orders.photos(order.id()).stream()
        .sorted(ORDER)
        .map(each -> shown(each, order, words))
        .toList();
  }

  /** The first before and the last after the work, and no others: of papers about many orders. */
  List<Block.Photograph> beforeAndAfter(OrderState order, Words words) {
    List<Photo> all = orders.photos(order.id()).stream().sorted(ORDER).toList();
    List<Block.Photograph> found = new ArrayList<>();
    all.stream()
        .filter(each -> each.kind().equals("before"))
        .findFirst()
        .ifPresent(each -> found.add(shown(each, order, words)));
    all.reversed().stream()
        .filter(each -> each.kind().equals("after"))
        .findFirst()
        .ifPresent(each -> found.add(shown(each, order, words)));
    return found;
  }

  private static Block.Photograph shown(Photo photo, OrderState order, Words words) {
    Said kind =
        switch (photo.kind()) {
          case "before" -> new Said("处理前", "before the work");
          case "after" -> new Said("处理后", "after the work");
          case SIGNATURE -> new Said("签字", "signature");
          default -> new Said("现场", "on site");
        };
    return new Block.Photograph(
        photo.id(),
        words.zh() ? kind.zh() : kind.en(),
        photo.taken(),
        words.place().apply(order),
        words.people().apply(photo.by()),
        photo.sha256());
  }

  @Override
  public Got picture(String id) {
    Path file = files.apply(id).orElse(null);
    if (file == null) {
      return new Got.Lost("its file is not there", "文件不存在");
    }
    try {
      PaperJpeg small = PaperJpeg.of(file);
      return new Got.There(small.bytes(), small.width(), small.height());
    } catch (IOException e) {
      return new Got.Lost("it cannot be read", "文件无法读取（只支持完好的 JPEG、PNG）");
    }
  }
}
