package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.task.Task;
import org.probity.guard.tasks.TaskDesk;
import org.probity.web.api.AccessLog;

/** What decisions oblige people to do, the oldest first. */
@Named
@RequestScoped
public class TasksPage {
  private static final int SIZE = 50;
  private static final String DONE = "done";
  @Inject private TaskDesk desk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private String state = "";
  private int number;
  private String kind = "";
  private List<Task> lines = List.of();
  private Map<String, Long> kinds = Map.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public TasksPage() {}

  public void open() {
    access.read(visitor.caller(), "tasks", isDone() ? DONE : "waiting");
    lines = desk.page(isDone(), kind.isEmpty() ? null : kind, number, SIZE);
    kinds = isDone() ? Map.of() : desk.waiting();
  }

  public String getAnswer() {
    if (lines.isEmpty()) {
      return words.of(isDone() ? "tasks.none.done" : "tasks.none");
    }
    return words.of(isDone() ? "tasks.answer.done" : "tasks.answer", lines.size());
  }

  public List<Task> getLines() {
    return lines;
  }

  /** How many wait of each kind, the most first. */
  public Map<String, Long> getKinds() {
    return kinds;
  }

  public boolean isDone() {
    return state.equals(DONE);
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
    this.state = DONE.equals(state) ? DONE : "";
  }

  public String getKind() {
    return kind;
  }

  public void setKind(@Nullable String kind) {
    this.kind = kind == null || !kind.matches("[a-z0-9-]{1,64}") ? "" : kind;
  }

  public String getPage() {
    return Integer.toString(number);
  }

  public void setPage(@Nullable String page) {
    number = PageNumber.of(page);
  }
}
