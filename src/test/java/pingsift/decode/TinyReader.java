// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pingsift.capture.Frame;

/** Temporary. */
final class TinyReader {
  private final byte[] b;
  private final ByteBuffer in;
  private boolean ng;
  private boolean nanos;
  private int link;
  private long number;
  private final List<int[]> ifs = new ArrayList<>();
  private final List<Long> offs = new ArrayList<>();

  TinyReader(Path p) throws IOException {
    b = Files.readAllBytes(p);
    in = ByteBuffer.wrap(b);
    int m = b.length < 4 ? 0 : in.getInt(0);
    if (m == 0x0a0d0d0a) {
      ng = true;
    } else {
      if (m == 0xd4c3b2a1 || m == 0x4d3cb2a1) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        m = Integer.reverseBytes(m);
      }
      if (m != 0xa1b2c3d4 && m != 0xa1b23c4d) {
        in.position(in.limit());
        return;
      }
      nanos = m == 0xa1b23c4d;
      link = in.getInt(20) & 0xffff;
      in.position(24);
    }
  }

  boolean next(Frame f) {
    try {
      return ng ? nextNg(f) : nextPcap(f);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private boolean nextPcap(Frame f) {
    if (in.remaining() < 16) {
      return false;
    }
    long s = in.getInt() & 0xffffffffL;
    long u = in.getInt() & 0xffffffffL;
    int cap = in.getInt();
    int len = in.getInt();
    if (cap < 0 || cap > in.remaining()) {
      return false;
    }
    f.place(++number, number, "f");
    f.set(s * 1000000000L + (nanos ? u : u * 1000), link, b, in.position(), cap, len);
    in.position(in.position() + cap);
    return true;
  }

  private boolean nextNg(Frame f) {
    while (in.remaining() >= 12) {
      int at = in.position();
      int type = in.getInt(at);
      if (type == 0x0a0d0d0a) {
        in.order(
            in.getInt(at + 8) == 0x1a2b3c4d
                ? in.order()
                : in.order() == ByteOrder.BIG_ENDIAN
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN);
        ifs.clear();
        offs.clear();
      }
      int len = in.getInt(at + 4);
      if (len < 12 || len > in.remaining()) {
        return false;
      }
      in.position(at + len);
      type = in.getInt(at);
      if (type == 1) {
        int res = 6;
        long off = 0;
        for (int o = at + 16; o + 4 <= at + len - 4; ) {
          int c = in.getShort(o);
          int l = in.getShort(o + 2) & 0xffff;
          if (c == 0) {
            break;
          }
          if (c == 9) {
            res = in.get(o + 4);
          }
          if (c == 14) {
            off = in.getLong(o + 4);
          }
          o += 4 + (l + 3) / 4 * 4;
        }
        ifs.add(new int[] {in.getShort(at + 8) & 0xffff, res});
        offs.add(off);
      } else if (type == 6 || type == 3 || type == 2) {
        number++;
        int ifc = type == 6 ? in.getInt(at + 8) : type == 2 ? in.getShort(at + 8) : 0;
        int cap = type == 3 ? Math.min(in.getInt(at + 8), len - 16) : in.getInt(at + 20);
        int wire = type == 3 ? in.getInt(at + 8) : in.getInt(at + 24);
        long ts =
            type == 3 ? 0 : ((long) in.getInt(at + 12) << 32) | (in.getInt(at + 16) & 0xffffffffL);
        int res = ifs.get(ifc)[1];
        long mul = 1;
        for (int i = res; i < 9; i++) {
          mul *= 10;
        }
        if (cap < 0 || cap > len - 16) {
          return false;
        }
        f.place(number, number, "f");
        f.set(
            ts * mul + offs.get(ifc) * 1000000000L,
            ifs.get(ifc)[0],
            b,
            at + (type == 3 ? 12 : 28),
            cap,
            wire);
        return true;
      }
    }
    return false;
  }
}
