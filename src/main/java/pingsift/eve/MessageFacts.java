// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pingsift.bytes.Bytes;
import pingsift.bytes.IpAddress;
import pingsift.check.FieldDef;
import pingsift.decode.ChecksumStatus;
import pingsift.decode.IcmpMessage;
import pingsift.decode.QuotedPacket;
import pingsift.eval.Match;
import pingsift.fields.Accessor;
import pingsift.fields.Field;
import pingsift.fields.Fields;
import pingsift.fields.IcmpNames;

/**
 * The facts of the message that decided, as members of a JSON object: what every message has, then
 * what its type has, then the packet that it quotes.
 */
final class MessageFacts {
  private static final List<Field> TYPED = Fields.typed();

  private MessageFacts() {}

  static void write(Match match, JsonLine json) throws IOException {
    IcmpMessage message = match.decider();
    json.number("frame", message.frameNumber());
    json.number("frame_in_file", message.frameNumberInFile());
    if (message.fragments() > 1) {
      json.number("fragments", message.fragments());
      json.text("frames", FragmentFrames.text(message));
    }
    optional("iid", message.identifier(), json);
    optional("iseq", message.sequence(), json);
    json.number("ilen", message.data().wireLength()).number("ttl", message.ttl());
    optional("ip_id", message.ipId(), json);
    if (message.checksumStatus() != ChecksumStatus.UNVERIFIED) {
      json.bool("checksum_ok", message.checksumStatus() == ChecksumStatus.GOOD);
    }
    PathJson.writeTunnels(message.path(), json);
    if (match.hasData()) {
      json.bool("truncated", message.data().isTruncated());
    }
    if (!message.isEchoRequest() && !message.isEchoReply()) {
      writeTyped(message, json);
    }
  }

  private static void writeTyped(IcmpMessage message, JsonLine json) throws IOException {
    String name = IcmpNames.name(message.ipVersion(), message.type());
    json.text("type_name", name == null ? "unassigned" : name);
    json.text("type_status", message.typeStatus().word());
    boolean begun = false;
    for (Field field : TYPED) {
      if (isThere(field, message)) {
        if (!begun) {
          json.object("typed");
          begun = true;
        }
        writeField(field, message, json);
      }
    }
    if (begun) {
      json.endObject();
    }
    QuotedPacket quoted = message.quoted();
    if (quoted != null) {
      writeQuoted(quoted, json);
    }
  }

  private static void writeQuoted(QuotedPacket quoted, JsonLine json) throws IOException {
    int version = quoted.ipVersion();
    json.object("quoted").number("ip_v", version);
    json.address("src", version, quoted.srcHigh(), quoted.srcLow());
    json.address("dst", version, quoted.dstHigh(), quoted.dstLow());
    json.number("protocol", quoted.protocol()).number("ttl", quoted.ttl());
    json.number("ip_len", quoted.ipLen());
    optional("ip_id", quoted.ipId(), json);
    if (quoted.fragmentOffset() > 0) {
      json.number("fragment_offset", quoted.fragmentOffset());
    }
    optional("src_port", quoted.srcPort(), json);
    optional("dst_port", quoted.dstPort(), json);
    optional("icmp_type", quoted.icmpType(), json);
    optional("icmp_code", quoted.icmpCode(), json);
    optional("iid", quoted.identifier(), json);
    optional("iseq", quoted.sequence(), json);
    json.endObject();
  }

  private static void optional(String key, int value, JsonLine json) throws IOException {
    if (value != IcmpMessage.ABSENT) {
      json.number(key, value);
    }
  }

  @SuppressWarnings("unchecked") // the catalogue pairs owners and accessors
  private static boolean isThere(Field field, IcmpMessage message) {
    Accessor<IcmpMessage> accessor = (Accessor<IcmpMessage>) field.accessor();
    if (accessor instanceof Accessor.OfLong<IcmpMessage> number) {
      return number.read(message) != Accessor.ABSENT;
    }
    if (accessor instanceof Accessor.OfBytes<IcmpMessage> bytes) {
      return bytes.read(message) != null;
    }
    return accessor instanceof Accessor.OfAddress<IcmpMessage> address
        && address.present().read(message);
  }

  /** A field under its name in rules, with {@code _} for dots; durations in seconds. */
  @SuppressWarnings("unchecked") // the catalogue pairs owners and accessors
  private static void writeField(Field field, IcmpMessage message, JsonLine json)
      throws IOException {
    FieldDef definition = field.definition();
    String key = definition.name().replace('.', '_');
    Accessor<IcmpMessage> accessor = (Accessor<IcmpMessage>) field.accessor();
    if (accessor instanceof Accessor.OfAddress<IcmpMessage> address) {
      json.text(key, IpAddress.text(address.high().read(message), address.low().read(message)));
    } else if (accessor instanceof Accessor.OfBytes<IcmpMessage> bytes) {
      writeBytes(key, bytes.read(message), json);
    } else if (accessor instanceof Accessor.OfLong<IcmpMessage> number) {
      long value = number.read(message);
      switch (definition.type()) {
        case BOOL -> json.bool(key, value == 1);
        case DURATION -> json.seconds(key + "_s", value);
        default -> json.number(key, value);
      }
    }
  }

  private static void writeBytes(String key, @Nullable Bytes bytes, JsonLine json)
      throws IOException {
    if (bytes != null) {
      int length = Math.min(bytes.length(), AlertContext.MAX_BYTES);
      json.hex(key, bytes.array(), bytes.offset(), length);
    }
  }
}
