/**
 * The MQTT broker of the center, and who may do what on it: an edge publishes under its own name,
 * hears its own commands and the host's state, and nobody else does anything.
 *
 * <p>Entry types: {@link org.gengfu.center.broker.MessageBroker}, {@link
 * org.gengfu.center.broker.EmbeddedBroker}, {@link org.gengfu.center.broker.ExternalBroker}.
 *
 * <table>
 *   <caption>Failures</caption>
 *   <tr><th>condition</th><th>outcome</th><th>what the operator does</th></tr>
 *   <tr><td>address or port cannot be bound, folder not writable</td><td>{@code BrokerException} that
 *     names them; the center does not start</td><td>frees the port or changes {@code mqtt}</td></tr>
 *   <tr><td>no name, unknown name, wrong password</td><td>connection refused, counted, one log line a
 *     minute for each name and address</td><td>compares the edge's password file with the center's</td></tr>
 *   <tr><td>will, publication or subscription outside the edge's own name, retained publication,
 *     wildcard above its name, {@code $share}</td><td>refused, counted, logged as above, shown with the
 *     edge</td><td>looks at that edge's settings: group, id, host</td></tr>
 *   <tr><td>second connection with the same credential</td><td>the newest wins, the older one's death
 *     is told</td><td>if it goes on: two agents have one name</td></tr>
 *   <tr><td>client id in use by another edge</td><td>refused, counted</td><td>gives each edge its own
 *     client id</td></tr>
 *   <tr><td>more than {@code EdgeLogin.MAX_WAITING} logins wait</td><td>refused as busy; edges come
 *     again by themselves</td><td>nothing, or finds who floods the port</td></tr>
 *   <tr><td>message beyond {@code HiveConfiguration.MAX_PACKET_BYTES}</td><td>connection closed, shown
 *     with the edge</td><td>looks at that edge's number of points</td></tr>
 *   <tr><td>external broker unreachable at the start</td><td>{@code BrokerException}</td><td>starts it, or
 *     corrects its address and credential</td></tr>
 *   <tr><td>external broker lost later</td><td>tried again after 1 s to 30 s; edges count as not
 *     observed until their births</td><td>nothing, or repairs the broker</td></tr>
 * </table>
 */
@NullMarked
package org.gengfu.center.broker;

import org.jspecify.annotations.NullMarked;
