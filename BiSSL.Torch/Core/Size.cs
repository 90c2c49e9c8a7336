using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The lengths of a tensor's dimensions.</summary>
    public readonly struct Size : IEnumerable<long>
    {
        private readonly long[] _shape;

        public Size(long[] shape) => _shape = shape;

        public Size(IEnumerable<long> shape) => _shape = [.. shape];

        public int Length => _shape.Length;

        public long this[int idx] => _shape[idx < 0 ? idx + _shape.Length : idx];

        public static implicit operator Size(long[] size) => new(size);

        public static implicit operator Size(long size) => new([size]);

        public static implicit operator Size((long, long) size) => new([size.Item1, size.Item2]);

        public static implicit operator Size((long, long, long) size) => new([size.Item1, size.Item2, size.Item3]);

        public static implicit operator Size((long, long, long, long) size) => new([size.Item1, size.Item2, size.Item3, size.Item4]);

        internal long[] Lengths => _shape;

        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)_shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override bool Equals(object? obj) => obj is Size other && _shape.AsSpan().SequenceEqual(other._shape);

        public override int GetHashCode() => _shape.Aggregate(17, HashCode.Combine);

        public override string ToString() => $"[{string.Join(", ", _shape)}]";

        public static bool operator ==(Size left, Size right) => left.Equals(right);

        public static bool operator !=(Size left, Size right) => !left.Equals(right);
    }
}
