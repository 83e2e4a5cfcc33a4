// SPDX-License-Identifier: Apache-2.0
package pingsift.workload;

import java.util.Random;

/**
 * TCP and UDP flows, 7 to 3, with IP lengths of 40, 576 and 1500 bytes drawn 7 : 4 : 1 (simple
 * IMIX). A TCP flow opens, carries data and acknowledgements with right numbers, and closes.
 */
final class TransportTraffic implements Traffic {
  private static final int POOL = 1 << 20;
  private static final int MTU = 1500;
  private static final int[] SERVER_PORTS = {443, 443, 443, 22, 8443, 5201, 9000};

  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int PUSH = 8;
  private static final int ACK = 16;

  private static final class Flow {
    boolean udp;
    FrameBuilder.Host client;
    FrameBuilder.Host server;
    int clientPort;
    int serverPort;
    int step;
    int left;
    long clientSequence;
    long serverSequence;
    int ipId;
  }

  private final Workload workload;
  private final Random random;
  private final byte[] pool = new byte[POOL + MTU];
  private final Flow[] flows;
  private int opened;

  TransportTraffic(Workload workload) {
    this.workload = workload;
    random = new Random(workload.seed() + 1);
    random.nextBytes(pool);
    flows = new Flow[workload.flows()];
    for (int i = 0; i < flows.length; i++) {
      flows[i] = open();
    }
  }

  private Flow open() {
    Flow flow = new Flow();
    boolean version6 = random.nextDouble() < workload.version6Share();
    flow.udp = random.nextInt(10) < 3;
    flow.client = Hosts.host(version6, 3, opened % 60_000);
    flow.server = Hosts.host(version6, 4, random.nextInt(200));
    flow.clientPort = 1024 + opened * 7 % 60_000;
    flow.serverPort = SERVER_PORTS[random.nextInt(SERVER_PORTS.length)];
    flow.left = 20 + random.nextInt(380);
    flow.clientSequence = random.nextInt() & 0xffff_ffffL;
    flow.serverSequence = random.nextInt() & 0xffff_ffffL;
    opened = opened + 1 & 0xfff_ffff;
    return flow;
  }

  @Override
  public void next(FrameBuilder frame, long seconds, int micros) {
    int index = random.nextInt(flows.length);
    Flow flow = flows[index];
    int draw = random.nextInt(12);
    int ipLength = draw < 7 ? 40 : draw < 11 ? 576 : MTU;
    if (flow.udp) {
      writeUdp(frame, flow, ipLength, random.nextBoolean());
      if (--flow.left == 0) {
        flows[index] = open();
      }
      return;
    }
    switch (flow.step) {
      case 0 -> writeTcp(frame, flow, true, SYN, 0);
      case 1 -> writeTcp(frame, flow, false, SYN | ACK, 0);
      case 2 -> writeTcp(frame, flow, true, ACK, 0);
      case 3 -> {
        boolean toServer = random.nextInt(10) < (ipLength == 40 ? 8 : 2);
        int headers = flow.client.version6() ? 60 : 40;
        int data = Math.max(0, ipLength - headers);
        writeTcp(frame, flow, toServer, data == 0 ? ACK : ACK | PUSH, data);
        if (--flow.left > 0) {
          return;
        }
      }
      case 4 -> writeTcp(frame, flow, true, FIN | ACK, 0);
      case 5 -> writeTcp(frame, flow, false, FIN | ACK, 0);
      default -> {
        writeTcp(frame, flow, true, ACK, 0);
        flows[index] = open();
      }
    }
    flow.step++;
  }

  private void writeTcp(FrameBuilder frame, Flow flow, boolean toServer, int flags, int data) {
    int at = begin(frame, flow, FrameBuilder.TCP, toServer);
    long own = toServer ? flow.clientSequence : flow.serverSequence;
    long other = toServer ? flow.serverSequence : flow.clientSequence;
    frame.put32(at + 4, own);
    frame.put32(at + 8, (flags & ACK) == 0 ? 0 : other);
    frame.put16(at + 12, 0x5000 | flags);
    frame.put16(at + 14, 64_240);
    frame.put16(at + 18, 0);
    frame.put(at + 20, pool, random.nextInt(POOL), data);
    frame.end(at, at + 20 + data, at + 16);
    long next = own + data + ((flags & (SYN | FIN)) == 0 ? 0 : 1) & 0xffff_ffffL;
    if (toServer) {
      flow.clientSequence = next;
    } else {
      flow.serverSequence = next;
    }
  }

  private void writeUdp(FrameBuilder frame, Flow flow, int ipLength, boolean toServer) {
    int at = begin(frame, flow, FrameBuilder.UDP, toServer);
    int data = Math.max(12, ipLength - (flow.client.version6() ? 48 : 28));
    frame.put16(at + 4, 8 + data);
    frame.put(at + 8, pool, random.nextInt(POOL), data);
    frame.end(at, at + 8 + data, at + 6);
  }

  private int begin(FrameBuilder frame, Flow flow, int protocol, boolean toServer) {
    FrameBuilder.Host from = toServer ? flow.client : flow.server;
    FrameBuilder.Host to = toServer ? flow.server : flow.client;
    flow.ipId = flow.ipId + 1 & 0xffff;
    int at = frame.begin(from, to, protocol, 64, flow.ipId);
    frame.put16(at, toServer ? flow.clientPort : flow.serverPort);
    frame.put16(at + 2, toServer ? flow.serverPort : flow.clientPort);
    return at;
  }
}
