package org.probity.guard.works;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.probity.detection.pictures.PictureIndex;
import org.probity.detection.works.WorkIndex;
import org.probity.domain.work.WorkForm;
import org.probity.domain.work.Works;

/**
 * The register in memory. A change replaces one reference, so that whoever took the index before it
 * reads to the end in what it took.
 */
public final class WorksInForce {
  private static final int BATCH = 1_000;
  private final Works works;
  private volatile WorkIndex texts = WorkIndex.EMPTY;
  private volatile PictureIndex pictures = PictureIndex.EMPTY;
  private long seen = -1;

  public WorksInForce(Works works) {
    this.works = works;
  }

  /** Texts and code. */
  public WorkIndex texts() {
    return texts;
  }

  public PictureIndex pictures() {
    return pictures;
  }

  /** Takes in what changed: at the start, after each change, and now and then for other nodes. */
  public synchronized void refresh() {
    Load load = new Load(texts, pictures);
    works.changesAfter(seen, load::take);
    texts = load.done();
    pictures = load.pictures;
    seen = Math.max(seen, load.last);
  }

  /** One reading of the changes. */
  private static final class Load {
    private final List<WorkIndex.Addition> waiting = new ArrayList<>();
    private WorkIndex index;
    private PictureIndex pictures;
    private long last = -1;

    private Load(WorkIndex index, PictureIndex pictures) {
      this.index = index;
      this.pictures = pictures;
    }

    private void take(Works.Change change) {
      last = Math.max(last, change.entry());
      if (change.removed()) {
        index = done().without(change.id());
        pictures = pictures.without(change.id());
      } else if (change.form() == WorkForm.IMAGE) {
        long hash = ByteBuffer.wrap(change.fingerprints()).getLong();
        pictures = pictures.with(new PictureIndex.Entry(change.id(), change.title(), hash));
      } else {
        waiting.add(
            new WorkIndex.Addition(
                change.id(), change.kind(), change.title(), change.words(), change.fingerprints()));
        if (waiting.size() == BATCH) {
          index = done();
        }
      }
    }

    private WorkIndex done() {
      WorkIndex more = index.with(waiting);
      waiting.clear();
      return more;
    }
  }
}
