using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An n-dimensional array of one element type on one device. The wrapper owns one reference to libtorch's tensor; views and reads
    /// of <see cref="grad"/> are wrappers of their own.
    /// </summary>
    /// <remarks>Every operation throws <see cref="System.Runtime.InteropServices.ExternalException"/> with libtorch's message when it fails.</remarks>
    public partial class Tensor : IDisposable
    {
        private static long s_totalCount;
        private static long s_peakCount;

        private nint _handle;

        /// <summary>Takes over a native reference; zero is an undefined tensor.</summary>
        protected internal Tensor(nint handle)
        {
            _handle = handle;
            if (handle == 0)
                return;
            OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
            var count = Interlocked.Increment(ref s_totalCount);
            if (count > Volatile.Read(ref s_peakCount))
                Volatile.Write(ref s_peakCount, count);
        }

        /// <summary>Takes over another wrapper's tensor and its place in a dispose scope; the other becomes invalid.</summary>
        protected Tensor(Tensor source)
        {
            _handle = source.Handle;
            source._handle = 0;
            source.OwningDisposeScope?.Replace(source, this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>The wrappers alive in the process.</summary>
        public static long TotalCount => Interlocked.Read(ref s_totalCount);

        public static long PeakCount => Interlocked.Read(ref s_peakCount);

        /// <exception cref="InvalidOperationException">The tensor is disposed, or undefined as an unused gradient is.</exception>
        public nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("This tensor is disposed or undefined.");

        /// <summary>Disposed, or undefined as the gradient of an unused input is.</summary>
        public bool IsInvalid => _handle == 0;

        internal DisposeScope? OwningDisposeScope { get; set; }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
                owner.MoveToOther(other, this);
            else
                other?.Attach(this);
            return this;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0)
                return;
            Interlocked.Decrement(ref s_totalCount);
            Native.bt_release(handle);
            if (disposing)
                LeaveScope();
        }

        private void LeaveScope()
        {
            if (OwningDisposeScope is { } scope)
                scope.MarkAsDisposed(this);
            else
                DisposeScopeManager.Statistics.DisposedOutsideScopeCount++;
        }
    }
}
