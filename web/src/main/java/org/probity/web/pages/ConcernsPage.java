package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.probity.domain.concern.Concern;
import org.probity.guard.concern.ConcernDesk;
import org.probity.web.api.AccessLog;

/** What persons concerned and applications raised, by deadline. */
@Named
@RequestScoped
public class ConcernsPage extends SettledList<Concern> {
  private static final String ANSWERED = "answered";
  @Inject private ConcernDesk desk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Moments moments;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ConcernsPage() {
    super(ANSWERED);
  }

  public void open() {
    access.read(visitor.caller(), "concerns", isSettled() ? ANSWERED : "open");
    show(desk.page(!isSettled(), null, getNumber(), SIZE));
  }

  public String getAnswer() {
    List<Concern> lines = getLines();
    if (lines.isEmpty()) {
      return words.of(isSettled() ? "concerns.none.answered" : "concerns.none");
    }
    if (isSettled()) {
      return words.of("concerns.answer.answered", lines.size());
    }
    long late = lines.stream().filter(this::overdue).count();
    return words.format(
        late == 0 ? "concerns.answer" : "concerns.answer.late",
        lines.size(),
        moments.relative(lines.get(0).deadline()),
        late);
  }

  public boolean overdue(Concern concern) {
    return concern.overdue(clock.instant());
  }
}
