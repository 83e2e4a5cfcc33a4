// SPDX-License-Identifier: Apache-2.0
package pingsift.ruletest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a file was when it was looked at: whoever changes it changes this.
 *
 * @param modified in nanoseconds since the epoch; -1 where there is no such file
 * @param file its number in the file system, where it has one
 */
public record FileStamp(long modified, long size, String file) {
  public static final FileStamp ABSENT = new FileStamp(-1, 0, "");

  public static FileStamp of(Path path) {
    try {
      BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
      long nanos = now.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS);
      return new FileStamp(nanos, now.size(), String.valueOf(now.fileKey()));
    } catch (IOException gone) {
      return ABSENT;
    }
  }
}
