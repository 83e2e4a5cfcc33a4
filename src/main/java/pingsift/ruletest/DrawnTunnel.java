// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import pingsift.bytes.IpAddress;

/**
 * A GRE tunnel with a key, over IPv4.
 *
 * @param near on the requester's side
 * @param far on the responder's side
 */
record DrawnTunnel(int key, IpAddress near, IpAddress far) {}
