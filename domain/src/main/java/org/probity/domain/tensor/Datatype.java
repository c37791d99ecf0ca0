package org.probity.domain.tensor;

/** The datatypes of the Open Inference Protocol V2, and the Java array each is held in. */
public enum Datatype {
  BOOL(boolean[].class),
  UINT8(long[].class),
  UINT16(long[].class),
  UINT32(long[].class),
  UINT64(long[].class),
  INT8(long[].class),
  INT16(long[].class),
  INT32(long[].class),
  INT64(long[].class),
  FP16(float[].class),
  FP32(float[].class),
  FP64(double[].class),
  BYTES(String[].class);

  private final Class<?> array;

  Datatype(Class<?> array) {
    this.array = array;
  }

  /** The Java array type that holds values of this type. */
  public Class<?> array() {
    return array;
  }
}
