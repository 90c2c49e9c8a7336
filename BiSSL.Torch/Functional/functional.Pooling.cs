using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                MaxPool(input, [kernel_size], stride is long s ? [s] : [], [padding ?? 0], [dilation ?? 1], ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
                bool ceil_mode = false) =>
                MaxPool(
                    input, Pair(kernel_size), stride is (long, long) s ? Pair(s) : [], Pair(padding ?? (0, 0)), Pair(dilation ?? (1, 1)), ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                MaxPool(input, kernel_size, strides ?? [], padding ?? [0], dilation ?? [1], ceil_mode);

            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) =>
                AvgPool(input, [kernel_size], stride is long s ? [s] : [], [padding], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false,
                bool count_include_pad = true, long? divisor_override = null) =>
                AvgPool(
                    input, Pair(kernel_size), stride is (long, long) s ? Pair(s) : [], Pair(padding ?? (0, 0)), ceil_mode, count_include_pad,
                    divisor_override);

            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null) =>
                AvgPool(input, kernel_size, stride ?? [], padding ?? [0], ceil_mode, count_include_pad, divisor_override);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, (long[])[output_size, output_size]);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Pair(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) => Dispatch.Tensor("adaptive_avg_pool2d", input, output_size);

            private static Tensor MaxPool(Tensor input, long[] kernel, long[] stride, long[] padding, long[] dilation, bool ceil) =>
                Dispatch.Tensor("max_pool2d", input, kernel, stride, padding, dilation, ceil);

            private static Tensor AvgPool(Tensor input, long[] kernel, long[] stride, long[] padding, bool ceil, bool includePadding, long? divisor) =>
                Dispatch.Tensor("avg_pool2d", input, kernel, stride, padding, ceil, includePadding, divisor);
        }
    }
}
