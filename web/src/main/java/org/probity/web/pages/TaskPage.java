package org.probity.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.probity.domain.task.Task;
import org.probity.guard.GuardException;
import org.probity.guard.tasks.TaskDesk;
import org.probity.web.api.AccessLog;

/** One task, and the form in which an officer says that it was done. */
@Named
@RequestScoped
public class TaskPage {
  private static final int LONGEST_NOTE = 2000;
  @Inject private TaskDesk desk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private @Nullable Task task;
  private String note = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public TaskPage() {}

  /** Before any component is asked whether it is there: the form is, while the task waits. */
  @PostConstruct
  void find() {
    String id = request.getParameter("id");
    if (id != null && id.matches("[0-9]{1,18}")) {
      task = desk.find(Long.parseLong(id)).orElse(null);
    }
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (task == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "task", Long.toString(task.id()));
  }

  public String getAnswer() {
    if (task == null || task.doneAt() == null) {
      return words.of("task.answer");
    }
    return words.of("task.answer.done", task.doneBy());
  }

  public boolean isDoable() {
    return task != null && task.doneAt() == null && visitor.isOfficer();
  }

  public @Nullable String done() {
    if (!isDoable() || task == null) {
      return refuse(words.of("task.readonly"));
    }
    if (note.isBlank() || note.length() > LONGEST_NOTE) {
      return refuse(words.of("task.note.missing"));
    }
    try {
      desk.done(task.id(), note.strip(), visitor.caller().id());
      return "/task?faces-redirect=true&id=" + task.id();
    } catch (GuardException e) {
      return refuse(words.code("task.problem", e.kind()));
    }
  }

  private static @Nullable String refuse(String sentence) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    return null;
  }

  public @Nullable Task getTask() {
    return task;
  }

  public String getNote() {
    return note;
  }

  public void setNote(@Nullable String note) {
    this.note = note == null ? "" : note;
  }
}
