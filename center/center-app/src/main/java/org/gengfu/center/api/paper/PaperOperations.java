package org.gengfu.center.api.paper;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.camera.CameraRates;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.api.field.RuleKinds;
import org.gengfu.center.contract.FieldFacts;
import org.gengfu.center.incident.AlarmKinds;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.order.PhotoShelf;
import org.gengfu.center.paper.MessageWords;
import org.gengfu.center.paper.PaperPhotos;
import org.gengfu.center.paper.PaperPost;
import org.gengfu.center.paper.PaperSources;
import org.gengfu.center.paper.Papers;
import org.gengfu.center.stock.StockBook;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.center.stock.Technician;
import org.gengfu.center.story.Said;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.Sku;
import org.gengfu.report.paper.PaperFormat;
import org.gengfu.report.post.MailOffice;
import org.gengfu.report.post.MailSettings;

/** Operations about papers for the client, and the rounds of inspection behind some. */
public final class PaperOperations {
  private static final String PAPERS = "/api/v1/papers";

  private PaperOperations() {}

  /** Whom papers ask for facts. */
  public static PaperSources sources(ApiParts parts, Places places) {
    LivePicture picture = parts.watch().picture();
    UnaryOperator<String> people = user -> person(parts.service().stock(), user);
    return new PaperSources(
        parts.database(),
        parts.service().clocks()::book,
        parts.service().clocks(),
        picture,
        new FieldFacts(picture::device, key -> places.of(key).site()),
        new FieldNames(picture, places, new RuleKinds(AlarmKinds.shipped())),
        id ->
            places
                .site(id)
                .map(site -> Said.of(site.title().byLanguage(), id))
                .orElseGet(() -> place(parts.service().stock().book(), id)),
        people,
        new MessageWords(parts.messages().policy(), people),
        serial -> kind(parts.service().stock().book(), serial),
        parts.telemetry(),
        parts.service().inspections(),
        photos(parts),
        CameraRates.of(parts),
        parts.settings().cameras().contract().partyB(),
        parts.settings().cameras().contract().calendar().zone(),
        parts.clock());
  }

  /** Mails what is issued, from now on; without a mail server it waits. */
  public static Optional<PaperPost> post(ApiParts parts) {
    MailSettings mail = parts.settings().cameras().reports().mail();
    if (mail == null) {
      return Optional.empty();
    }
    PaperPost post = new PaperPost(parts.database(), new MailOffice(mail)::send, parts.clock());
    post.begin();
    return Optional.of(post);
  }

  /** Where photographs lie. */
  public static PhotoShelf shelf(ApiParts parts) {
    return new PhotoShelf(
        parts.database(), parts.watch(), parts.settings().data().resolve("photos"), parts.clock());
  }

  private static PaperPhotos photos(ApiParts parts) {
    PhotoShelf shelf = shelf(parts);
    return new PaperPhotos(
        new OrderQuery(parts.database()),
        id ->
            shelf
                .find(id)
                .filter(photo -> photo.complete() != null)
                .map(shelf::file)
                .filter(Files::exists));
  }

  private static String person(StockDesk stock, String user) {
    Technician known = stock.technicians().technicians().get(user);
    return known == null ? user : known.name();
  }

  private static Said place(StockBook book, String id) {
    Place known = book.places().get(id);
    return Said.same(known == null || known.name().isEmpty() ? id : known.name());
  }

  private static Optional<Said> kind(StockBook book, String serial) {
    Part part = book.state().part(serial);
    if (part == null) {
      return Optional.empty();
    }
    Sku sku = book.skus().sku(part.sku());
    return Optional.of(new Said(sku.zh(), sku.en()));
  }

  /** All of them, those about rounds of inspection too, with their handlers. */
  public static List<Operation> of(ApiParts parts, Places places, Audit audit) {
    List<Operation> all =
        new ArrayList<>(new InspectionHandlers(parts.service().inspections()).operations());
    all.addAll(
        papers(
            new PaperHandlers(
                new Papers(sources(parts, places), parts.service().papers()), audit)));
    return all;
  }

  private static List<Operation> papers(PaperHandlers papers) {
    return List.of(
        new Operation("papers", GET, PAPERS, VIEWER, papers::papers),
        // before the paper itself: an id may hold a point
        new Operation(
            "paperPages",
            GET,
            PAPERS + "/{id}.pdf",
            VIEWER,
            request -> papers.file(request, PaperFormat.PDF)),
        new Operation(
            "paperDocument",
            GET,
            PAPERS + "/{id}.docx",
            VIEWER,
            request -> papers.file(request, PaperFormat.DOCX)),
        new Operation(
            "paperWorkbook",
            GET,
            PAPERS + "/{id}.xlsx",
            VIEWER,
            request -> papers.file(request, PaperFormat.XLSX)),
        new Operation("paper", GET, PAPERS + "/{id}", VIEWER, papers::paper),
        new Operation("fillPaper", POST, PAPERS + "/{id}/blanks", OPERATOR, papers::fill),
        new Operation("issuePaper", POST, PAPERS + "/{id}/issue", ENGINEER, papers::issue));
  }
}
