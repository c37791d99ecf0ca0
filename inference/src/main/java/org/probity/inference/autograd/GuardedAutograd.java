package org.probity.inference.autograd;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what may call the operations that are forbidden elsewhere, since it makes them safe. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface GuardedAutograd {}
