package org.gengfu.center.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ADMINISTRATOR;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;

/** The table of operations; {@code openapi.yaml} has the same, and a test compares them. */
final class Operations {
  private static final String V1 = "/api/v1";
  private static final String REPORT = V1 + "/reports/camera-online";
  private static final String FACTS = V1 + "/camera-facts";
  private static final String POINT = V1 + "/devices/{edge}/{device}/points/{point}";

  /** Live events; answered over time, so it has no handler of the usual kind. */
  static final Operation EVENTS =
      new Operation(
          "events",
          GET,
          V1 + "/events",
          VIEWER,
          request -> {
            throw new IllegalStateException("events are streamed");
          });

  private Operations() {}

  /** Those about cameras. */
  static List<Operation> cameras(CameraParts camera) {
    return List.of(
        new Operation("cameras", GET, V1 + "/cameras", VIEWER, camera.cameras()::cameras),
        new Operation(
            "cameraSuspects", GET, V1 + "/cameras/suspects", VIEWER, camera.cameras()::suspects),
        new Operation("camera", GET, V1 + "/camera", VIEWER, camera.cameras()::camera),
        new Operation(
            "cameraTimeline", GET, V1 + "/camera/timeline", VIEWER, camera.timelines()::timeline),
        new Operation(
            "cameraEvidence", GET, V1 + "/camera/evidence", VIEWER, camera.cameras()::evidence),
        new Operation(
            "cameraPicture", GET, V1 + "/camera/picture", VIEWER, camera.cameras()::picture),
        new Operation(
            "importCameras",
            POST,
            V1 + "/cameras/import",
            ENGINEER,
            camera.registers()::importCameras),
        new Operation(
            "exportCameras",
            GET,
            V1 + "/cameras/export.xlsx",
            VIEWER,
            camera.registers()::exportCameras),
        new Operation(
            "exclusions", GET, V1 + "/exclusions", VIEWER, camera.exclusions()::exclusions),
        new Operation("askExclusion", POST, V1 + "/exclusions", OPERATOR, camera.exclusions()::ask),
        new Operation(
            "ruleExclusion",
            POST,
            V1 + "/exclusions/{id}/rule",
            ENGINEER,
            camera.exclusions()::rule),
        new Operation("cameraFacts", GET, FACTS, VIEWER, camera.facts()::facts),
        new Operation("askCameraFact", POST, FACTS, ENGINEER, camera.facts()::ask),
        new Operation("ruleCameraFacts", POST, FACTS + "/rule", ENGINEER, camera.facts()::rule),
        new Operation(
            "withdrawCameraFacts", POST, FACTS + "/withdraw", ENGINEER, camera.facts()::withdraw),
        new Operation("cameraOnlineReport", GET, REPORT, VIEWER, camera.reports()::report),
        new Operation(
            "reportEvidence", GET, REPORT + "/evidence", VIEWER, camera.reports()::evidence),
        new Operation(
            "reportVersions", GET, REPORT + "/versions", VIEWER, camera.reports()::versions),
        new Operation(
            "reportVersion", GET, REPORT + "/versions/{id}", VIEWER, camera.reports()::version),
        new Operation(
            "issueReportVersion", POST, REPORT + "/versions", ENGINEER, camera.reports()::issue));
  }

  static List<Operation> all(
      SessionHandlers session,
      DeviceHandlers device,
      AlarmHandlers alarm,
      EdgeHandlers edge,
      CommandHandlers command,
      UserHandlers user,
      StatusHandlers status) {
    return List.of(
        new Operation("openapi", GET, V1 + "/openapi.yaml", null, status::openapi),
        new Operation("login", POST, V1 + "/login", null, session::login),
        new Operation("logout", POST, V1 + "/logout", null, session::logout),
        new Operation("me", GET, V1 + "/me", VIEWER, session::me),
        new Operation("changePassword", POST, V1 + "/me/password", VIEWER, session::changePassword),
        new Operation("sites", GET, V1 + "/sites", VIEWER, device::sites),
        new Operation("room", GET, V1 + "/rooms/{site}/{room}", VIEWER, device::room),
        new Operation("device", GET, V1 + "/devices/{edge}/{device}", VIEWER, device::device),
        new Operation("trend", GET, POINT + "/trend", VIEWER, device::trend),
        new Operation("readings", GET, POINT + "/readings", VIEWER, device::readings),
        new Operation("alarms", GET, V1 + "/alarms", VIEWER, alarm::alarms),
        new Operation("alarm", GET, V1 + "/alarms/{id}", VIEWER, alarm::alarm),
        new Operation(
            "acknowledge", POST, V1 + "/alarms/{id}/acknowledge", OPERATOR, alarm::acknowledge),
        new Operation("shelve", POST, V1 + "/alarms/{id}/shelve", OPERATOR, alarm::shelve),
        new Operation("unshelve", POST, V1 + "/alarms/{id}/unshelve", OPERATOR, alarm::unshelve),
        new Operation("edges", GET, V1 + "/edges", VIEWER, edge::edges),
        new Operation("rebirth", POST, V1 + "/edges/{edge}/rebirth", OPERATOR, edge::rebirth),
        new Operation("command", POST, V1 + "/edges/{edge}/commands", OPERATOR, command::command),
        new Operation("commands", GET, V1 + "/commands", VIEWER, command::commands),
        new Operation("commandState", GET, V1 + "/commands/{id}", VIEWER, command::commandState),
        new Operation("agree", POST, V1 + "/commands/{id}/agree", OPERATOR, command::agree),
        new Operation("decline", POST, V1 + "/commands/{id}/decline", OPERATOR, command::decline),
        new Operation("users", GET, V1 + "/users", ADMINISTRATOR, user::users),
        new Operation("addUser", POST, V1 + "/users", ADMINISTRATOR, user::addUser),
        new Operation("changeUser", PATCH, V1 + "/users/{user}", ADMINISTRATOR, user::changeUser),
        new Operation("removeUser", DELETE, V1 + "/users/{user}", ADMINISTRATOR, user::removeUser),
        new Operation("audit", GET, V1 + "/audit", ADMINISTRATOR, user::audit),
        new Operation("health", GET, "/health", null, status::health),
        new Operation("metrics", GET, "/metrics", null, status::metrics));
  }
}
