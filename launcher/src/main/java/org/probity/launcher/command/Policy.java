package org.probity.launcher.command;

import picocli.CommandLine.Command;

/** Groups what one does with policy packs. */
@Command(
    name = "policy",
    description = "Checks, tests and proves things about policy packs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      PolicyLint.class,
      PolicyTest.class,
      PolicyProve.class,
      PolicyBacktest.class,
      PolicyExport.class,
      PolicyBuild.class
    })
public final class Policy {}
