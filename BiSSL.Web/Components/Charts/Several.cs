using System.Collections;
using System.Runtime.CompilerServices;

namespace BiSSL.Web.Components.Charts;

/// <summary>A list that equals another with equal items, so that records which hold it compare by what they show.</summary>
[CollectionBuilder(typeof(Several), nameof(Several.Of))]
public sealed class Several<T>(IReadOnlyList<T> items) : IReadOnlyList<T>, IEquatable<Several<T>>
{
    public int Count => items.Count;

    public T this[int index] => items[index];

    public bool Equals(Several<T>? other) => other is not null && this.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as Several<T>);

    public override int GetHashCode() => items.Aggregate(items.Count, HashCode.Combine);

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes <see cref="Several{T}"/> of collection expressions.</summary>
public static class Several
{
    public static Several<T> Of<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
