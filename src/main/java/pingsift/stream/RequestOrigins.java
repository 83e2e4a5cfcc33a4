// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pingsift.decode.Path;

/**
 * Of remembered requests the file, and labels and tunnels of request and reply: what is no number
 * and nearly always the same, or not there. By cell of {@link RememberedRequests}.
 */
final class RequestOrigins {
  private static final int OBJECT_BYTES = 32;
  private static final int HEADER = 16;

  private @Nullable String[] files;
  private @Nullable Path[] tunnels;
  private @Nullable Path[] replyTunnels;
  private int pathBytes;

  RequestOrigins(int places, String file) {
    files = new String[places];
    tunnels = new Path[places];
    replyTunnels = new Path[places];
    Arrays.fill(files, file);
  }

  int bytes() {
    return OBJECT_BYTES + 3 * (HEADER + 4 * files.length) + pathBytes;
  }

  int places() {
    return files.length;
  }

  String file(int place) {
    String file = files[place];
    return file == null ? "" : file;
  }

  Path tunnels(int place) {
    return orPlain(tunnels[place]);
  }

  Path replyTunnels(int place) {
    return orPlain(replyTunnels[place]);
  }

  private static Path orPlain(@Nullable Path path) {
    return path == null ? Path.PLAIN : path;
  }

  void put(int place, String file, Path path) {
    forget(place);
    files[place] = file;
    tunnels[place] = path;
    pathBytes += path.bytes();
  }

  void putReply(int place, Path path) {
    pathBytes += path.bytes() - replyTunnels(place).bytes();
    replyTunnels[place] = path;
  }

  void forget(int place) {
    pathBytes -= tunnels(place).bytes() + replyTunnels(place).bytes();
    tunnels[place] = null;
    replyTunnels[place] = null;
  }

  /** The same with more places. */
  RequestOrigins wider(int places) {
    RequestOrigins wider = new RequestOrigins(places, "");
    for (int place = 0; place < places(); place++) {
      wider.put(place, file(place), tunnels(place));
      wider.putReply(place, replyTunnels(place));
    }
    return wider;
  }
}
