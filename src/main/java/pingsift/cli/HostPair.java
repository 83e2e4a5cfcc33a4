// SPDX-License-Identifier: Apache-2.0
package pingsift.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import pingsift.bytes.IpAddress;
import pingsift.decode.IcmpMessage;
import pingsift.stream.EchoStream;

/** Two hosts that the user names. */
final class HostPair {
  @Option(
      names = "--from",
      paramLabel = "ADDRESS",
      converter = Address.class,
      description = "With --to: all that this host sends to the other, whatever the identifier.")
  private @Nullable IpAddress from;

  @Option(
      names = "--to",
      paramLabel = "ADDRESS",
      converter = Address.class,
      description = "The other host.")
  private @Nullable IpAddress to;

  /** An address as the user writes it. */
  static final class Address implements ITypeConverter<IpAddress> {
    @Override
    public IpAddress convert(String text) {
      IpAddress address = IpAddress.parse(text);
      if (address == null) {
        throw new TypeConversionException("`" + text + "` is no IP address");
      }
      return address;
    }
  }

  boolean isNamed() {
    return from != null && to != null;
  }

  boolean isHalfNamed() {
    return (from == null) != (to == null);
  }

  @Nullable IpAddress from() {
    return from;
  }

  @Nullable IpAddress to() {
    return to;
  }

  /** Whether the first host asks the second. */
  boolean asks(EchoStream stream) {
    return is(from, stream.requesterHigh(), stream.requesterLow())
        && is(to, stream.responderHigh(), stream.responderLow());
  }

  /** Whether the second host asks the first. */
  boolean isAskedBack(EchoStream stream) {
    return is(to, stream.requesterHigh(), stream.requesterLow())
        && is(from, stream.responderHigh(), stream.responderLow());
  }

  static boolean isFrom(@Nullable IpAddress host, IcmpMessage message) {
    return is(host, message.srcHigh(), message.srcLow());
  }

  static boolean isTo(@Nullable IpAddress host, IcmpMessage message) {
    return is(host, message.dstHigh(), message.dstLow());
  }

  private static boolean is(@Nullable IpAddress host, long high, long low) {
    return host != null && host.high() == high && host.low() == low;
  }

  /** For file names: colons of IPv6, which some file systems do not take, are underscores. */
  static String fileName(@Nullable IpAddress from, @Nullable IpAddress to) {
    return (from + "-" + to).replace(':', '_');
  }
}
