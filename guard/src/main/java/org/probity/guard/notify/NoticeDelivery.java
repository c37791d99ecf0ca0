package org.probity.guard.notify;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.notice.Notice;
import org.probity.domain.notice.Notices;

/**
 * Brings notices to the webhook, each at least once: a node that dies between sending and saying so
 * leaves the notice to the next.
 */
public final class NoticeDelivery {
  /** Longer than a round of calls that all time out. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int ROUND = 20;
  private static final int GONE = 410;

  private final Notices notices;
  private final @Nullable Webhook webhook;
  private final Clock clock;

  /**
   * @param webhook null if none is configured; notices are then only kept for a while
   */
  public NoticeDelivery(Notices notices, @Nullable Webhook webhook, Clock clock) {
    this.notices = notices;
    this.webhook = webhook;
    this.clock = clock;
  }

  /** Tries what is due; to be called every few seconds. */
  public void round() {
    Webhook target = webhook;
    if (target == null) {
      return;
    }
    Instant now = clock.instant();
    Instant oldest = now.minus(Notice.GIVEN_UP_AFTER);
    for (Notice notice : notices.claim(now, now.plus(LEASE), oldest, ROUND)) {
      try {
        told(notice, target.send(notice, clock.instant()));
      } catch (IOException e) {
        notice.failed(String.valueOf(e.getMessage()), false, clock.instant());
      }
      notices.save(notice);
    }
  }

  private void told(Notice notice, int status) {
    Instant now = clock.instant();
    if (status >= 200 && status < 300) {
      notice.delivered(now);
    } else {
      notice.failed("The webhook answered " + status + ".", status == GONE, now);
    }
  }

  public List<Notice> page(boolean undelivered, int page, int size) {
    return notices.page(undelivered, page, size);
  }

  /** To be called now and then. */
  public void forgetOld() {
    notices.forgetBefore(clock.instant().minus(KEPT));
  }
}
