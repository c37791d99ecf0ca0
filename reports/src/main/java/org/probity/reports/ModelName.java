package org.probity.reports;

/** Identifies a model version, as an entry names it. */
public record ModelName(String name, String version) implements Comparable<ModelName> {

  @Override
  public int compareTo(ModelName other) {
    int byName = name.compareTo(other.name);
    return byName == 0 ? version.compareTo(other.version) : byName;
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
