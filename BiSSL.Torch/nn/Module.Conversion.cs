using Parameter = TorchSharp.Modules.Parameter;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract partial class Module
        {
            /// <summary>Replaces parameters and buffers here and below by ones of the given element type (floating point only) and device.</summary>
            internal void Convert(ScalarType? dtype, Device? device)
            {
                foreach (var child in children())
                    child.Convert(dtype, device);
                foreach (var (name, parameter) in _parameters.ToList())
                {
                    if (Converted(parameter, dtype, device) is { } converted)
                        Replace(name, parameter, _parameters[name] = new Parameter(converted, parameter.requires_grad));
                }
                foreach (var (name, (buffer, persistent)) in _buffers.ToList())
                {
                    if (Converted(buffer, dtype, device) is { } converted)
                        Replace(name, buffer, (_buffers[name] = (converted, persistent)).Tensor);
                }
            }

            /// <summary>The tensor converted, or null where nothing would change.</summary>
            private static Tensor? Converted(Tensor tensor, ScalarType? dtype, Device? device)
            {
                using var noGrad = no_grad();
                var type = IsFloatingPoint(tensor.dtype) ? dtype ?? tensor.dtype : tensor.dtype;
                var target = device ?? tensor.device;
                var same = type == tensor.dtype && target.type == tensor.device.type && target.index == tensor.device.index;
                return same ? null : tensor.to(type, target, copy: true);
            }

            private void Replace(string name, Tensor old, Tensor replacement)
            {
                replacement.DetachFromDisposeScope();
                foreach (var (component, field) in ComponentFields())
                {
                    if (component == name && ReferenceEquals(field.GetValue(this), old))
                        field.SetValue(this, replacement);
                }
                old.Dispose();
            }

            private static bool IsFloatingPoint(ScalarType type) =>
                type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;
        }
    }
}
