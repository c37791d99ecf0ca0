package org.probity.guard.works;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.probity.detection.pictures.Picture;
import org.probity.detection.works.Fingerprints;
import org.probity.domain.work.WorkForm;
import org.probity.domain.work.WorkKind;

/**
 * A work on its way into the register, already without its content.
 *
 * @param holder whose it is, or null
 * @param digest SHA-256 of the content
 * @param words of a text
 */
public record NewWork(
    WorkKind kind,
    WorkForm form,
    String title,
    @Nullable String holder,
    byte[] digest,
    int words,
    byte[] fingerprints) {

  /**
   * @throws org.probity.detection.DetectionException if the text is too short to be known again
   */
  public static NewWork text(
      WorkKind kind, boolean code, String title, @Nullable String holder, String text) {
    Fingerprints prints = Fingerprints.of(text, code);
    return new NewWork(
        kind,
        code ? WorkForm.CODE : WorkForm.TEXT,
        title,
        holder,
        sha256(text.getBytes(StandardCharsets.UTF_8)),
        prints.words(),
        prints.toBytes());
  }

  /**
   * @param file PNG, JPEG, GIF or BMP
   * @throws org.probity.detection.DetectionException if it is none, or nothing is on it
   */
  public static NewWork picture(String title, @Nullable String holder, byte[] file) {
    byte[] hash = ByteBuffer.allocate(Long.BYTES).putLong(Picture.hash(file)).array();
    return new NewWork(WorkKind.TRADE_MARK, WorkForm.IMAGE, title, holder, sha256(file), 0, hash);
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
