namespace BiSSL.Torch;

/// <summary>Bytes on one CUDA device.</summary>
/// <param name="Allocated">Held by tensors now.</param>
/// <param name="PeakAllocated">The most held by tensors so far.</param>
/// <param name="Reserved">Taken from the driver by the caching allocator.</param>
public readonly record struct CudaMemory(long Allocated, long PeakAllocated, long Reserved);
