package org.probity.rules;

import java.util.HashMap;
import java.util.Map;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.Model;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.probity.rules.internal.CompiledRules;

/**
 * Compiles a pack into an executable model. Needs the Drools compiler, which is there at build time
 * and in tests only.
 */
public final class PackCompiler {
  private PackCompiler() {}

  /**
   * @param model name of the class to start from
   * @param classes bytecode by path, as {@code org/probity/packs/shipped/Rules….class}
   */
  public record Compiled(String model, Map<String, byte[]> classes) {
    public Compiled {
      classes = Map.copyOf(classes);
    }
  }

  /**
   * @throws RulesException if Drools refuses the rules, which would be a fault of {@link DrlWriter}
   */
  public static Compiled compile(PolicyPack pack) {
    return compile(DrlWriter.packageName(pack), DrlWriter.write(pack));
  }

  /** An engine for a pack that is not the shipped one. */
  public static PolicyEngine engine(PolicyPack pack) {
    return new PolicyEngine(pack, model(compile(pack)));
  }

  static Compiled compile(String packageName, String drl) {
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
    return new Compiled(modelClass(classes), classes);
  }

  static Model model(Compiled compiled) {
    return CompiledRules.instance(compiled.model(), new GeneratedClasses(compiled.classes()));
  }

  // Drools names the class after a digest of the rules.
  private static String modelClass(Map<String, byte[]> classes) {
    return classes.keySet().stream()
        .filter(name -> name.matches(".*/Rules[0-9A-F]{32}\\.class"))
        .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
        .findFirst()
        .orElseThrow(() -> new RulesException("Drools generated no model of the rules."));
  }

  private static final class GeneratedClasses extends ClassLoader {
    private final Map<String, byte[]> classes;

    GeneratedClasses(Map<String, byte[]> classes) {
      super(PackCompiler.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name.replace('.', '/') + ".class");
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
