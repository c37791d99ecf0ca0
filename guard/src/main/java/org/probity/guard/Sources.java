package org.probity.guard;

import java.util.ArrayList;
import java.util.List;
import org.probity.detection.licenses.TdmFinder;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.models.ModelInService;
import org.probity.inference.PublicTensors;

/**
 * The passages an answer should rest on. A request carries them as an input {@code sources} of
 * BYTES beside the model's own inputs; they are examined, redacted and recorded like these, and
 * handed to a model only if it has an input of that name.
 */
public final class Sources {
  private static final String NAME = "sources";
  private static final String DROPPED = "drop-source";

  private Sources() {}

  static List<String> of(List<Tensor> inputs) {
    return inputs.stream()
        .filter(Sources::are)
        .flatMap(tensor -> List.of(tensor.texts()).stream())
        .filter(text -> !text.isBlank())
        .toList();
  }

  private static boolean are(Tensor tensor) {
    return tensor.name().equals(NAME) && tensor.datatype() == Datatype.BYTES;
  }

  /** What the model itself is given. */
  public static List<Tensor> withoutUnasked(List<Tensor> inputs, ModelInService model) {
    boolean asked =
        PublicTensors.inputs(model.manifest()).stream().anyMatch(spec -> spec.name().equals(NAME));
    return asked ? inputs : inputs.stream().filter(tensor -> !are(tensor)).toList();
  }

  /**
   * Inputs after sources were dropped.
   *
   * @param transformations as {@code drop:TDM_OPTOUT:1}
   */
  record Kept(List<Tensor> tensors, List<String> transformations) {}

  /**
   * Empties the sources that reserve text and data mining, if a rule in force says that they are
   * dropped; all of them where the caller declared it of its data.
   */
  static Kept dropReserved(List<Tensor> inputs, Context context, List<RuleHit> hits) {
    if (hits.stream().noneMatch(hit -> hit.obligations().contains(DROPPED))) {
      return new Kept(inputs, List.of());
    }
    String declared = context.dataSource();
    boolean all = declared != null && TdmFinder.declared(declared);
    TdmFinder headers = new TdmFinder();
    List<Tensor> kept = new ArrayList<>();
    int dropped = 0;
    for (Tensor tensor : inputs) {
      if (!are(tensor)) {
        kept.add(tensor);
        continue;
      }
      String[] texts = tensor.texts().clone();
      for (int i = 0; i < texts.length; i++) {
        if (!texts[i].isEmpty() && (all || !headers.find(texts[i]).isEmpty())) {
          texts[i] = "";
          dropped++;
        }
      }
      kept.add(new Tensor(NAME, Datatype.BYTES, tensor.shape(), texts));
    }
    return new Kept(kept, dropped == 0 ? List.of() : List.of("drop:TDM_OPTOUT:" + dropped));
  }
}
