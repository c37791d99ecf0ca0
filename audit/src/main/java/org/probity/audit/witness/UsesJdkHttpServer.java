package org.probity.audit.witness;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Permits {@code com.sun.net.httpserver}: no part of Java SE, but a documented, exported module of
 * every JDK (jdk.httpserver), and less than a server library for two paths.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface UsesJdkHttpServer {}
