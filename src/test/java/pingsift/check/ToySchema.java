// SPDX-License-Identifier: Apache-2.0
package pingsift.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import pingsift.check.FunctionDef.Parameter;

/** A small catalogue, so that the checker is tested without packets. */
public final class ToySchema implements Schema {
  private static final Map<String, List<Long>> TYPES =
      Map.of(
          "echo_request", List.of(0x408L, 0x680L),
          "echo_reply", List.of(0x400L, 0x681L),
          "redirect", List.of(0x405L, 0x689L));

  private final List<FieldDef> fields = new ArrayList<>();
  private final List<FunctionDef> functions =
      List.of(
          new FunctionDef("len", List.of(Type.BYTES), Type.INT, 1, "number of bytes"),
          new FunctionDef("entropy", List.of(Type.BYTES), Type.FLOAT, 500, "Shannon entropy"),
          new FunctionDef("carries_ip", List.of(Type.BYTES), Type.BOOL, 50, "a packet inside"),
          new FunctionDef(
              "common_prefix", List.of(Type.BYTES, Type.BYTES), Type.INT, 20, "what is the same"),
          new FunctionDef("base64_decode", List.of(Type.BYTES), Type.BYTES, 300, "decoded"),
          new FunctionDef(
              "u16",
              List.of(
                  Parameter.of("data", Type.BYTES),
                  new Parameter("offset", Type.INT, OptionalLong.of(0))),
              Type.INT,
              2,
              "two bytes",
              "they are not there",
              Map.of(),
              2,
              0),
          new FunctionDef(
              "ping_pattern",
              List.of(Parameter.of("data", Type.BYTES)),
              Type.STRING,
              50,
              "known filling",
              "none",
              Map.of(
                  "iputils", List.of("iputils"),
                  "zeros", List.of("zeros"),
                  "fping", List.of("zeros"),
                  "windows", List.of("windows")),
              0,
              0),
          new FunctionDef(
              "md5",
              List.of(Parameter.of("data", Type.BYTES)),
              Type.BYTES,
              600,
              "digest",
              "cut",
              Map.of(),
              0,
              16));

  public ToySchema() {
    message();
    add(Owner.EXCHANGE, "rtt", Type.DURATION, "nanoseconds", Growth.FIXED);
    add(Owner.EXCHANGE, "answered", Type.BOOL, "", Growth.FIXED);
    add(Owner.ISTREAM, "src", Type.IP, "", Growth.FIXED);
    add(Owner.ISTREAM, "dst", Type.IP, "", Growth.FIXED);
    add(Owner.ISTREAM, "$src.type", Type.INT, "", Growth.FIXED);
    fields.add(
        new FieldDef(
            Owner.ISTREAM,
            "src.type",
            Type.STRING,
            "",
            false,
            "class of the address",
            1,
            Growth.FIXED,
            Map.of("private", List.of(1L, 2L), "public", List.of(3L), "unique_local", List.of(2L)),
            "$src.type"));
    add(Owner.ISTREAM, "colour", Type.BOOL, "", Growth.FIXED); // a number in a frame
    add(Owner.ISTREAM, "icmp.ident", Type.INT, "", Growth.FIXED);
    add(Owner.ISTREAM, "entropy", Type.FLOAT, "bits per byte", Growth.OPEN);
    add(Owner.ISTREAM, "duration", Type.DURATION, "nanoseconds", Growth.RISING);
    add(Owner.ISTREAM, "seq_step", Type.INT, "", Growth.OPEN);
    add(Owner.ISTREAM, "wraps", Type.BOOL, "", Growth.RISING);
    add(Owner.ISTREAM, "ttl_min", Type.INT, "hops", Growth.FALLING);
    for (Owner owner : List.of(Owner.REQUESTS, Owner.REPLIES, Owner.FRAMES)) {
      add(owner, "count", Type.INT, "", Growth.RISING);
      add(owner, "bytes", Type.INT, "bytes", Growth.RISING);
      add(owner, "entropy", Type.FLOAT, "bits per byte", Growth.OPEN);
    }
    add(Owner.EXCHANGES, "count", Type.INT, "", Growth.RISING);
  }

  private void message() {
    add(Owner.MESSAGE, "frame.number", Type.INT, "", Growth.FIXED);
    add(Owner.MESSAGE, "time", Type.TIME, "", Growth.FIXED);
    add(Owner.MESSAGE, "src", Type.IP, "", Growth.FIXED);
    add(Owner.MESSAGE, "dst", Type.IP, "", Growth.FIXED);
    add(Owner.MESSAGE, "ip.ttl", Type.INT, "", Growth.FIXED);
    fields.add(
        new FieldDef(
            Owner.MESSAGE,
            "icmp.type",
            Type.INT,
            "",
            false,
            "type of the message",
            1,
            Growth.FIXED,
            TYPES,
            "$icmp.type"));
    add(Owner.MESSAGE, "$icmp.type", Type.INT, "", Growth.FIXED);
    optional("colour", Type.INT);
    optional("data", Type.BYTES);
    optional("len", Type.INT);
    optional("entropy", Type.FLOAT);
    optional("gap", Type.DURATION);
    optional("truncated", Type.BOOL);
  }

  private void add(Owner owner, String name, Type type, String unit, Growth growth) {
    fields.add(new FieldDef(owner, name, type, unit, false, "a field", 1, growth, Map.of(), ""));
  }

  private void optional(String name, Type type) {
    fields.add(
        new FieldDef(
            Owner.MESSAGE, name, type, "", true, "a field", 1, Growth.FIXED, Map.of(), ""));
  }

  @Override
  public Optional<FieldDef> field(Owner owner, String name) {
    return fields(owner).stream().filter(f -> f.name().equals(name)).findFirst();
  }

  @Override
  public List<FieldDef> fields(Owner owner) {
    return fields.stream().filter(f -> f.owner() == owner).toList();
  }

  @Override
  public Optional<FunctionDef> function(String name) {
    return functions.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  @Override
  public List<FunctionDef> functions() {
    return functions;
  }
}
