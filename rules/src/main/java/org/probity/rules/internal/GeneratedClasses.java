package org.probity.rules.internal;

import java.util.Map;

/** The classes of one compiled pack, apart from those of every other. */
public final class GeneratedClasses extends ClassLoader {
  private final Map<String, byte[]> classes;

  /**
   * @param classes bytecode by path
   */
  public GeneratedClasses(Map<String, byte[]> classes) {
    super(GeneratedClasses.class.getClassLoader());
    this.classes = Map.copyOf(classes);
  }

  // Another version of a pack has classes of the same names; its own come first.
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      byte[] bytes = classes.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
    }
  }
}
