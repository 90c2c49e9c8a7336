namespace BiSSL.Web.Components.Pages.Compare;

/// <summary>Places in short lists.</summary>
internal static class ListSearch
{
    /// <returns>−1 if it is not there.</returns>
    public static int IndexOf<T>(this IReadOnlyList<T> list, T item)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(list[i], item))
                return i;
        }

        return -1;
    }
}
