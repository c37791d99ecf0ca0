package org.probity.launcher.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.data.PrivateFile;

/**
 * Passwords of the embedded database's users; random, made once, 0600.
 *
 * @param superuser creates users and the database, at start only
 * @param owner owns the schema
 * @param writer is what the application uses
 */
record Secrets(String superuser, String owner, String writer) {
  private static final int BYTES = 24;

  static Secrets of(DataFolder folder) {
    Path file = folder.databaseSecrets();
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      Properties read = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        read.load(reader);
      }
      return new Secrets(
          read.getProperty("superuser"), read.getProperty("owner"), read.getProperty("writer"));
    } catch (IOException e) {
      throw folder.failure(e);
    }
  }

  private static void write(Path file) throws IOException {
    Properties made = new Properties();
    for (String user : new String[] {"superuser", "owner", "writer"}) {
      made.setProperty(user, random());
    }
    StringWriter text = new StringWriter();
    made.store(text, "Users of the embedded database. Keep this file with the data folder.");
    PrivateFile.write(file, text.toString());
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Names nobody's password. */
  @Override
  public String toString() {
    return "Secrets";
  }
}
