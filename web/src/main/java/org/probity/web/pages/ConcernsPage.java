package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.concern.Concern;
import org.probity.guard.concern.ConcernDesk;
import org.probity.web.api.AccessLog;

/** What persons concerned and applications raised, by deadline. */
@Named
@RequestScoped
public class ConcernsPage {
  private static final int SIZE = 50;
  private static final String ANSWERED = "answered";
  @Inject private ConcernDesk desk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Moments moments;
  @Inject private Clock clock;
  private String state = "";
  private int number;
  private List<Concern> lines = List.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ConcernsPage() {}

  public void open() {
    access.read(visitor.caller(), "concerns", isAnswered() ? ANSWERED : "open");
    lines = desk.page(!isAnswered(), null, number, SIZE);
  }

  public String getAnswer() {
    if (lines.isEmpty()) {
      return words.of(isAnswered() ? "concerns.none.answered" : "concerns.none");
    }
    if (isAnswered()) {
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

  public List<Concern> getLines() {
    return lines;
  }

  public boolean isAnswered() {
    return state.equals(ANSWERED);
  }

  public boolean isMore() {
    return lines.size() == SIZE;
  }

  public int getNumber() {
    return number;
  }

  public String getState() {
    return state;
  }

  public void setState(@Nullable String state) {
    this.state = ANSWERED.equals(state) ? ANSWERED : "";
  }

  public String getPage() {
    return Integer.toString(number);
  }

  public void setPage(@Nullable String page) {
    number = PageNumber.of(page);
  }
}
