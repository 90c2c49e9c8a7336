using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes a [N, C, H, W] batch to the size, or by the factors; antialias applies to bilinear and bicubic.</summary>
            /// <exception cref="ArgumentException">Not exactly one of size and scale_factor is given, or the mode does not fit the options.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest,
                bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null)
                    throw new ArgumentException("interpolate needs either size or scale_factor.");
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException($"antialias has no {mode} form.", nameof(antialias));
                if (recompute_scale_factor && scale_factor is not null)
                    (size, scale_factor) = (Scaled(x, scale_factor), null);
                var corners = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Dispatch.Tensor($"upsample_nearest{x.dim() - 2}d.vec", x, size, scale_factor),
                    InterpolationMode.NearestExact => Dispatch.Tensor($"_upsample_nearest_exact{x.dim() - 2}d.vec", x, size, scale_factor),
                    InterpolationMode.Area => Dispatch.Tensor($"adaptive_avg_pool{x.dim() - 2}d", x, size ?? Scaled(x, scale_factor!)),
                    InterpolationMode.Linear => Dispatch.Tensor("upsample_linear1d.vec", x, size, corners, scale_factor),
                    InterpolationMode.Trilinear => Dispatch.Tensor("upsample_trilinear3d.vec", x, size, corners, scale_factor),
                    InterpolationMode.Bilinear => Dispatch.Tensor(antialias ? "_upsample_bilinear2d_aa.vec" : "upsample_bilinear2d.vec", x, size, corners, scale_factor),
                    _ => Dispatch.Tensor(antialias ? "_upsample_bicubic2d_aa.vec" : "upsample_bicubic2d.vec", x, size, corners, scale_factor),
                };
            }

            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                mode is PaddingModes.Constant or PaddingModes.Zeros
                    ? Dispatch.Tensor("constant_pad_nd", input, pad, mode == PaddingModes.Zeros ? 0.0 : value)
                    : Dispatch.Tensor(PadName(mode, pad.Length / 2), input, pad);

            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, pad.ToArray(), mode, value);

            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, Pair(pad), mode, value);

            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, (long[])[pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                functional.pad(input, (long[])[pad, pad], mode, value);

            /// <summary>Samples a [N, C, H, W] batch at the [N, H', W', 2] points, whose x and y run from -1 to 1.</summary>
            public static Tensor grid_sample(
                Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null) =>
                Dispatch.Tensor("grid_sampler", input, grid, mode == GridSampleMode.Bilinear ? 0 : 1, Number(padding_mode), align_corners ?? false);

            /// <summary>The points that [N, 2, 3] affine maps take the pixels of a [N, C, H, W] output to.</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) =>
                Dispatch.Tensor("affine_grid_generator", theta, size, align_corners);

            private static long[] Scaled(Tensor x, double[] factors) =>
                [.. x.shape.Skip(2).Zip(factors, (length, factor) => (long)Math.Floor(length * factor))];

            private static string PadName(PaddingModes mode, int dimensions) => mode switch
            {
                PaddingModes.Reflect => $"reflection_pad{dimensions}d",
                PaddingModes.Replicate => $"replication_pad{dimensions}d",
                _ => "_pad_circular",
            };

            private static int Number(GridSamplePaddingMode mode) => mode switch
            {
                GridSamplePaddingMode.Zeros => 0,
                GridSamplePaddingMode.Border => 1,
                _ => 2,
            };
        }
    }
}
