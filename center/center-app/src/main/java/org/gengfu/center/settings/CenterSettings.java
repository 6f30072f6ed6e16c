package org.gengfu.center.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gengfu.center.broker.Credential;
import org.gengfu.center.broker.ExternalSettings;
import org.gengfu.center.camera.CameraUpkeep;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.contract.ContractSettings;
import org.gengfu.center.notify.NotifySettings;
import org.gengfu.center.shift.ShiftPlan;
import org.gengfu.center.stock.TravelSettings;
import org.gengfu.center.store.DatabaseSettings;
import org.gengfu.report.post.PostSettings;
import org.gengfu.telemetry.TelemetrySettings;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code center.yaml} says.
 *
 * @param host Sparkplug host id
 * @param group Sparkplug group id of the edges
 * @param http where pages and API are served
 * @param mqtt where edges connect
 * @param data folder of everything that the center keeps, absolute
 * @param database PostgreSQL, embedded or external
 * @param telemetry where readings are kept
 * @param sites in the order in which pages show them
 * @param edges the edges that may connect
 * @param firmwareNotes folder of notes about firmware, or null for the house's own
 * @param cameras what is kept of cameras, and which reports are sent
 * @param shifts when the shifts of the people who watch begin
 * @param notices who is told of what, and by which channels
 * @param contracts which are loaded at the start
 * @param travel how long ways take
 */
public record CenterSettings(
    String host,
    String group,
    HttpSettings http,
    MqttSettings mqtt,
    Path data,
    DatabaseSettings database,
    TelemetrySettings telemetry,
    List<Site> sites,
    List<Edge> edges,
    @Nullable Path firmwareNotes,
    CameraSettings cameras,
    ShiftPlan shifts,
    NotifySettings notices,
    ContractSettings contracts,
    TravelSettings travel) {
  /** Most sites, rooms in a site, and edges. */
  public static final int MAX_SITES = 500;

  public static final int MAX_ROOMS = 200;
  public static final int MAX_EDGES = 2_000;

  public CenterSettings {
    sites = List.copyOf(sites);
    edges = List.copyOf(edges);
  }

  /**
   * A place to listen at.
   *
   * @param address IP address or host name
   * @param port 0 to 65535; 0 takes any free one
   */
  public record Endpoint(String address, int port) {}

  /**
   * The broker that edges connect to.
   *
   * @param endpoint where the center's own broker listens
   * @param outside a broker that somebody else runs, null for the center's own
   */
  public record MqttSettings(Endpoint endpoint, @Nullable ExternalSettings outside) {}

  /**
   * Where pages and API are served.
   *
   * @param endpoint where to listen
   * @param secureCookies true when browsers come by HTTPS, through a proxy that ends it
   */
  public record HttpSettings(Endpoint endpoint, boolean secureCookies) {}

  /**
   * What is kept of cameras, how their time is counted, and which reports are sent.
   *
   * @param retention how long their evidence is kept
   * @param contract how their time is counted
   * @param reports what is sent when
   */
  public record CameraSettings(Duration retention, Contract contract, PostSettings reports) {
    /** 400 days; the usual contract; nothing is sent. */
    public static final CameraSettings DEFAULT =
        new CameraSettings(CameraUpkeep.USUAL, Contract.USUAL, PostSettings.NONE);
  }

  /** A place with rooms. */
  public record Site(String id, Texts title, List<Room> rooms) {
    public Site {
      rooms = List.copyOf(rooms);
    }
  }

  /** A room of a site; its id is unique within the site. */
  public record Room(String id, Texts title) {}

  /**
   * An edge that may connect.
   *
   * @param id Sparkplug edge node id and MQTT user name
   * @param site id of its site
   * @param room id of the room of its devices, unless a device names another one of the site
   * @param credential what it must present
   */
  public record Edge(String id, String site, String room, Credential credential) {}
}
