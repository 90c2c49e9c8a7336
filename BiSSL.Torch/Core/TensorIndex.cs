namespace TorchSharp;

public static partial class torch
{
    /// <summary>One entry between the brackets of an indexed tensor.</summary>
    public readonly struct TensorIndex
    {
        internal enum Kind
        {
            None,
            Ellipsis,
            Slice,
            Single,
            Bool,
            Tensor,
        }

        internal readonly Kind Type;
        internal readonly long? First;
        internal readonly long? Stop;
        internal readonly long? Step;
        internal readonly Tensor? Indices;

        private TensorIndex(Kind type, long? first = null, long? stop = null, long? step = null, Tensor? indices = null)
        {
            Type = type;
            First = first;
            Stop = stop;
            Step = step;
            Indices = indices;
        }

        public static readonly TensorIndex Ellipsis = new(Kind.Ellipsis);

        /// <summary>Adds a dimension of length 1.</summary>
        public static readonly TensorIndex None = new(Kind.None);

        public static readonly TensorIndex Null = new(Kind.None);

        /// <summary>The whole dimension.</summary>
        public static readonly TensorIndex Colon = new(Kind.Slice);

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new(Kind.Slice, start, stop, step);

        public static TensorIndex Slice((int? start, int? end) range) => new(Kind.Slice, range.start, range.end);

        public static TensorIndex Slice(Range range) => new(Kind.Slice, Bound(range.Start), End(range.End));

        public static TensorIndex Bool(bool value) => new(Kind.Bool, value ? 1 : 0);

        public static TensorIndex Single(long? index) => index is null ? None : new(Kind.Single, index);

        public static TensorIndex Tensor(Tensor tensor) => new(Kind.Tensor, indices: tensor);

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int?, int?) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(Bound(index));

        /// <summary>Only makes the compiler prefer the TensorIndex indexer.</summary>
        public static implicit operator Tensor(TensorIndex value) =>
            throw new InvalidOperationException("A TensorIndex does not become a tensor; it steers overload resolution only.");

        private static long Bound(Index index) => index.IsFromEnd ? -index.Value : index.Value;

        private static long? End(Index index) => index.IsFromEnd && index.Value == 0 ? null : Bound(index);
    }
}
