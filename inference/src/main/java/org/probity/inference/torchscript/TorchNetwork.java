package org.probity.inference.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;
import org.probity.inference.architecture.Network;
import org.probity.inference.autograd.Autograd;

/**
 * An imported program. Reads numbers, or token ids with an optional mask; then it can be explained
 * if it says how ids become embeddings and how it goes on from there (api.md, "Bringing a model").
 */
public final class TorchNetwork implements Network {
  /** [batch, channels, height, width]. */
  private static final int PICTURES_RANK = 4;

  private final TorchModule program;
  private final @Nullable Companion embed;
  private final @Nullable Companion fromEmbeddings;
  private final @Nullable Companion gradCam;
  private final Signature signature;
  private final boolean epsNeeded;

  /** A method of the program, or of a file of its own. */
  private record Companion(TorchModule module, String method) {
    NDList call(List<NDArray> inputs) {
      return module.call(method, inputs);
    }
  }

  TorchNetwork(
      Signature signature,
      TorchModule program,
      @Nullable TorchModule embed,
      @Nullable TorchModule fromEmbeddings,
      @Nullable TorchModule gradCam) {
    this.signature = signature;
    this.program = program;
    this.embed = companion(embed, "embed");
    this.fromEmbeddings = companion(fromEmbeddings, "from_embeddings");
    this.gradCam = signature.text() ? null : companion(gradCam, "grad_cam");
    epsNeeded = signature.attentionLayers() > 0 && differentiable() && !runsWithoutEps();
  }

  @Override
  public NDArray embed(NDArray ids) {
    if (embed == null) {
      throw new IllegalStateException("The model does not say how ids become embeddings.");
    }
    return embed.call(List.of(typed(ids, signature.ids()))).get(0);
  }

  @Override
  public long vocabulary() {
    return 0;
  }

  @Override
  public NDArray answer(NDArray ids, @Nullable NDArray mask) {
    List<NDArray> inputs = new ArrayList<>();
    inputs.add(typed(ids, signature.ids()));
    if (signature.mask() != null) {
      inputs.add(typed(maskOrOnes(ids, mask), signature.mask()));
    }
    return program.forward(inputs).get(0);
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    if (!signature.text()) {
      return program.forward(List.of(leaf)).get(0);
    }
    return continued(leaf, mask, epsNeeded ? zeros(leaf) : null).get(0);
  }

  @Override
  public boolean differentiable() {
    return !signature.text() || (embed != null && fromEmbeddings != null);
  }

  @Override
  public int attentionLayers() {
    return signature.attentionLayers();
  }

  @Override
  public int attentionHeads() {
    return signature.attentionHeads();
  }

  @Override
  public Attended attend(NDArray leaf, @Nullable NDArray mask, @Nullable NDArray given) {
    NDArray eps = given == null ? zeros(leaf) : given;
    NDList outputs = continued(leaf, mask, eps);
    if (outputs.size() <= signature.attentionOutput()) {
      throw new ModelException("The model does not give the attention that it declares.");
    }
    NDArray attention = outputs.get(signature.attentionOutput());
    if (!attention.getShape().equals(eps.getShape())) {
      throw new ModelException("The model's attention has another shape than it declares.");
    }
    List<NDArray> layers = new ArrayList<>();
    for (int layer = 0; layer < signature.attentionLayers(); layer++) {
      layers.add(attention.get(new NDIndex(":, {}", layer)));
    }
    return new Attended(outputs.get(0), layers);
  }

  @Override
  public boolean hasFeatureMaps() {
    return gradCam != null;
  }

  @Override
  public Mapped map(NDArray leaf, NDArray eps) {
    if (gradCam == null) {
      throw new IllegalStateException("The model does not say where its feature maps are.");
    }
    NDList outputs = gradCam.call(List.of(leaf, eps));
    if (outputs.size() != 2 || outputs.get(1).getShape().dimension() != PICTURES_RANK) {
      throw new ModelException(
          "The companion grad_cam must give logits and an activation [batch,channels,h,w].");
    }
    return new Mapped(outputs.get(0), outputs.get(1));
  }

  @Override
  public @Nullable Network randomised(long seed) {
    if (modules().noneMatch(TorchModule::parametrised)) {
      return null;
    }
    SplittableRandom random = new SplittableRandom(seed);
    TorchModule other = program.randomised(random);
    return new TorchNetwork(
        signature,
        other,
        randomised(embed, random),
        randomised(fromEmbeddings, random),
        randomised(gradCam, random));
  }

  private @Nullable TorchModule randomised(@Nullable Companion companion, SplittableRandom random) {
    return companion == null || companion.module() == program
        ? null
        : companion.module().randomised(random);
  }

  @Override
  public void close() {
    modules().forEach(TorchModule::close);
  }

  private Stream<TorchModule> modules() {
    Stream<TorchModule> companions =
        Stream.of(
                Optional.ofNullable(embed),
                Optional.ofNullable(fromEmbeddings),
                Optional.ofNullable(gradCam))
            .flatMap(Optional::stream)
            .map(Companion::module);
    return Stream.concat(Stream.of(program), companions).distinct();
  }

  private NDList continued(NDArray leaf, @Nullable NDArray mask, @Nullable NDArray eps) {
    if (fromEmbeddings == null) {
      throw new IllegalStateException("The model does not say how it goes on from embeddings.");
    }
    List<NDArray> inputs = new ArrayList<>();
    inputs.add(leaf);
    inputs.add(typed(maskOrOnes(leaf, mask), signature.maskType()));
    if (eps != null) {
      inputs.add(eps);
    }
    return fromEmbeddings.call(inputs);
  }

  /** Whether {@code from_embeddings} takes two arguments as well; asked once, at the start. */
  private boolean runsWithoutEps() {
    try (Autograd span = Autograd.evaluating()) {
      NDArray leaf = embed(span.longs(new long[] {0, 0}, 1, 2));
      continued(leaf, null, null);
      return true;
    } catch (ModelException e) {
      return false;
    }
  }

  private NDArray zeros(NDArray leaf) {
    long length = leaf.getShape().get(1);
    return leaf.getManager()
        .zeros(
            new Shape(
                leaf.getShape().get(0),
                signature.attentionLayers(),
                signature.attentionHeads(),
                length,
                length));
  }

  private static NDArray maskOrOnes(NDArray input, @Nullable NDArray mask) {
    Shape shape = input.getShape();
    return mask == null ? input.getManager().ones(new Shape(shape.get(0), shape.get(1))) : mask;
  }

  private static NDArray typed(NDArray array, DataType type) {
    return array.toType(type, false);
  }

  private @Nullable Companion companion(@Nullable TorchModule module, String role) {
    if (module != null) {
      return new Companion(module, "forward");
    }
    return program.exports(role) ? new Companion(program, role) : null;
  }
}
