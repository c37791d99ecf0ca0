package org.probity.launcher.command;

import picocli.CommandLine.Command;

/** Groups what one does with the register of protected works. */
@Command(
    name = "work",
    description = "Keeps the register of protected works.",
    mixinStandardHelpOptions = true,
    subcommands = WorkRegister.class)
public final class Work {}
