package org.gengfu.center.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.inspection.InspectionRounds;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.story.Said;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.inspection.Answer;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.Round;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.Route;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.inspection.Words;
import org.gengfu.report.Language;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.InspectionPaper;
import org.gengfu.report.paper.PaperHead;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a round's report, for one paper in one language: what was found at each stop, and
 * what was not looked at. One thread that may block.
 */
final class InspectionFacts {
  /** What the id of such a paper begins with; the round's own id follows. */
  static final String ROUND = "round@";

  private static final int DIGITS = 2;

  private final PaperSources sources;
  private final PaperHead head;
  private final boolean zh;
  private final Map<String, Integer> numbers = new HashMap<>();

  InspectionFacts(PaperSources sources, PaperHead head) {
    this.sources = sources;
    this.head = head;
    this.zh = head.language() == Language.ZH;
  }

  /** The report; what has no answer is in it as missing. */
  InspectionPaper paper(OwedPaper owed, Map<String, String> filled) {
    InspectionRounds.Sheet sheet =
        sources
            .rounds()
            .sheet(owed.id().substring(ROUND.length()))
            .orElseThrow(() -> new IllegalStateException("no round of " + owed.id()));
    Round round = sheet.state().round();
    RoundFact.Finished finished = sheet.state().finished();
    ContractItem item = item(owed.edition(), round.plan());
    String order = sheet.order();
    List<Block.Photograph> pictures = order == null ? List.of() : photographs(order);
    pictures.forEach(each -> numbers.put(each.id(), numbers.size() + 1));
    List<InspectionPaper.Found> found = found(sheet);
    return new InspectionPaper(
        head,
        say(sheet.name()),
        item == null ? round.plan() : zh ? item.name().zh() : item.name().en(),
        item == null ? "" : item.source(),
        owed.from(),
        owed.to(),
        finished == null ? null : finished.at(),
        state(sheet.state()),
        finished == null
            ? List.of()
            : finished.people().stream()
                .map(each -> sheet.people().getOrDefault(each, each))
                .toList(),
        finished == null ? "" : finished.signature(),
        round.signed(),
        order == null ? "" : order,
        order == null ? 0 : new OrderQuery(sources.database()).photos(order).size(),
        found,
        (int) found.stream().filter(each -> each.at() == null).count(),
        Route.kilometres(round.stops(), null),
        pictures,
        filled);
  }

  private List<Block.Photograph> photographs(String number) {
    return new OrderQuery(sources.database())
        .order(number)
        .map(order -> sources.photos().of(order, sources.photoWords(zh)))
        .orElse(List.of());
  }

  private static @Nullable ContractItem item(@Nullable ContractEdition edition, String plan) {
    if (edition == null) {
      return null;
    }
    return edition.items().stream()
        .filter(each -> plan.startsWith(edition.id() + "/" + each.id() + "/"))
        .findFirst()
        .orElse(null);
  }

  private String state(RoundState state) {
    RoundFact.Finished finished = state.finished();
    return switch (state.stage(head.known())) {
      case DONE ->
          finished != null && finished.late() ? zh ? "逾期补做" : "made late" : zh ? "已完成" : "made";
      case MISSED -> zh ? "漏检" : "missed";
      case DUE -> zh ? "进行中" : "being made";
      case PLANNED -> zh ? "未开始" : "not begun";
    };
  }

  /** Each item at each stop that it is about, in the order of the way. */
  private List<InspectionPaper.Found> found(InspectionRounds.Sheet sheet) {
    Round round = sheet.state().round();
    List<InspectionPaper.Found> found = new ArrayList<>();
    for (Stop stop : round.stops()) {
      String site = stop.site().isEmpty() ? "" : say(sources.site().apply(stop.site()));
      for (CheckItem item : round.checklist()) {
        if (item.about(stop)) {
          Answer answer = sheet.state().answer(stop.node(), item.id());
          found.add(found(sheet, stop, site, item, answer));
        }
      }
    }
    return found;
  }

  private InspectionPaper.Found found(
      InspectionRounds.Sheet sheet,
      Stop stop,
      String site,
      CheckItem item,
      @Nullable Answer answer) {
    Instant at = answer == null ? null : answer.at();
    String by =
        answer == null
            ? ""
            : answer.filled()
                ? zh ? "遥测" : "telemetry"
                : sheet.people().getOrDefault(answer.by(), answer.by());
    return new InspectionPaper.Found(
        site,
        say(stop.name()),
        say(item.text()),
        answer == null ? "" : value(item, answer.value()),
        normal(item),
        answer != null && item.abnormal(answer.value()),
        answer == null ? "" : answer.measure(),
        by,
        at);
  }

  private String value(CheckItem item, String value) {
    return switch (item.kind()) {
      case CHECK ->
          value.equals(CheckItem.OK)
              ? zh ? "正常" : "good"
              : zh ? InspectionPaper.BAD : InspectionPaper.BAD_ENGLISH;
      case VALUE -> Surroundings.withUnit(rounded(item, value), item.unit());
      case PHOTO -> picture(value);
      case CHOICE -> say(Said.choice(value));
      case TEXT -> value;
    };
  }

  /** By its number in the last chapter; one that is not there, or not whole yet, by its id. */
  private String picture(String id) {
    Integer number = numbers.get(id);
    return (zh ? "照片 " : "photograph ") + (number == null ? id : number.toString());
  }

  /** With two digits behind the point, unless that says otherwise than the value itself. */
  private static String rounded(CheckItem item, String value) {
    try {
      String shown =
          new BigDecimal(value.strip())
              .setScale(DIGITS, RoundingMode.HALF_UP)
              .stripTrailingZeros()
              .toPlainString();
      return item.abnormal(shown) == item.abnormal(value) ? shown : value;
    } catch (NumberFormatException e) {
      return value;
    }
  }

  private String normal(CheckItem item) {
    return switch (item.kind()) {
      case CHECK -> zh ? "正常" : "good";
      case VALUE -> range(item);
      case CHOICE -> say(Said.choice(item.options().getFirst()));
      case PHOTO, TEXT -> "";
    };
  }

  private static String range(CheckItem item) {
    Double low = item.low();
    Double high = item.high();
    String text =
        low != null && high != null
            ? number(low) + " – " + number(high)
            : low != null ? "≥ " + number(low) : high != null ? "≤ " + number(high) : "";
    return text.isEmpty() ? "" : Surroundings.withUnit(text, item.unit());
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private String say(Words words) {
    return zh ? words.zh() : words.en();
  }

  private String say(Said said) {
    return zh ? said.zh() : said.en();
  }
}
