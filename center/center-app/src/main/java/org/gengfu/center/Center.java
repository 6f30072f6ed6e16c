package org.gengfu.center;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.ApiException;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.EdgeDesk;
import org.gengfu.center.api.Instance;
import org.gengfu.center.api.server.ApiServer;
import org.gengfu.center.broker.BrokerException;
import org.gengfu.center.broker.BrokerSettings;
import org.gengfu.center.broker.Credential;
import org.gengfu.center.broker.EdgeAccounts;
import org.gengfu.center.broker.EmbeddedBroker;
import org.gengfu.center.broker.ExternalBroker;
import org.gengfu.center.broker.ExternalSettings;
import org.gengfu.center.broker.MessageBroker;
import org.gengfu.center.camera.CameraUpkeep;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.field.FieldBirths;
import org.gengfu.center.incident.IncidentSetup;
import org.gengfu.center.ingest.Ingest;
import org.gengfu.center.ingest.IngestReport;
import org.gengfu.center.ingest.IngestSettings;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.maintenance.MaintenanceDesk;
import org.gengfu.center.notify.NotifyDesk;
import org.gengfu.center.settings.CenterSettings;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.DatabaseSettings;
import org.gengfu.center.store.StoreException;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.StartCheck;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.contract.PointValue;
import org.gengfu.telemetry.TelemetryException;
import org.gengfu.telemetry.TelemetryStore;
import org.gengfu.telemetry.TelemetryStores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running center, put together: database, watch, telemetry, broker and ingest, pages. What was
 * opened last is closed first, also when a later part cannot be opened. {@link #start} is called by
 * one thread; {@link #close} by any, once or more.
 */
public final class Center implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Center.class);
  private static final String VERSION = "0.1.0";

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<String> firstPassword = Optional.empty();
  private URI mqtt = URI.create("tcp://0.0.0.0:0");
  private String url = "";

  private Center() {}

  /**
   * Opens everything.
   *
   * @throws CenterStartException when a part cannot be opened; what was open is closed again
   */
  public static Center start(CenterSettings settings, Clock clock) {
    Center center = new Center();
    try {
      center.open(settings, clock);
      return center;
    } catch (StoreException | ApiException | TelemetryException e) {
      center.close();
      throw new CenterStartException(String.valueOf(e.getMessage()), e);
    } catch (StoreUnavailableException | BrokerException e) {
      center.close();
      throw new CenterStartException(String.valueOf(e.getMessage()), e);
    }
  }

  private void open(CenterSettings settings, Clock clock)
      throws StoreUnavailableException, BrokerException {
    StartTimes times = new StartTimes(clock);
    Opening<TelemetryStore> opening =
        keep(
            Opening.begin(
                "readings", () -> TelemetryStores.open(settings.telemetry(), settings.data())));
    Database database = keep(Database.open(settings.database()));
    times.opened("database");
    StartCheck.Finding finding = checked(database);
    firstPassword = new Users(database, clock).first();
    times.opened("journal");
    MaintenanceDesk maintenance =
        new MaintenanceDesk(edge -> sites(settings).apply(new DeviceKey(edge, "")));
    NotifyDesk notify =
        new NotifyDesk(
            settings.notices(), new PlacesOfSettings(settings), maintenance.hush(), clock);
    ServiceParts service = keep(ServiceParts.open(database, settings, maintenance, notify, clock));
    Contract contract = settings.cameras().contract();
    IncidentSetup incidents =
        IncidentSetup.usual().at(new SettingsPlaces(settings), contract.calendar().zone());
    WatchSetup setup =
        new WatchSetup(
            contract.policy(),
            incidents,
            service.around(new FieldBirths(sites(settings)), maintenance.part(), notify.part()));
    Watch watch = keep(Watch.start(database, clock, setup));
    maintenance.begin(watch);
    notify.begin(watch);
    keep(service.begin(watch));
    keep(notify);
    times.opened("watch");
    TelemetryStore telemetry = opening.await();
    times.opened("readings");
    Ingest ingest = keep(ingest(settings, telemetry, watch, clock));
    mqtt = ingest.start();
    times.opened("broker");
    keep(new Upkeep(telemetry, clock));
    keep(new CameraUpkeep(database, settings.cameras().retention(), clock));
    ApiServer api =
        keep(
            ApiServer.start(
                new ApiParts(
                    settings,
                    new Instance(id(), VERSION, clock.instant(), finding.fault()),
                    database,
                    watch,
                    telemetry,
                    desk(ingest),
                    FirmwareNotes.load(settings),
                    notify,
                    maintenance,
                    service.desks(),
                    clock)));
    url = api.url();
    times.opened("pages");
    times.tell();
  }

  private static StartCheck.Finding checked(Database database) {
    StartCheck.Finding finding = StartCheck.check(database, StartCheck.USUAL_ROWS);
    if (!finding.fault().isEmpty()) {
      LOG.error("{}. The center goes on; look into it with --verify-journal", finding.fault());
    }
    return finding;
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.addFirst(part);
    return part;
  }

  private static Ingest ingest(
      CenterSettings settings, TelemetryStore telemetry, Watch watch, Clock clock) {
    Map<String, Credential> accounts = new HashMap<>();
    settings.edges().forEach(edge -> accounts.put(edge.id(), edge.credential()));
    return new Ingest(
        IngestSettings.of(settings.group(), accounts.keySet()),
        broker(settings, accounts, clock),
        telemetry::write,
        watch,
        clock);
  }

  /** The site of a device: that of its edge; empty for an edge that the settings do not name. */
  static Function<DeviceKey, String> sites(CenterSettings settings) {
    Map<String, String> ofEdge = new HashMap<>();
    settings.edges().forEach(edge -> ofEdge.put(edge.id(), edge.site()));
    return key -> ofEdge.getOrDefault(key.edge(), "");
  }

  private static MessageBroker broker(
      CenterSettings settings, Map<String, Credential> accounts, Clock clock) {
    ExternalSettings outside = settings.mqtt().outside();
    if (outside != null) {
      return new ExternalBroker(outside, clock);
    }
    return new EmbeddedBroker(
        new BrokerSettings(
            settings.mqtt().endpoint().address(),
            settings.mqtt().endpoint().port(),
            settings.group(),
            settings.host(),
            settings.data().resolve("broker")),
        new EdgeAccounts(accounts),
        clock);
  }

  private static EdgeDesk desk(Ingest ingest) {
    return new EdgeDesk() {
      @Override
      public IngestReport report() {
        return ingest.report();
      }

      @Override
      public boolean requestRebirth(String edge) {
        return ingest.requestRebirth(edge);
      }

      @Override
      public boolean requestWrite(
          String edge, String device, String metric, PointValue value, String request) {
        return ingest.requestWrite(edge, device, metric, value, request);
      }
    };
  }

  private static String id() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  /** Opens the database alone, for commands that need nothing else. */
  static Database open(DatabaseSettings settings) {
    try {
      return Database.open(settings);
    } catch (StoreException e) {
      throw new CenterStartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The one-time password, when this start made the first administrator. */
  public Optional<String> firstPassword() {
    return firstPassword;
  }

  /** Where edges connect. */
  public URI mqtt() {
    return mqtt;
  }

  /** Where pages are served. */
  public String url() {
    return url;
  }

  /** Waits until the center was closed. */
  void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes leave of the edges, commits what came, and closes everything. */
  @Override
  public void close() {
    synchronized (parts) {
      while (!parts.isEmpty()) {
        AutoCloseable part = parts.removeFirst();
        try {
          part.close();
        } catch (Exception e) { // the other parts must be closed all the same
          LOG.warn("{} did not close", part.getClass().getSimpleName(), e);
        }
      }
    }
    ended.countDown();
  }

  /** Thins out and drops old readings once an hour. */
  private static final class Upkeep implements AutoCloseable {
    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("telemetry-upkeep").factory());

    Upkeep(TelemetryStore telemetry, Clock clock) {
      timer.scheduleWithFixedDelay(
          () -> {
            try {
              telemetry.maintain(clock.instant());
            } catch (RuntimeException e) { // the next hour tries again
              LOG.warn("Old readings could not be thinned out: {}", e.getMessage());
            }
          },
          1,
          60,
          TimeUnit.MINUTES);
    }

    @Override
    public void close() {
      timer.shutdownNow();
    }
  }
}
