using BiSSL.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers on one device. The same seed on the same device gives the same numbers.</summary>
    public unsafe class Generator : IDisposable
    {
        private nint _handle;

        /// <param name="seed">Where the stream starts.</param>
        /// <param name="device">The device it draws on; the CPU where null.</param>
        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            nint handle;
            NativeError.Check(Native.bt_generator_new((int)this.device.type, this.device.index, seed, &handle));
            _handle = handle;
        }

        private Generator(nint handle, Device device)
        {
            _handle = handle;
            this.device = device;
        }

        ~Generator() => Dispose(false);

        public Device device { get; }

        /// <summary>The generator that the CPU draws from where none is named.</summary>
        public static Generator Default => DefaultOf(CPU);

        /// <exception cref="InvalidOperationException">The generator is disposed.</exception>
        public nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("This generator is disposed.");

        public Tensor get_state()
        {
            nint state;
            NativeError.Check(Native.bt_generator_get_state(Handle, &state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        public void set_state(Tensor value)
        {
            NativeError.Check(Native.bt_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(value);
            GC.KeepAlive(this);
        }

        public Generator manual_seed(long seed)
        {
            NativeError.Check(Native.bt_generator_set_seed(Handle, (ulong)seed));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Draws a new seed from the system, starts from it and returns it.</summary>
        public long seed()
        {
            ulong value;
            NativeError.Check(Native.bt_generator_reseed(Handle, &value));
            GC.KeepAlive(this);
            return (long)value;
        }

        public long initial_seed()
        {
            ulong value;
            NativeError.Check(Native.bt_generator_seed(Handle, &value));
            GC.KeepAlive(this);
            return (long)value;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0)
                Native.bt_generator_release(handle);
        }

        internal static Generator DefaultOf(Device device)
        {
            nint handle;
            NativeError.Check(Native.bt_generator_default((int)device.type, device.index, &handle));
            return new Generator(handle, device);
        }
    }
}
