// SPDX-License-Identifier: Apache-2.0
package pingsift.stream;

import pingsift.decode.IcmpMessage;

/** Hears and does nothing; tests override what they need. */
class QuietListener implements StreamListener {
  @Override
  public void opened(EchoStream stream) {}

  @Override
  public void request(EchoStream stream, IcmpMessage message) {}

  @Override
  public void reply(EchoStream stream, IcmpMessage message) {}

  @Override
  public void exchange(EchoStream stream, Exchange exchange) {}

  @Override
  public void active(EchoStream stream) {}

  @Override
  public void ended(EchoStream stream, EndReason reason) {}
}
