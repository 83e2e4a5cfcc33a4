// SPDX-License-Identifier: Apache-2.0
package pingsift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Zeek without its scripts; the one rule that it can say is a signature. */
record Zeek() implements Program {
  private static final String SIGNATURE =
      """
      signature rare {
        ip-proto == icmp
        payload /\\xd5\\x20\\x08\\x80/
        event "rare"
      }
      """;

  @Override
  public String name() {
    return "Zeek";
  }

  @Override
  public String executable() {
    return "zeek";
  }

  @Override
  public List<String> versionArguments() {
    return List.of("--version");
  }

  @Override
  public Optional<List<String>> command(Path executable, Job job) throws IOException {
    String zeek = executable.toString();
    String capture = job.capture().toString();
    return switch (job.rules()) {
      case NONE -> Optional.of(List.of(zeek, "-b", "-C", "-r", capture));
      case RARE -> {
        Path signature = job.scratch().resolve("rare.sig");
        Files.writeString(signature, SIGNATURE);
        yield Optional.of(List.of(zeek, "-b", "-C", "-s", signature.toString(), "-r", capture));
      }
      case FIFTY, THOUSAND, EVERY, PACK -> Optional.empty();
    };
  }
}
