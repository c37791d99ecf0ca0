package org.probity.web.http;

import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;
import org.probity.web.security.MayFilter;

/** What all surfaces share: errors in their convention, and closed unless opened. */
public abstract class Surface extends Application {
  private final Set<Class<?>> resources;

  protected Surface(Set<Class<?>> resources) {
    this.resources = resources;
  }

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(resources);
    classes.add(ErrorMapper.class);
    classes.add(MayFilter.class);
    return classes;
  }
}
