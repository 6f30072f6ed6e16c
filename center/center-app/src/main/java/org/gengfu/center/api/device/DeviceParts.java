package org.gengfu.center.api.device;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;
import org.gengfu.center.api.alarm.AlarmViews;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.watch.AlarmList;
import org.gengfu.center.watch.LivePicture;

/**
 * What answers about sites, devices, edges and commands, put together. To be closed by who made it.
 *
 * @param devices how a device is shown
 * @param edges how an edge is shown
 * @param commandViews how a command is shown
 * @param commands brings commands on their way
 * @param operations what is served
 */
public record DeviceParts(
    DeviceViews devices,
    EdgeViews edges,
    CommandViews commandViews,
    CommandDesk commands,
    List<Operation> operations)
    implements AutoCloseable {
  private static final String V1 = "/api/v1";
  private static final String POINT = V1 + "/devices/{edge}/{device}/points/{point}";

  /** Puts them together; commands' time-outs are looked for from now on. */
  public static DeviceParts of(
      ApiParts parts, Places places, AlarmViews alarms, Users users, Audit audit) {
    LivePicture picture = parts.watch().picture();
    DeviceViews devices = new DeviceViews(picture, places, alarms, new DeviceNotes(parts.notes()));
    EdgeViews edges = new EdgeViews(picture, devices, parts.desk());
    CommandViews views = new CommandViews(picture, places);
    CommandDesk desk =
        new CommandDesk(parts.database(), parts.watch(), users, parts.desk(), parts.clock());
    return new DeviceParts(
        devices,
        edges,
        views,
        desk,
        operations(
            new DeviceHandlers(
                places,
                picture,
                new AlarmList(parts.database()),
                new SiteViews(picture, places, devices),
                devices,
                parts.telemetry(),
                parts.clock()),
            new EdgeHandlers(places, picture, edges, parts.desk(), audit),
            new CommandHandlers(places, desk, views, audit)));
  }

  private static List<Operation> operations(
      DeviceHandlers device, EdgeHandlers edge, CommandHandlers command) {
    return List.of(
        new Operation("sites", GET, V1 + "/sites", VIEWER, device::sites),
        new Operation("room", GET, V1 + "/rooms/{site}/{room}", VIEWER, device::room),
        new Operation("device", GET, V1 + "/devices/{edge}/{device}", VIEWER, device::device),
        new Operation("trend", GET, POINT + "/trend", VIEWER, device::trend),
        new Operation("readings", GET, POINT + "/readings", VIEWER, device::readings),
        new Operation("edges", GET, V1 + "/edges", VIEWER, edge::edges),
        new Operation("rebirth", POST, V1 + "/edges/{edge}/rebirth", OPERATOR, edge::rebirth),
        new Operation("command", POST, V1 + "/edges/{edge}/commands", OPERATOR, command::command),
        new Operation("commands", GET, V1 + "/commands", VIEWER, command::commands),
        new Operation("commandState", GET, V1 + "/commands/{id}", VIEWER, command::commandState),
        new Operation("agree", POST, V1 + "/commands/{id}/agree", OPERATOR, command::agree),
        new Operation("decline", POST, V1 + "/commands/{id}/decline", OPERATOR, command::decline));
  }

  @Override
  public void close() {
    commands.close();
  }
}
