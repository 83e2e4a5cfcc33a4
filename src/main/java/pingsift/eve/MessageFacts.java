// SPDX-License-Identifier: Apache-2.0
package pingsift.eve;

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

  private static final LineForm USUAL =
      LineForm.of(
          "'frame':#,'frame_in_file':#,'iid':#,'iseq':#,'ilen':#,'ttl':#,'ip_id':#,"
              + "'checksum_ok':?,'truncated':?,");

  private MessageFacts() {}

  static void write(Match match, JsonLines json) {
    IcmpMessage message = match.decider();
    boolean plain = message.isEcho() && message.fragments() == 1 && message.path().isPlain();
    boolean verified = message.checksumStatus() != ChecksumStatus.UNVERIFIED;
    if (plain && verified && message.ipVersion() == 4 && match.hasData()) {
      writeUsual(message, json);
    } else {
      writeAny(match, message, json);
    }
  }

  private static void writeUsual(IcmpMessage message, JsonLines json) {
    json.set(message.frameNumber()).set(message.frameNumberInFile()).set(message.identifier());
    json.set(message.sequence()).set(message.data().wireLength()).set(message.ttl());
    json.set(message.ipId()).setTruth(message.checksumStatus() == ChecksumStatus.GOOD);
    json.setTruth(message.data().isTruncated()).form(USUAL);
  }

  private static void writeAny(Match match, IcmpMessage message, JsonLines json) {
    json.number(Keys.FRAME, message.frameNumber());
    json.number(Keys.FRAME_IN_FILE, message.frameNumberInFile());
    if (message.fragments() > 1) {
      json.number(Keys.FRAGMENTS, message.fragments());
      json.text(Keys.FRAMES, FragmentFrames.text(message));
    }
    optional(Keys.IID, message.identifier(), json);
    optional(Keys.ISEQ, message.sequence(), json);
    json.number(Keys.ILEN, message.data().wireLength()).number(Keys.TTL, message.ttl());
    optional(Keys.IP_ID, message.ipId(), json);
    if (message.checksumStatus() != ChecksumStatus.UNVERIFIED) {
      json.bool(Keys.CHECKSUM_OK, message.checksumStatus() == ChecksumStatus.GOOD);
    }
    PathJson.writeTunnels(message.path(), json);
    if (match.hasData()) {
      json.bool(Keys.TRUNCATED, message.data().isTruncated());
    }
    if (!message.isEchoRequest() && !message.isEchoReply()) {
      writeTyped(message, json);
    }
  }

  private static void writeTyped(IcmpMessage message, JsonLines json) {
    String name = IcmpNames.name(message.ipVersion(), message.type());
    json.text(Keys.TYPE_NAME, name == null ? "unassigned" : name);
    json.text(Keys.TYPE_STATUS, message.typeStatus().word());
    boolean begun = false;
    for (Field field : TYPED) {
      if (isThere(field, message)) {
        if (!begun) {
          json.open(Openings.TYPED);
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

  private static void writeQuoted(QuotedPacket quoted, JsonLines json) {
    int version = quoted.ipVersion();
    json.open(Openings.QUOTED).number(Keys.IP_V, version);
    json.address(Keys.SRC, version, quoted.srcHigh(), quoted.srcLow());
    json.address(Keys.DST, version, quoted.dstHigh(), quoted.dstLow());
    json.number(Keys.PROTOCOL, quoted.protocol()).number(Keys.TTL, quoted.ttl());
    json.number(Keys.IP_LEN, quoted.ipLen());
    optional(Keys.IP_ID, quoted.ipId(), json);
    if (quoted.fragmentOffset() > 0) {
      json.number(Keys.FRAGMENT_OFFSET, quoted.fragmentOffset());
    }
    optional(Keys.SRC_PORT, quoted.srcPort(), json);
    optional(Keys.DST_PORT, quoted.dstPort(), json);
    optional(Keys.ICMP_TYPE, quoted.icmpType(), json);
    optional(Keys.ICMP_CODE, quoted.icmpCode(), json);
    optional(Keys.IID, quoted.identifier(), json);
    optional(Keys.ISEQ, quoted.sequence(), json);
    json.endObject();
  }

  private static void optional(AsciiPiece key, int value, JsonLines json) {
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
  private static void writeField(Field field, IcmpMessage message, JsonLines json) {
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

  private static void writeBytes(String key, @Nullable Bytes bytes, JsonLines json) {
    if (bytes != null) {
      int length = Math.min(bytes.length(), AlertContext.MAX_BYTES);
      json.hex(key, bytes.array(), bytes.offset(), length);
    }
  }
}
