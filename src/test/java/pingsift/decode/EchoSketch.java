// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/**
 * An Echo message put together from its facts, without a frame: for tests that need millions, or
 * that compare with a naive model. Hosts are small numbers.
 *
 * @param host that pings
 * @param peer that is pinged
 * @param vlan of its one tag, or 0 for none
 */
@SuppressWarnings("ArrayRecordComponent")
public record EchoSketch(
    long frame,
    long nanos,
    int ipVersion,
    boolean request,
    int host,
    int peer,
    int identifier,
    int sequence,
    int vlan,
    int ipId,
    int code,
    byte[] data,
    int wireLength) {

  /** Overwrites a message with this one; the Data is borrowed. */
  public IcmpMessage draw(IcmpMessage message) {
    message.frameNumber = frame;
    message.timestampNanos = nanos;
    message.frameLen = 42 + wireLength;
    message.path = Path.PLAIN;
    if (vlan != 0) {
      message.path = new Path();
      message.path.addVlan(vlan);
    }
    message.ipVersion = ipVersion;
    message.srcHigh = high();
    message.dstHigh = high();
    message.srcLow = low(request ? host : peer);
    message.dstLow = low(request ? peer : host);
    message.ttl = 64;
    message.ipId = ipVersion == 4 ? ipId : IcmpMessage.ABSENT;
    message.type = ipVersion == 4 ? (request ? 8 : 0) : (request ? 128 : 129);
    message.code = code;
    message.checksumStatus = ChecksumStatus.GOOD;
    message.identifier = identifier;
    message.sequence = sequence;
    message.data.wrap(data, 0, data.length, wireLength);
    return message;
  }

  private long high() {
    return ipVersion == 4 ? 0 : 0x2001_0db8_0000_0000L;
  }

  private long low(int number) {
    return ipVersion == 4 ? IcmpMessage.IPV4_MAPPED | number : number;
  }
}
