package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.probity.audit.Appended;
import org.probity.domain.account.Caller;
import org.probity.domain.erasure.ErasureRequest;
import org.probity.domain.erasure.Erasures;
import org.probity.guard.erasure.ErasureDesk;

/** Erases, and takes back the exports that hold what was erased. */
@ApplicationScoped
public class ErasureApproval {
  @Inject private Erasures erasures;
  @Inject private ErasureDesk desk;
  @Inject private Exports exports;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ErasureApproval() {}

  /**
   * @throws org.probity.guard.GuardException as {@link ErasureDesk#approve}
   */
  public Appended approve(UUID request, Caller officer) {
    byte[] person = erasures.find(request).map(ErasureRequest::subject).orElse(null);
    Runnable withdrawal = person == null ? () -> {} : exports.withdrawalOf(person);
    Appended erased = desk.approve(request, officer);
    withdrawal.run();
    return erased;
  }
}
