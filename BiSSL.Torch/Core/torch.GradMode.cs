using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static bool is_grad_enabled() => Native.bt_grad_enabled() != 0;

    /// <summary>Until disposed, operators on this thread are not recorded.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>As <see cref="no_grad"/>: tensors made inside may still be recorded later.</summary>
    public static IDisposable inference_mode(bool mode = true) => new GradMode(!mode && is_grad_enabled());

    /// <summary>Sets whether this thread records, and restores what was.</summary>
    private sealed class GradMode : IDisposable
    {
        private readonly int _before = Native.bt_grad_enabled();

        internal GradMode(bool enabled) => Native.bt_set_grad_enabled(enabled ? 1 : 0);

        public void Dispose() => Native.bt_set_grad_enabled(_before);
    }
}
