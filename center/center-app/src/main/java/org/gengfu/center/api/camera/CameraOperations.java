package org.gengfu.center.api.camera;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ENGINEER;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import org.gengfu.center.api.Operation;

/** The operations about cameras, their time and the reports on it. */
public final class CameraOperations {
  private static final String V1 = "/api/v1";
  private static final String REPORT = V1 + "/reports/camera-online";
  private static final String FACTS = V1 + "/camera-facts";

  private CameraOperations() {}

  /** All of them. */
  public static List<Operation> all(CameraParts camera) {
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
}
