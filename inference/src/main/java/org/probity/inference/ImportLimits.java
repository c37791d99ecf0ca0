package org.probity.inference;

/**
 * Bounds on an uploaded model archive.
 *
 * @param archiveBytes most bytes of the archive
 * @param unpackedBytes most bytes of all files together
 * @param ratio most bytes that one compressed byte may become
 * @param entries most files and folders
 * @param probeSeconds how long the model may take to load and answer in a process of its own
 */
public record ImportLimits(
    long archiveBytes, long unpackedBytes, int ratio, int entries, int probeSeconds) {
  /** Weights hardly compress; 2 GiB is what one weights file may have. */
  public static final ImportLimits DEFAULT = new ImportLimits(1L << 30, 2L << 30, 100, 256, 120);
}
