// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import pingsift.bytes.Mixer;

/**
 * What a frame carried its packet through: VLAN tags, MPLS labels and tunnels, each list from the
 * outermost on.
 *
 * <p>It is part of what tells one iStream from another, so two paths are {@linkplain #sameAs the
 * same} where tags, labels, tunnels, their ids and their order are. The endpoints of a tunnel count
 * as a pair without order, so that a request and its reply in one tunnel agree; UDP ports do not
 * count, because senders spread their flows over them. Both are kept as sent, to be shown.
 *
 * <p>A decoder overwrites the path of its message in place; what {@link #keptAs} returns never
 * changes. Not thread-safe.
 */
public final class Path {
  /*
   * The VLAN ids are one long: 12 bits each, the outermost lowest, above 3 bits of their count. A
   * path of VLANs alone is compared by that number.
   *
   * A label or tunnel takes STRIDE longs:
   *
   *   0  kind | VLANs in front | has id | IP version of endpoints      identity, bits 0..30
   *      endpoints swapped | source port | destination port            as sent, bits 31..63
   *   1  id, 0 where it has none
   *   2  the smaller endpoint, 128 bits      both 0 where they are not IP addresses
   *   4  the larger endpoint
   */
  private static final int STRIDE = 6;
  private static final int LABEL = 0xff;
  private static final long KIND = 0xff;
  private static final int VLANS_SHIFT = 8;
  private static final long HAS_ID = 1 << 12;
  private static final int VERSION_SHIFT = 13;
  private static final long SWAPPED = 1L << 31;
  private static final int PORTS_SHIFT = 32;
  private static final long IDENTITY = SWAPPED - 1;

  private static final int OBJECT_BYTES = 32;
  private static final int ARRAY_HEADER = 16;
  private static final long[] NOTHING = {};
  private static final TunnelKind[] KINDS = TunnelKind.values();

  /** How many VLAN tags a frame may carry. */
  public static final int MAX_VLANS = 5;

  /** How many labels and tunnels together a frame may carry. */
  public static final int MAX_TUNNELS = 16;

  /** The id of a tunnel that has none. */
  public static final long NO_ID = -1;

  /** The path of a frame without tags, labels and tunnels; never changed. */
  public static final Path PLAIN = new Path();

  private long vlanTags;
  private int size;
  private long[] parts = NOTHING;

  /** Never changes any more. */
  private boolean kept;

  Path() {}

  // ---- while a frame is decoded

  /** Takes nothing but tags, 0 for none. */
  void clear(long tags) {
    vlanTags = tags;
    size = 0;
  }

  /** Adds a tag inside of what is there; false where there are too many. */
  boolean addVlan(int id) {
    int count = vlanCount();
    if (count == MAX_VLANS) {
      return false;
    }
    vlanTags = ((vlanTags >>> 3 | (long) id << (12 * count)) << 3) | (count + 1);
    return true;
  }

  /** Adds a label inside of what is there; false where there are too many. */
  boolean addLabel(int label) {
    return add(LABEL | HAS_ID, label) >= 0;
  }

  /** Adds a tunnel without IP endpoints; false where there are too many. */
  boolean addTunnel(TunnelKind kind, long id) {
    return add(header(kind, id), id) >= 0;
  }

  /**
   * Adds a tunnel between the addresses that a message has so far; false where there are too many.
   *
   * @param ports of UDP, the source in the upper 16 bits; 0 for none
   */
  boolean addTunnel(TunnelKind kind, long id, IcmpMessage outer, int ports) {
    long header = header(kind, id) | (long) outer.ipVersion << VERSION_SHIFT;
    int at = add(header | (long) ports << PORTS_SHIFT, id);
    if (at < 0) {
      return false;
    }
    long[] array = parts;
    int high = Long.compareUnsigned(outer.srcHigh, outer.dstHigh);
    int order = high != 0 ? high : Long.compareUnsigned(outer.srcLow, outer.dstLow);
    int src = order <= 0 ? at + 2 : at + 4;
    int dst = order <= 0 ? at + 4 : at + 2;
    array[at] |= order <= 0 ? 0 : SWAPPED;
    array[src] = outer.srcHigh;
    array[src + 1] = outer.srcLow;
    array[dst] = outer.dstHigh;
    array[dst + 1] = outer.dstLow;
    return true;
  }

  private static long header(TunnelKind kind, long id) {
    return kind.ordinal() | (id == NO_ID ? 0 : HAS_ID);
  }

  private int add(long header, long id) {
    if (size == MAX_TUNNELS) {
      return -1;
    }
    int at = size * STRIDE;
    if (at == parts.length) {
      parts = Arrays.copyOf(parts, Math.max(2 * at, 2 * STRIDE));
    }
    size++;
    parts[at] = header | (long) vlanCount() << VLANS_SHIFT;
    parts[at + 1] = id == NO_ID ? 0 : id;
    Arrays.fill(parts, at + 2, at + STRIDE, 0);
    return at;
  }

  // ---- to keep and to compare

  /** This path as it is now: {@code old} where that was kept and says the same, else a copy. */
  public Path keptAs(Path old) {
    if (isPlain()) {
      return PLAIN;
    }
    if (old.kept && vlanTags == old.vlanTags && equal(old, -1)) {
      return old;
    }
    if (kept) {
      return this;
    }
    Path copy = new Path();
    copy.kept = true;
    copy.vlanTags = vlanTags;
    copy.size = size;
    copy.parts = size == 0 ? NOTHING : Arrays.copyOf(parts, size * STRIDE);
    return copy;
  }

  /**
   * As {@link #keptAs}, for whoever keeps {@link #vlanTags()} beside it: {@link #PLAIN} where the
   * tags are all.
   */
  public Path tunnelsKeptAs(Path old) {
    return size == 0 ? PLAIN : keptAs(old);
  }

  /** The path whose tags and tunnels were kept apart. */
  public static Path of(long vlanTags, Path tunnels) {
    if (vlanTags == 0 || tunnels != PLAIN) {
      return tunnels;
    }
    Path path = new Path();
    path.kept = true;
    path.vlanTags = vlanTags;
    return path;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(vlanTags);
    out.writeInt(size);
    for (int i = 0; i < size * STRIDE; i++) {
      out.writeLong(parts[i]);
    }
  }

  /** Reads what {@link #write} has written, as a path that never changes. */
  static Path read(DataInput in) throws IOException {
    Path path = new Path();
    path.vlanTags = in.readLong();
    path.size = in.readInt();
    path.parts = new long[path.size * STRIDE];
    for (int i = 0; i < path.parts.length; i++) {
      path.parts[i] = in.readLong();
    }
    path.kept = true;
    return path.isPlain() ? PLAIN : path;
  }

  /** Bytes of memory that a kept path takes. */
  public int bytes() {
    return this == PLAIN
        ? 0
        : OBJECT_BYTES + (size == 0 ? 0 : ARRAY_HEADER + Long.BYTES * parts.length);
  }

  /** Whether there are no tags, labels and tunnels. */
  public boolean isPlain() {
    return vlanTags == 0 && size == 0;
  }

  /** Whether both are one path for traffic in either direction. */
  public boolean sameAs(Path other) {
    return vlanTags == other.vlanTags && equal(other, IDENTITY);
  }

  /** As {@link #sameAs(Path)}, of a path whose tags and tunnels were kept apart. */
  public boolean sameAs(long tags, Path tunnels) {
    return vlanTags == tags && equal(tunnels, IDENTITY);
  }

  private boolean equal(Path other, long headerMask) {
    if (size != other.size) {
      return false;
    }
    for (int i = 0; i < size * STRIDE; i++) {
      long mask = i % STRIDE == 0 ? headerMask : -1;
      if (((parts[i] ^ other.parts[i]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** All VLAN ids and their count as one number: equal exactly where the tags are equal. */
  public long vlanTags() {
    return vlanTags;
  }

  /**
   * How many words the labels and tunnels make; with {@link #vlanTags()} they are the identity of
   * the path. Even, 0 for VLANs alone.
   */
  public int words() {
    return size * STRIDE;
  }

  public long word(int index) {
    return index % STRIDE == 0 ? parts[index] & IDENTITY : parts[index];
  }

  // ---- to show

  /** How many VLAN tags (802.1Q, 802.1ad), 0..{@value #MAX_VLANS}, in tunnels too. */
  public int vlanCount() {
    return (int) vlanTags & 7;
  }

  /** A keyed hash of all of it, and of what was hashed before. */
  public long mixed(long before, Mixer mixer) {
    long hash = mixer.mix(before, vlanTags);
    for (int i = 0; i < words(); i++) {
      hash = mixer.mix(hash, word(i));
    }
    return hash;
  }

  /** The VLAN id, 0..4095, of a tag; 0 is the outermost. */
  public int vlan(int index) {
    return (int) (vlanTags >>> (3 + 12 * index)) & 0xfff;
  }

  /** How many labels and tunnels. */
  public int depth() {
    return size;
  }

  /** Whether one of the labels and tunnels is a label; 0 is the outermost. */
  public boolean isLabelAt(int depth) {
    return isLabel(depth * STRIDE);
  }

  /** How many VLAN tags stand in front of one of the labels and tunnels; 0 is the outermost. */
  public int vlansBefore(int depth) {
    return (int) (parts[depth * STRIDE] >>> VLANS_SHIFT) & 0xf;
  }

  /** How many MPLS labels, in tunnels too. */
  public int labelCount() {
    return size - tunnelCount();
  }

  /** An MPLS label, 0..1048575; 0 is the outermost. */
  public int label(int index) {
    return (int) parts[place(index, true) + 1];
  }

  /** How many tunnels; labels and tags are none. */
  public int tunnelCount() {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += isLabel(i * STRIDE) ? 0 : 1;
    }
    return count;
  }

  /** The kind of a tunnel; 0 is the outermost. */
  public TunnelKind kind(int tunnel) {
    return KINDS[(int) (parts[place(tunnel, false)] & KIND)];
  }

  /** What its header carries as key, session, network or the like; {@link #NO_ID} for nothing. */
  public long id(int tunnel) {
    int at = place(tunnel, false);
    return (parts[at] & HAS_ID) == 0 ? NO_ID : parts[at + 1];
  }

  /** The IP version of its endpoints, 4 or 6; 0 where they are no IP addresses. */
  public int ipVersion(int tunnel) {
    return (int) (parts[place(tunnel, false)] >>> VERSION_SHIFT) & 7;
  }

  public long srcHigh(int tunnel) {
    return parts[endpoint(tunnel, 0)];
  }

  public long srcLow(int tunnel) {
    return parts[endpoint(tunnel, 0) + 1];
  }

  public long dstHigh(int tunnel) {
    return parts[endpoint(tunnel, SWAPPED)];
  }

  public long dstLow(int tunnel) {
    return parts[endpoint(tunnel, SWAPPED) + 1];
  }

  /** The source port of a tunnel over UDP; 0 for others. */
  public int srcPort(int tunnel) {
    return (int) (parts[place(tunnel, false)] >>> (PORTS_SHIFT + 16));
  }

  /** The destination port of a tunnel over UDP; 0 for others. */
  public int dstPort(int tunnel) {
    return (int) (parts[place(tunnel, false)] >>> PORTS_SHIFT) & 0xffff;
  }

  private int endpoint(int tunnel, long smallerWhere) {
    int at = place(tunnel, false);
    return (parts[at] & SWAPPED) == smallerWhere ? at + 2 : at + 4;
  }

  private boolean isLabel(int at) {
    return (parts[at] & KIND) == LABEL;
  }

  private int place(int index, boolean label) {
    int left = index;
    for (int i = 0; i < size; i++) {
      if (isLabel(i * STRIDE) == label && left-- == 0) {
        return i * STRIDE;
      }
    }
    throw new IndexOutOfBoundsException(index);
  }
}
