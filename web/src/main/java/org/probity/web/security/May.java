package org.probity.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.probity.domain.account.Role;

/**
 * Which roles may call an endpoint; none at all means everybody, without credential. An endpoint
 * that does not say is closed.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface May {
  Role[] value();
}
