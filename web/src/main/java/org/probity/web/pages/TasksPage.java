package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.task.Task;
import org.probity.guard.tasks.TaskDesk;
import org.probity.web.api.AccessLog;

/** What decisions oblige people to do, the oldest first. */
@Named
@RequestScoped
public class TasksPage extends SettledList<Task> {
  private static final String DONE = "done";
  @Inject private TaskDesk desk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private String kind = "";
  private Map<String, Long> kinds = Map.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public TasksPage() {
    super(DONE);
  }

  public void open() {
    access.read(visitor.caller(), "tasks", isSettled() ? DONE : "waiting");
    show(desk.page(isSettled(), kind.isEmpty() ? null : kind, getNumber(), SIZE));
    kinds = isSettled() ? Map.of() : desk.waiting();
  }

  public String getAnswer() {
    if (getLines().isEmpty()) {
      return words.of(isSettled() ? "tasks.none.done" : "tasks.none");
    }
    return words.of(isSettled() ? "tasks.answer.done" : "tasks.answer", getLines().size());
  }

  /** How many wait of each kind, the most first. */
  public Map<String, Long> getKinds() {
    return kinds;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(@Nullable String kind) {
    this.kind = kind == null || !kind.matches("[a-z0-9-]{1,64}") ? "" : kind;
  }
}
