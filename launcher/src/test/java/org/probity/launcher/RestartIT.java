package org.probity.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;

/**
 * What a server was at belongs to the database, not to the server: the next one goes on with it.
 */
class RestartIT {
  @TestFactory
  Stream<DynamicTest> afterAKillTheNextServerGoesOn() throws Exception {
    Path data = TestFolders.create("restart");
    List<Survivor> all =
        List.of(new SurvivingCanary(), new SurvivingExports(), new SurvivingBacktest());
    TestServer killed = TestServer.start(data);
    for (Survivor each : all) {
      each.before(killed);
    }
    killed.process().kill();
    TestServer next = TestServer.start(data);
    return all.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(each.getClass().getSimpleName(), () -> each.after(next)))
        .onClose(next::close);
  }
}
