package org.gengfu.center.broker;

/**
 * What a broker counted since its start.
 *
 * @param received messages handed to the receiver
 * @param published messages sent by the center
 * @param publishFailures messages of the center that could not be sent
 * @param refusedLogins connections refused for their name, password, client id or will
 * @param refusedActions publications and subscriptions refused to an edge that is known
 */
public record BrokerCounters(
    long received, long published, long publishFailures, long refusedLogins, long refusedActions) {}
