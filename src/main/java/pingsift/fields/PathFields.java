// SPDX-License-Identifier: Apache-2.0
package pingsift.fields;

import static pingsift.check.Type.INT;
import static pingsift.check.Type.IP;
import static pingsift.fields.Accessor.ABSENT;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pingsift.check.Owner;
import pingsift.check.Type;
import pingsift.decode.IcmpMessage;
import pingsift.decode.Path;
import pingsift.decode.TunnelKind;
import pingsift.stream.EchoStream;

/**
 * Fields of what a message, or the first frame of an iStream, was carried through, VLAN tags left
 * out.
 *
 * @param <R> the record that has a path
 */
public final class PathFields<R> {
  /** Reads the path of a record. */
  private interface Source<R> {
    Path of(R source);
  }

  private final Owner owner;
  private final Source<R> path;

  private PathFields(Owner owner, Source<R> path) {
    this.owner = owner;
    this.path = path;
  }

  static List<Field> ofMessages() {
    return new PathFields<>(Owner.MESSAGE, IcmpMessage::path).all();
  }

  static List<Field> ofStreams() {
    return new PathFields<>(Owner.ISTREAM, EchoStream::tunnels).all();
  }

  /** The words that {@code tunnel.kind} is compared with. */
  public static List<String> kinds() {
    return Arrays.stream(TunnelKind.values()).map(TunnelKind::word).toList();
  }

  private List<Field> all() {
    return List.of(
        field("mpls.label", INT, "innermost MPLS label, the one that tells the service")
            .between(0, 0xf_ffff)
            .optional()
            .number(r -> label(path.of(r))),
        field("tunnel.depth", INT, "how many tunnels carried the packet, 0 where none did")
            .from(0)
            .number(r -> path.of(r).tunnelCount()),
        field("tunnel.kind", INT, "kind of the innermost tunnel, by name")
            .between(0, TunnelKind.values().length - 1)
            .symbols(kindNames(), "tunnel.kind")
            .optional()
            .number(r -> kind(path.of(r))),
        field("tunnel.id", INT, "key, session, network or the like of the innermost tunnel")
            .from(0)
            .optional()
            .number(r -> id(path.of(r))),
        field("tunnel.src", IP, "source address of the innermost tunnel")
            .address(
                r -> hasAddresses(path.of(r)),
                r -> path.of(r).srcHigh(innermost(path.of(r))),
                r -> path.of(r).srcLow(innermost(path.of(r)))),
        field("tunnel.dst", IP, "destination address of the innermost tunnel")
            .address(
                r -> hasAddresses(path.of(r)),
                r -> path.of(r).dstHigh(innermost(path.of(r))),
                r -> path.of(r).dstLow(innermost(path.of(r)))));
  }

  private Declaration<R> field(String name, Type type, String sentence) {
    return new Declaration<>(owner, name, type, sentence);
  }

  private static Map<String, List<Long>> kindNames() {
    Map<String, List<Long>> names = new LinkedHashMap<>();
    for (TunnelKind kind : TunnelKind.values()) {
      names.put(kind.word(), List.of((long) kind.ordinal()));
    }
    return names;
  }

  private static int innermost(Path path) {
    return path.tunnelCount() - 1;
  }

  private static long label(Path path) {
    int labels = path.labelCount();
    return labels == 0 ? ABSENT : path.label(labels - 1);
  }

  private static long kind(Path path) {
    int tunnel = innermost(path);
    return tunnel < 0 ? ABSENT : path.kind(tunnel).ordinal();
  }

  private static long id(Path path) {
    int tunnel = innermost(path);
    return tunnel < 0 || path.id(tunnel) == Path.NO_ID ? ABSENT : path.id(tunnel);
  }

  private static boolean hasAddresses(Path path) {
    int tunnel = innermost(path);
    return tunnel >= 0 && path.ipVersion(tunnel) != 0;
  }
}
