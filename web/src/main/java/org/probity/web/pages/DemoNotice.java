package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.probity.web.wiring.DemoClock;
import org.probity.web.wiring.Settings;

/** What every page of a demonstration says of itself; {@code demo} in the templates. */
@Named("demo")
@RequestScoped
public class DemoNotice {
  @Inject private Clock clock;
  @Inject private Settings settings;
  @Inject private Words words;
  @Inject private Moments moments;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DemoNotice() {}

  public boolean isOn() {
    return clock instanceof DemoClock;
  }

  public String getSentence() {
    return words.of("demo.notice", settings.origin(), moments.exact(clock.instant()));
  }
}
