// SPDX-License-Identifier: Apache-2.0
package pingsift.decode;

/** What an address family of a BSD, of Windows or of Linux says comes next. */
final class AddressFamily {
  private AddressFamily() {}

  static Step next(int family) {
    return switch (family) {
      case 2 -> Step.IPV4;
      case 10, // Linux
          23, // Windows
          24, // NetBSD, OpenBSD
          26, // Solaris
          28, // FreeBSD
          30 -> // macOS
          Step.IPV6;
      default -> Step.NOT_IP;
    };
  }
}
