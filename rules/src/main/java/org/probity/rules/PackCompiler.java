package org.probity.rules;

import java.util.HashMap;
import java.util.Map;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/**
 * Compiles a pack into an executable model. Needs the Drools compiler, which is there at build time
 * and in tests only.
 */
public final class PackCompiler {
  private PackCompiler() {}

  /**
   * @throws RulesException if Drools refuses the rules, which would be a fault of {@link DrlWriter}
   */
  public static CompiledPack compile(PolicyPack pack) {
    return compile(DrlWriter.packageName(pack), DrlWriter.write(pack));
  }

  /** An engine for a pack that is not the shipped one. */
  public static PolicyEngine engine(PolicyPack pack) {
    return compile(pack).engine(pack);
  }

  static CompiledPack compile(String packageName, String drl) {
    String folder = packageName.replace('.', '/') + "/";
    KieServices services = KieServices.Factory.get();
    KieFileSystem files = services.newKieFileSystem();
    files.write("src/main/resources/" + folder + "rules.drl", drl);
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new RulesException("Drools refuses the rules: " + builder.getResults().getMessages());
    }
    InternalKieModule module = (InternalKieModule) builder.getKieModule();
    Map<String, byte[]> classes = new HashMap<>();
    for (String name : module.getFileNames()) {
      if (name.startsWith(folder) && name.endsWith(".class")) {
        classes.put(name, module.getBytes(name));
      }
    }
    return new CompiledPack(modelClass(classes), classes);
  }

  // Drools names the class after a digest of the rules.
  private static String modelClass(Map<String, byte[]> classes) {
    return classes.keySet().stream()
        .filter(name -> name.matches(".*/Rules[0-9A-F]{32}\\.class"))
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .findFirst()
        .orElseThrow(() -> new RulesException("Drools generated no model of the rules."));
  }
}
