package org.probity.launcher.boot;

import java.net.URL;
import java.net.URLClassLoader;

/** Sees the JDK and its own jars; of the application class path only what starts Payara. */
final class IsolatedLoader extends URLClassLoader {
  private static final String PAYARA = "fish.payara.micro.";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader application;

  IsolatedLoader(URL[] jars, ClassLoader application) {
    super("probity", jars, ClassLoader.getPlatformClassLoader());
    this.application = application;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    return name.startsWith(PAYARA) ? application.loadClass(name) : super.findClass(name);
  }
}
